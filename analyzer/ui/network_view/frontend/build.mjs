// Bundles the view and everything it needs into ../static/network.js, with the licences of what is in it beside it.

import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const result = await build({
  entryPoints: ["network.js"],
  bundle: true,
  format: "esm",
  minify: true,
  metafile: true,
  target: "es2022",
  legalComments: "none",
  outfile: "../static/network.js",
});

const found = Object.keys(result.metafile.inputs)
  .map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
  .filter(Boolean);
const notices = [...new Set(found)].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} carries no licence text, so it cannot be bundled`);
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("../static/NOTICE.txt", `The picture of the network contains:\n\n${notices.join("\n---\n\n")}`);
