// build.mjs - bundles the web apps.
//
//   node build.mjs --out DIR [--mark TEXT]
//
// --mark puts a text in front of every script and style, so that all names differ: another version for tests.
//
// DIR gets what the server sends, at the path it is sent under:
//   index.html               the page of /
//   t/index.html t/sw.js     the page of /t/{token} and its service worker
//   docs/index.html          the page of /docs
//   setup/index.html         the page of /setup
//   account/index.html       the page of /account, which the links of account mails open
//   a/join-HASH.css          style of the page that src/api/join_page.c writes
//   a/NAME-HASH.EXT          scripts, styles and images, which may be kept for ever
// Each app has one entry chunk; question types, languages and areas are dynamic
// imports and so chunks of their own, a language as three.  Types are checked by `npm run check`.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** `import Icon from "icon:wifi-off"` gives a component that draws that icon of lucide-static. */
const icons = {
  name: "icons",
  setup(build) {
    build.onResolve({ filter: /^icon:/ }, (args) => ({ path: args.path.slice(5), namespace: "icon" }));
    build.onLoad({ filter: /./, namespace: "icon" }, ({ path }) => {
      const svg = readFileSync(require.resolve(`lucide-static/icons/${path}.svg`), "utf8");
      const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.indexOf("</svg>"));
      const drawing = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${inner.trim()}</svg>`;
      return { contents: `export default () => ${drawing};`, loader: "jsx", resolveDir: root };
    });
  },
};

/** Messages of the frame and of what a link first leads to, by the beginning of their keys. */
const FIRST = /^(frame|help|action|count|welcome|expired|cancelled|early|draft|blocked|timeup|unknown|unreachable)\./;

/** ... and those of questions that are recorded, drawn or linked. */
const MEDIA = /^(record|board|link)\./;

/** ... and those of programs and queries, with their editor. */
const CODE = /^(code|sql|run|verdict|editor)\./;
const pieceOf = (key) => (FIRST.test(key) ? "first" : MEDIA.test(key) ? "media" : CODE.test(key) ? "code" : "rest");

/** `import("../i18n/en.json?first")`, `?rest`, `?media` and `?code` are the pieces of a catalogue: a phone waits for one only. */
const catalogues = {
  name: "catalogues",
  setup(build) {
    build.onResolve({ filter: /\.json\?(first|rest|media|code)$/ }, ({ path, resolveDir }) => {
      const [file, piece] = path.split("?");
      return { path: join(resolveDir, file), suffix: "?" + piece, namespace: "catalogue" };
    });
    build.onLoad({ filter: /./, namespace: "catalogue" }, ({ path, suffix }) => {
      const all = Object.entries(JSON.parse(readFileSync(path, "utf8")));
      const piece = all.filter(([key]) => "?" + pieceOf(key) === suffix);
      return { contents: JSON.stringify(Object.fromEntries(piece)), loader: "json", watchFiles: [path] };
    });
  },
};

/** What the code editor is made of. */
const EDITOR = /node_modules\/(@codemirror|@lezer)\//;

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: false,
  metafile: true,
  legalComments: "none",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  target: ["chrome103", "firefox103", "safari16"],
  logLevel: "warning",
  plugins: [icons, catalogues],
};

const { values: args } = parseArgs({ options: { out: { type: "string" }, mark: { type: "string" } } });
const mark = args.mark ? { banner: { js: `/*! ${args.mark} */`, css: `/*! ${args.mark} */` } } : {};

/** Bundles entry points into OUT/a and returns esbuild's account of the files made. */
async function bundle(out, entryPoints, define = {}) {
  const result = await esbuild.build({
    ...common,
    ...mark,
    define,
    entryPoints,
    outdir: join(out, "a"),
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    loader: { ".svg": "file" },
  });
  const outputs = Object.entries(result.metafile.outputs);
  const address = (file) => "/a/" + basename(file);
  const made = (entryPoint) => outputs.find(([, o]) => o.entryPoint === entryPoint);
  return {
    files: outputs.map(([file]) => address(file)),
    /** The addresses of the chunks with code of these packages. */
    with: (packages) =>
      outputs.filter(([, o]) => Object.keys(o.inputs).some((file) => packages.test(file))).map(([file]) => address(file)),
    /** The address of what an entry point became. */
    entry: (entryPoint) => address(made(entryPoint)[0]),
    /** The address of the chunks an entry point needs before it runs. */
    needs: (entryPoint) =>
      made(entryPoint)[1]
        .imports.filter((i) => i.kind === "import-statement")
        .map((i) => address(i.path)),
  };
}

/** Puts a file into OUT/a under a name with its hash; returns its address. */
function asset(out, file) {
  const bytes = readFileSync(join(root, file));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  const address = "/a/" + basename(file).replace(".", `-${hash}.`);
  writeFileSync(join(out, address), bytes);
  return address;
}

/** Fills the {{names}} of a page. */
function page(out, from, to, values) {
  const html = readFileSync(join(root, from), "utf8").replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name] ?? fail(`${from}: nothing is known as {{${name}}}`),
  );
  mkdirSync(dirname(join(out, to)), { recursive: true });
  writeFileSync(join(out, to), html);
}

function fail(message) {
  throw new Error(message);
}

async function build(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "a"), { recursive: true });

  const app = "candidate/main.tsx";
  const later = await bundle(out, [
    { in: "css/screens.css", out: "screens" },
    { in: "css/code.css", out: "code" },
  ]);
  const made = await bundle(
    out,
    [
      { in: app, out: "candidate" },
      { in: "css/candidate.css", out: "candidate" },
      { in: "css/start.css", out: "start" },
      { in: "css/join.css", out: "join" },
    ],
    {
      SCREENS_STYLE: JSON.stringify(later.entry("css/screens.css")),
      CODE_STYLE: JSON.stringify(later.entry("css/code.css")),
    },
  );
  const icon = asset(out, "candidate/icon.svg");
  const candidate = {
    icon,
    script: made.entry(app),
    style: made.entry("css/candidate.css"),
    preloads: made
      .needs(app)
      .map((file) => `<link rel="modulepreload" href="${file}">`)
      .join(""),
  };
  page(out, "candidate/index.html", "t/index.html", candidate);
  page(out, "admin/index.html", "index.html", { icon, style: made.entry("css/start.css") });

  // Bundled on their own: what they share with the candidate's app is no reason for one chunk more there.
  const reference = await bundle(out, [
    { in: "docs/main.tsx", out: "docs" },
    { in: "css/docs.css", out: "docs" },
  ]);
  page(out, "docs/index.html", "docs/index.html", {
    icon,
    script: reference.entry("docs/main.tsx"),
    style: reference.entry("css/docs.css"),
  });

  for (const name of ["setup", "account"]) {
    const alone = await bundle(out, [
      { in: `${name}/main.tsx`, out: name },
      { in: "css/setup.css", out: "setup" },
    ]);
    page(out, `${name}/index.html`, `${name}/index.html`, {
      icon,
      script: alone.entry(`${name}/main.tsx`),
      style: alone.entry("css/setup.css"),
    });
  }

  // The worker keeps the whole shell; its version changes when a file of the shell does.  The editor is no
  // part of it: the worker keeps of that what a page has asked for.
  const others = [...["css/start.css", "css/join.css"].map((file) => made.entry(file)), ...made.with(EDITOR)];
  const shell = ["/t/index.html", icon, ...[...later.files, ...made.files].filter((file) => !others.includes(file))];
  const html = readFileSync(join(out, "t/index.html"));
  const names = [...later.files, ...made.files].join(); // a chunk of the editor is a reason for another version too
  const version = createHash("sha256").update(html).update(icon).update(names).digest("hex").slice(0, 12);
  await esbuild.build({
    ...common,
    entryPoints: ["candidate/sw.ts"],
    outfile: join(out, "t/sw.js"),
    format: "iife",
    define: { SHELL_FILES: JSON.stringify(shell), SHELL_VERSION: JSON.stringify(version) },
  });
}

if (!args.out) {
  console.error("usage: node build.mjs --out DIR [--mark TEXT]");
  process.exit(2);
}
await build(resolve(args.out));
