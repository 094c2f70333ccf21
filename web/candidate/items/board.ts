// board.ts - the strokes of a whiteboard, and how they are painted.  Their units are the points of the picture.

export type Stroke =
  | { tool: "pen" | "eraser"; /** x, y, x, y, ... */ points: number[] }
  | { text: string; x: number; y: number };

export const BOARD = { width: 1200, height: 750 } as const;
/** From one line of text to the next. */
export const LINE = 56;
const WIDTHS = { pen: 5, eraser: 40 } as const;
const PAPER = "#ffffff";
const INK = "#1c2528";
const STROKES_MAX = 20_000;

export function draw(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  context.fillStyle = PAPER;
  context.fillRect(0, 0, BOARD.width, BOARD.height);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.font = "40px sans-serif";
  context.textBaseline = "top";
  for (const stroke of strokes) {
    context.fillStyle = INK;
    if ("text" in stroke) context.fillText(stroke.text, stroke.x, stroke.y);
    else line(context, stroke.tool, stroke.points);
  }
}

/** Through the middles of neighbouring points, which makes it smooth. */
function line(context: CanvasRenderingContext2D, tool: "pen" | "eraser", points: readonly number[]): void {
  const [x = 0, y = 0] = points;
  context.lineWidth = WIDTHS[tool];
  context.strokeStyle = tool === "pen" ? INK : PAPER;
  context.beginPath();
  context.moveTo(x, y);
  for (let i = 2; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = points.slice(i, i + 4) as [number, number, number, number];
    context.quadraticCurveTo(ax, ay, (ax + bx) / 2, (ay + by) / 2);
  }
  context.lineTo(points.at(-2)!, points.at(-1)!);
  context.stroke();
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** What was stored, if it is a list of strokes; anything else is none. */
export function strokesOf(value: unknown): Stroke[] | null {
  if (!Array.isArray(value) || value.length > STROKES_MAX) return null;
  const good = (one: Record<string, unknown> | null) =>
    typeof one?.text === "string"
      ? isNumber(one.x) && isNumber(one.y)
      : (one?.tool === "pen" || one?.tool === "eraser") && Array.isArray(one.points) && one.points.length >= 2 &&
        one.points.every(isNumber);
  return value.every(good) ? (value as Stroke[]) : null;
}
