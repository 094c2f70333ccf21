// whiteboard.tsx - a drawing as an answer: pen, eraser and lines of text, saved as a picture that carries its strokes.
import { useEffect, useRef, useState } from "preact/hooks";
import EraserIcon from "icon:eraser";
import PenIcon from "icon:pencil";
import UndoIcon from "icon:undo-2";
import { t, type Key } from "../../lib/i18n";
import { BOARD, draw, LINE, type Stroke } from "./board";
import { readStrokes, withStrokes } from "./png";
import { Group, textOf } from "./frame";
import type { ViewProps } from "./registry";
import { fetchUpload, FileError, FileRow, Picker, putUpload, useUpload } from "./upload";

export { answered, empty, summary } from "./upload";

const IDLE_MS = 1_500;
const NAME = "whiteboard.png";
const TEXT_MAX = 60;
const LINE_TOP = 48;

/** What was drawn, as long as this page is open: by item. */
const drawn = new Map<string, readonly Stroke[]>();

export function view(props: ViewProps) {
  const { item, number, value, practice } = props;
  const upload = useUpload(props);
  const newest = useRef(upload);
  newest.current = upload;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>(drawn.get(item.item_id) ?? []);
  const [tool, setTool] = useState<"pen" | "eraser">("pen");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<Key | null>(null);
  const now = useRef(strokes);
  const current = useRef<Stroke | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const drawable = (item.accept ?? "image/png").split(",").includes("image/png");

  const paint = () => {
    const context = canvas.current?.getContext("2d");
    if (context) draw(context, current.current ? [...now.current, current.current] : now.current);
  };
  /** Shows these strokes; what the candidate changed is saved when the pen rests. */
  const change = (next: readonly Stroke[]) => {
    now.current = next;
    drawn.set(item.item_id, next);
    setStrokes(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, IDLE_MS);
  };
  const save = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const kept = now.current;
    const board = canvas.current;
    if (kept.length === 0) return newest.current.remove();
    board?.toBlob(async (picture) => {
      if (!picture) return;
      const file = await withStrokes(picture, kept);
      if (file.size > (item.max_bytes ?? Infinity)) return setTrouble("board.full");
      if (practice) newest.current.choose(new File([file], NAME, { type: file.type }));
      else putUpload(item, file, NAME);
    }, "image/png");
  };

  useEffect(paint, [strokes]);
  // What was drawn on an earlier visit, here or on another device.
  useEffect(() => {
    const stored = textOf(value);
    const before = upload.blob ? Promise.resolve(upload.blob) : stored.startsWith("up_") ? fetchUpload(stored) : null;
    if (drawn.has(item.item_id) || !before) return;
    before
      .then(readStrokes)
      .then((found) => {
        if (!found || now.current.length > 0) return;
        now.current = found;
        drawn.set(item.item_id, found);
        setStrokes(found);
      })
      .catch(() => setTrouble("board.notLoaded"));
  }, []);
  // Whoever leaves the question, or the page, leaves nothing unsaved.
  useEffect(() => {
    const hide = () => timer.current !== undefined && save();
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      hide();
    };
  }, []);

  const at = (event: PointerEvent) => {
    const { left, top, width, height } = canvas.current!.getBoundingClientRect();
    return [
      Math.round(((event.clientX - left) / width) * BOARD.width),
      Math.round(((event.clientY - top) / height) * BOARD.height),
    ];
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    canvas.current!.setPointerCapture(event.pointerId);
    current.current = { tool, points: at(event) };
    paint();
  };
  const move = (event: PointerEvent) => {
    if (!current.current || !("points" in current.current)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length > 0 ? all : [event]) current.current.points.push(...at(one));
    paint();
  };
  const up = () => {
    if (!current.current) return;
    const done = current.current;
    current.current = null;
    change([...now.current, done]);
  };
  const undo = () => now.current.length > 0 && change(now.current.slice(0, -1));
  const addText = () => {
    const line = text.trim();
    if (!line) return;
    const lines = now.current.filter((stroke) => "text" in stroke).length;
    change([...now.current, { text: line, x: LINE_TOP, y: LINE_TOP + ((lines * LINE) % (BOARD.height - LINE)) }]);
    setText("");
  };

  return (
    <Group item={item} number={number} hint={t("board.lead")}>
      {drawable && (
        <div
          class="board"
          onKeyDown={(event) => {
            if (!(event.ctrlKey || event.metaKey) || event.key !== "z" || event.target instanceof HTMLInputElement) return;
            event.preventDefault();
            undo();
          }}
        >
          <div class="tools" role="toolbar" aria-label={t("board.tools")}>
            <button type="button" aria-pressed={tool === "pen"} onClick={() => setTool("pen")}>
              <PenIcon /> {t("board.pen")}
            </button>
            <button type="button" aria-pressed={tool === "eraser"} onClick={() => setTool("eraser")}>
              <EraserIcon /> {t("board.eraser")}
            </button>
            <button type="button" aria-disabled={strokes.length === 0} onClick={undo}>
              <UndoIcon /> {t("board.undo")}
            </button>
            <button
              type="button"
              class="quiet"
              aria-disabled={strokes.length === 0}
              onClick={() => strokes.length > 0 && change([])}
            >
              {t("board.clear")}
            </button>
          </div>
          <canvas
            ref={canvas}
            width={BOARD.width}
            height={BOARD.height}
            role="img"
            aria-label={t("board.area", { count: strokes.length })}
            onPointerDown={down}
            onPointerMove={move}
            onPointerUp={up}
            onPointerCancel={up}
          />
          <div class="tools">
            <input
              type="text"
              maxLength={TEXT_MAX}
              autocomplete="off"
              aria-label={t("board.text")}
              placeholder={t("board.text")}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                addText();
              }}
            />
            <button type="button" onClick={addText}>
              {t("board.addText")}
            </button>
          </div>
        </div>
      )}
      <div class="drop">
        <FileRow upload={upload} />
        <Picker item={item} upload={upload} text={upload.shown ? undefined : "board.orFile"} />
      </div>
      <FileError text={upload.error || (trouble ? t(trouble) : "")} />
    </Group>
  );
}
