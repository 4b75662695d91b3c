// Who may include whom (docs/ARCHITECTURE.md, "Floors"), and what the engine may not use at all.
//   node tests/lint/floors.mjs [ROOT]      prints every broken rule and exits 1 if there is one
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { webFaults } from "./web.mjs";

/** Modules of each engine module's own that it may include, beside itself. */
const engine = {
  base: [],
  units: ["base"],
  ode: ["base"],
  estimation: ["base"],
  statistics: ["base"],
  kinetics: ["base"],
  reactor: ["base", "units", "ode", "estimation", "kinetics"],
  scaleup: ["base", "units"],
  safety: ["base", "units", "ode"],
  study: ["base", "units", "ode", "estimation", "statistics", "kinetics", "reactor", "scaleup", "safety"],
  document: ["base", "units", "ode", "estimation", "statistics", "kinetics", "reactor", "scaleup", "safety", "study"],
};
/** What the tests of all modules share (engine/tests/support) may use no more than the lowest of them. */
const support = ["base"];
const apps = ["base", "units", "document"];

/** Libraries beyond the standard one, by the part of the tree that may include them. */
const libraries = {
  "Eigen/": ["engine/ode", "engine/estimation", "engine/statistics", "engine/reactor", "engine/scaleup", "engine/study"],
  "nlohmann/": ["engine/document", "apps/cli", "apps/server"],
  "CLI/": ["apps/cli"],
  "boost/": ["apps/server"],
  "spdlog/": ["apps/server"],
  "sqlite3.h": ["platform/db"],
  "openssl/": ["platform/blob"],
};
/** Libraries that one file alone may know: they take a compiler longer than all others together. */
const onlyIn = { "boost/": "apps/server/http/listener.cpp" };
/** Headers of others by their path from the root: what an app or the platform may include so. */
const fromTheRoot = {
  "apps/server": ["apps/server/serve.hpp", "platform/"],
  "apps/cli": ["apps/server/serve.hpp"],
  platform: ["platform/"],
};
const testLibraries = ["gtest/", "gmock/", "rapidcheck", "nlohmann/", "Eigen/"];

/** The engine computes; the world outside reaches it through its arguments and RunContext only. */
const forbiddenHeaders = [
  "iostream", "fstream", "sstream", "ostream", "istream", "iomanip", "filesystem", "thread", "mutex", "shared_mutex",
  "condition_variable", "future", "semaphore", "stop_token", "chrono", "ctime", "random", "csignal", "locale",
  "clocale", "stdexcept", "exception", "format", "print",
];
const forbiddenTokens = [
  [/\b(throw|try|catch)\b/, "exceptions do not exist in the engine: return Result<T>"],
  [/\bstd::(cout|cerr|clog|printf|rand|srand|time|clock|getenv)\b/, "the engine has no console, clock or environment"],
  // <cstdio> itself is allowed for snprintf, which reaches nothing outside.
  [/\b(fopen|freopen|fread|fwrite|fprintf|printf|puts|fputs|putchar|scanf|fscanf|stdin|stdout|stderr)\b/, "the engine has no files and no console"],
  [/\bthread_local\b/, "the engine has no state of its own"],
];
/** Where the order of iteration would reach the digits of a result. */
const numeric = ["ode", "estimation", "statistics", "kinetics", "reactor", "scaleup", "safety"];

const sourceFile = /\.(cpp|hpp|h)$/;

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else yield full;
  }
}

/** Text without comments and literals, line for line, so that words in them are no faults. */
export function codeOnly(text) {
  const literal = /R"([^(\s]*)\([\s\S]*?\)\1"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/g;
  return text.replace(literal, (match) => match.replace(/[^\n]/g, " "));
}

/** Which part of the tree a file belongs to: {area, module, kind} or nothing when no rule is about it. */
function partOf(file) {
  const found =
    /^engine\/include\/pharmaflow\/(?<module>[^/]+)\//.exec(file) ??
    /^engine\/(?:src|tests)\/(?<module>[^/]+)\//.exec(file) ??
    /^(?<area>apps|platform)\/(?<module>[^/]+)\//.exec(file);
  if (!found) return undefined;
  return { area: found.groups.area ?? "engine", module: found.groups.module, isTest: file.startsWith("engine/tests/") };
}

function mayInclude(part, module) {
  if (part.area === "platform") return false;
  if (part.area === "apps") return apps.includes(module);
  if (part.module === "support") return support.includes(module);
  return module === part.module || (engine[part.module] ?? []).includes(module);
}

function includeFault(root, file, part, { open, target }) {
  const owner = /^pharmaflow\/([^/]+)\//.exec(target);
  if (owner) return mayInclude(part, owner[1]) ? undefined : `${part.module} may not include ${owner[1]}`;
  if (open === '"' && /^(apps|platform)\//.test(target)) {
    const allowed = fromTheRoot[part.area === "platform" ? "platform" : `${part.area}/${part.module}`] ?? [];
    const fine = allowed.some((prefix) => target.startsWith(prefix)) && existsSync(path.join(root, target));
    return fine ? undefined : `${part.module} may not include "${target}"`;
  }
  if (open === '"') {
    // A private header: of the same module only, wherever the include folders would find it.
    const home = part.area === "engine" ? `engine/src/${part.module}` : `${part.area}/${part.module}`;
    const candidates = [path.join(path.dirname(file), target), path.join(home, target)];
    if (part.isTest) candidates.push(path.join("engine/tests", target));
    const inside = candidates.filter((c) => c.startsWith(`${home}/`) || (part.isTest && c.startsWith("engine/tests/")));
    return inside.some((c) => existsSync(path.join(root, c))) ? undefined : `"${target}" is no header of ${part.module}`;
  }
  const library = Object.keys(libraries).find((prefix) => target.startsWith(prefix));
  if (part.isTest) return !target.includes("/") || testLibraries.some((p) => target.startsWith(p)) ? undefined : `tests may not include <${target}>`;
  if (library && onlyIn[library] && file !== onlyIn[library]) return `<${target}>: only ${onlyIn[library]} may include it`;
  if (library) return libraries[library].includes(`${part.area}/${part.module}`) ? undefined : `${part.module} may not include <${target}>`;
  if (part.area !== "engine") return undefined;
  if (forbiddenHeaders.includes(target)) return `the engine may not include <${target}>`;
  if (numeric.includes(part.module) && /^unordered_/.test(target)) return `<${target}>: its order would reach the results`;
  return /[/.]/.test(target) ? `the engine may not include <${target}>` : undefined;
}

function fileFaults(root, file, part) {
  const text = readFileSync(path.join(root, file), "utf8");
  const faults = [];
  const known = part.module in engine || (part.isTest && part.module === "support");
  if (part.area === "engine" && !known) return [`${file}: module ${part.module} has no floor yet: give it one in tests/lint/floors.mjs`];
  text.split("\n").forEach((line, index) => {
    const include = /^\s*#\s*include\s*(?<open>[<"])(?<target>[^>"]+)[>"]/.exec(line);
    const fault = include && includeFault(root, file, part, include.groups);
    if (fault) faults.push(`${file}:${index + 1}: ${fault}`);
  });
  if (part.area === "engine" && !part.isTest) {
    codeOnly(text).split("\n").forEach((line, index) => {
      for (const [token, why] of forbiddenTokens) if (token.test(line)) faults.push(`${file}:${index + 1}: ${why}`);
    });
  }
  return faults;
}

/** Every broken rule of a tree, as "file:line: what". */
export function faultsOf(root) {
  const faults = [];
  for (const top of ["engine/include", "engine/src", "engine/tests", "apps", "platform"]) {
    for (const full of filesUnder(path.join(root, top))) {
      const file = path.relative(root, full).split(path.sep).join("/");
      const part = sourceFile.test(file) && !file.includes("/node_modules/") ? partOf(file) : undefined;
      if (part) faults.push(...fileFaults(root, file, part));
    }
  }
  return [...faults, ...webFaults(root, [...filesUnder(path.join(root, "web/src"))])];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = faultsOf(process.argv[2] ?? ".");
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
