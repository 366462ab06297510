// Build the bundles in ../static/vendor from the packages in node_modules, with their licence texts.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const vendor = "../static/vendor";
mkdirSync(vendor, { recursive: true });

await build({
  entryPoints: ["src/vis.js"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "vis",
  target: "es2020",
  legalComments: "none",
  outfile: `${vendor}/vis-network.js`,
});

const fonts = ["newsreader-latin-wght-normal", "newsreader-latin-wght-italic", "newsreader-latin-ext-wght-normal", "newsreader-latin-ext-wght-italic",
  "public-sans-latin-wght-normal", "public-sans-latin-ext-wght-normal"];
for (const font of fonts) {
  const family = font.startsWith("newsreader") ? "newsreader" : "public-sans";
  copyFileSync(`node_modules/@fontsource-variable/${family}/files/${font}.woff2`, `${vendor}/${font}.woff2`);
}

// vis-network and its peers: a bundle may hold parts of each, so each has its licence here.
const buildOnly = new Set(["esbuild"]);
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const packages = Object.keys(manifest.devDependencies).filter((name) => !buildOnly.has(name)).sort();
function licenceInReadme(name) {
  const readme = readdirSync(`node_modules/${name}`).find((f) => /^readme/i.test(f));
  const section = readme && readFileSync(`node_modules/${name}/${readme}`, "utf8").match(/^#+ *licen[cs]e[\s\S]*/im);
  if (!section) throw new Error(`${name} ships no licence text`);
  return section[0];
}

const texts = packages.map((name) => {
  const about = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const file = readdirSync(`node_modules/${name}`).filter((f) => /^licen[cs]e/i.test(f)).sort()[0];
  const text = file ? readFileSync(`node_modules/${name}/${file}`, "utf8") : licenceInReadme(name);
  return `${name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
});
writeFileSync(`${vendor}/LICENSES.txt`, texts.join(`\n${"=".repeat(80)}\n\n`));
console.log(`Built the bundle from ${packages.join(", ")}.`);
