/** Bundles the player: `node build.mjs` writes dist/, `node build.mjs --check` exits 1 when dist/ is not what js/ gives. */

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(join(here, "../../tests/package.json"));
const { build } = require("esbuild");
const dist = join(here, "dist");
const banner = "/* generated; edit js/ and run build.mjs */";

const theme = listed(join(here, "theme"), (name) => /^\d.*\.css$/.test(name));
const blocks = join(here, "../blocks");
const parts = (name) => listed(blocks).map((folder) => join(folder, name)).filter(existsSync);

/** The paths in a folder, in an order that no machine's locale can change. */
function listed(folder, wanted = () => true) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter(wanted).sort().map((name) => join(folder, name));
}

const collected = {
  name: "blocks",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^blocks$/ }, () => ({ path: "blocks", namespace: "blocks" }));
    onLoad({ filter: /.*/, namespace: "blocks" }, () => {
      const imports = parts("view.js").map((path, i) => `import view${i} from ${JSON.stringify(path)};`);
      const names = imports.map((_, i) => `view${i}`);
      return { contents: `${imports.join("\n")}\nexport default [${names}];`, resolveDir: here };
    });
  },
};

const common = { bundle: true, minify: true, write: false, legalComments: "none", charset: "utf8", absWorkingDir: here };

async function script() {
  const { outputFiles } = await build({
    ...common,
    stdin: { contents: 'import views from "blocks"; import { start } from "./js/main.js"; start(views);', resolveDir: here },
    format: "iife",
    target: "es2022",
    banner: { js: banner },
    plugins: [collected],
  });
  return outputFiles[0].contents;
}

/** What the first screen needs stands in the document itself, so that it is painted before the style sheet has come. */
const first = theme.filter((path) => basename(path) < "5");
const rest = theme.filter((path) => basename(path) >= "5");

async function style(files) {
  const imports = files.map((path) => `@import ${JSON.stringify(path)};`);
  const { outputFiles } = await build({
    ...common,
    stdin: { contents: imports.join("\n"), loader: "css", resolveDir: here },
    loader: { ".svg": "dataurl" },
    banner: { css: banner },
  });
  return outputFiles[0].contents;
}

const made = {
  [join(dist, "player.js")]: await script(),
  [join(dist, "first.css")]: await style(first),
  [join(dist, "until.css")]: await style([join(here, "theme", "until.css")]),
  [join(dist, "player.css")]: await style([...rest, ...parts("view.css")]),
};

if (process.argv.includes("--check")) {
  const stale = Object.keys(made).filter((path) => !existsSync(path) || !readFileSync(path).equals(made[path]));
  for (const path of stale) console.error(`${basename(path)} is not what the source gives: run build.mjs`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  mkdirSync(dist, { recursive: true });
  for (const [path, contents] of Object.entries(made)) writeFileSync(path, contents);
}
