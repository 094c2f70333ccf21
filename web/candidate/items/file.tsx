// file.tsx - a file as an answer: chosen, or dropped here.
import { useState } from "preact/hooks";
import { Group } from "./frame";
import type { ViewProps } from "./registry";
import { FileError, FileRow, Picker, useUpload } from "./upload";

export { answered, empty, summary } from "./upload";

export function view(props: ViewProps) {
  const { item, number } = props;
  const [over, setOver] = useState(false);
  const upload = useUpload(props);
  return (
    <Group item={item} number={number} hint={upload.rule}>
      <div
        class={`drop ${over ? "over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          upload.choose(event.dataTransfer?.files[0]);
        }}
      >
        <FileRow upload={upload} />
        <Picker item={item} upload={upload} />
      </div>
      <FileError text={upload.error} />
    </Group>
  );
}
