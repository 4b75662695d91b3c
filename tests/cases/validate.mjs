// ./dev validate: recomputes every case and writes docs/validation/cases.md, the deviations beside what they may be.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cases, command, root } from "./files.mjs";

function valueOf(entry, result) {
  if (entry.pointer !== undefined)
    return entry.pointer.split("/").slice(1).reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], result);
  if (entry.parameter !== undefined) {
    const here = (p) => p.id === entry.parameter && (entry.experiment === undefined || p.experiment === entry.experiment);
    return result.parameters?.find(here)?.[entry.field ?? "value"];
  }
  const home = entry.experiment === undefined ? result : result.experiments?.find((e) => e.id === entry.experiment);
  const index = home?.series?.time.values.findIndex((t) => Math.abs(t - entry.time) <= 1e-9 * Math.max(1, Math.abs(entry.time)));
  return home?.series?.columns.find((c) => c.id === entry.column)?.values[index];
}

/** The deviation of an entry in units of what it may be, and in the units of its tolerance. */
function deviation(entry, result) {
  const value = valueOf(entry, result);
  if (typeof value !== "number" || typeof entry.value !== "number") return value === entry.value ? 0 : Infinity;
  const allowed = Math.max((entry.relative ?? 0) * Math.abs(entry.value), entry.absolute ?? 0);
  const error = Math.abs(value - entry.value);
  return error === 0 ? 0 : allowed === 0 ? Infinity : error / allowed;
}

const faultWords = (list) => (list ?? []).map((f) => `${f.pointer} ${f.code}`).sort().join("\n");

function rowOf({ name, file, expected }) {
  const words = ["run", file, "--json", ...(expected.study ? ["--study", expected.study] : [])];
  const result = JSON.parse(spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 }).stdout);
  const status = result.errors ? "invalid" : result.status;
  const right = status === (expected.status ?? "ok") && (!expected.faults || faultWords(expected.faults) === faultWords(result.errors));
  const entries = expected.expect ?? [];
  const worst = Math.max(0, ...entries.map((entry) => deviation(entry, result)));
  return { name, source: expected.source, checks: entries.length + (expected.faults?.length ?? 0), worst, ok: right && worst <= 1 };
}

const rows = cases().map(rowOf);
const version = execFileSync(command, ["version"], { encoding: "utf8" }).trim();
const text = (words) => String(words).replaceAll("|", "\\|").replaceAll("\n", " ");
const lines = [
  "# Cases",
  "",
  `Written by \`./dev validate\` with ${version}: every document of [cases](../../cases), its numbers against those of its`,
  "source. *Worst* is the largest deviation as a share of the tolerance that the case states; above 1 the case fails.",
  "",
  "| case | source of the numbers | checks | worst | |",
  "|---|---|---|---|---|",
  ...rows.map((r) => `| [${r.name}](../../cases/${r.name}.json) | ${text(r.source)} | ${r.checks} | ${Number.isFinite(r.worst) ? r.worst.toPrecision(2) : "–"} | ${r.ok ? "holds" : "**fails**"} |`),
  "",
];
const file = path.join(root, "docs/validation/cases.md");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, lines.join("\n"));
const failed = rows.filter((r) => !r.ok).length;
console.log(`${rows.length - failed} cases hold, ${failed} fail: ${path.relative(process.cwd(), file)}`);
process.exitCode = failed > 0 || rows.length === 0 ? 1 : 0;
