// What a new visitor loads before the sample's Fit page is on screen: the entry, that page, and all they import.
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("dist/.vite/manifest.json", import.meta.url), "utf8"));

/** @returns the files of a chunk and of what it imports statically */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((next) => filesOf(next, seen))];
}

const first = new Set(["index.html", "src/features/fit/index.tsx"].flatMap((key) => filesOf(key)));

export default [{ name: "first route", path: [...first].map((file) => `dist/${file}`), limit: "380 kB", brotli: true }];
