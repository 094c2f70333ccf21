// finder.tsx - search, and the operations it leaves.
import { useEffect, useId, useRef } from "preact/hooks";
import SearchIcon from "icon:search";
import { go } from "../lib/route";
import type { Api } from "./openapi";
import { Method, Path, tagTitle } from "./parts";
import { byTag, found, place, roomy, search } from "./state";

function Search({ api }: { api: Api }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current!.select();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  const openFirst = (event: Event) => {
    event.preventDefault();
    const first = found(api)[0];
    if (first) go(`${place.value.family}/${first.id}`);
  };
  const count = found(api).length;
  return (
    <form role="search" class="search" onSubmit={openFirst}>
      <label for={id}>Search operations</label>
      <div class="search-box">
        <SearchIcon />
        <input
          ref={input}
          id={id}
          type="search"
          autocomplete="off"
          aria-keyshortcuts="Control+K Meta+K"
          placeholder={roomy.value ? "Ctrl K" : ""}
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
      </div>
      <p role="status" class={count > 0 ? "spoken" : "help"}>
        {count > 0 ? `${count} of ${api.operations.length} operations` : "No operation has these words."}
      </p>
    </form>
  );
}

export function Finder({ api }: { api: Api }) {
  const { family, operation: current } = place.value;
  return (
    <>
      <Search api={api} />
      <nav class="operations" aria-label="Operations">
        {byTag(found(api)).map(([tag, operations]) => (
          <div key={tag}>
            <p class="group" id={"tag-" + tag}>
              {tagTitle(tag)}
            </p>
            <ul aria-labelledby={"tag-" + tag}>
              {operations.map(({ id, method, path, summary }) => (
                <li key={id}>
                  <a href={`#${family}/${id}`} aria-current={id === current ? "page" : undefined}>
                    <Method name={method} />
                    <span>
                      {summary} <Path text={path} />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  );
}
