// The same rule for the web: app -> features/* -> ui, doc, engine, api, units; never feature -> feature.
import { readFileSync } from "node:fs";
import path from "node:path";

const shared = ["ui", "doc", "engine", "api", "units"];

/** The room of a file under web/src: "app", "features/fit", "ui" ... */
function roomOf(inside) {
  const [first, second] = inside.split("/");
  return first === "features" ? `features/${second}` : first;
}

function allowed(from, to) {
  if (from === to) return true;
  if (shared.includes(from)) return shared.includes(to);
  if (from.startsWith("features/")) return shared.includes(to);
  return from === "app" || !from.includes("/"); // the app, and the entry files beside it
}

/** @param files absolute paths under web/src @returns "file: what" for each broken import */
export function webFaults(root, files) {
  const source = path.join(root, "web/src");
  const faults = [];
  for (const file of files.filter((f) => /\.(ts|tsx|mts)$/.test(f))) {
    const inside = path.relative(source, file).split(path.sep).join("/");
    for (const [, target] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
      const local = target.startsWith("@/")
        ? target.slice(2)
        : target.startsWith(".")
          ? path.posix.normalize(path.posix.join(path.posix.dirname(inside), target))
          : undefined; // a package
      if (local === undefined || local.startsWith("../")) continue;
      const [from, to] = [roomOf(inside), roomOf(local)];
      if (!allowed(from, to)) faults.push(`web/src/${inside}: ${from} may not import ${to}`);
    }
  }
  return faults;
}
