// The tables of `./dev bench --peers` from what the harness measured: report.mjs RESULTS PYTHON_FITS [--write].
// With --write they also replace those in docs/benchmarks.md, and the figures are drawn anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { figure, fileOf } from './figures.mjs';
import { goals } from './goals.mjs';
import { better, best, byHandOrDocument, geometricMean, isPeer, isTuned, pad, time } from './numbers.mjs';

const [resultsPath, pythonPath, option] = process.argv.slice(2);
const results = JSON.parse(readFileSync(resultsPath, 'utf8'));
results.fits.push(...JSON.parse(readFileSync(pythonPath, 'utf8')));

const table = (head, rows) => {
  const width = head.map((h, i) => Math.max(...[h, ...rows.map((r) => r[i])].map((t) => [...t].length)));
  const line = (cells) => `| ${cells.map((t, i) => pad(t, width[i])).join(' | ')} |`;
  return [line(head), `|${width.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...rows.map(line)].join('\n');
};
const ratio = (a, b) => (a && b ? (a / b).toFixed(2) : '–');

/** Time of PharmaFlow, of the fastest peer and of tuned CVODE, by case and digits. */
function ratios(family) {
  const rows = [];
  for (const c of results.cases.filter((entry) => entry.family === family))
    results.digits.forEach((digits, k) => {
      const own = best(c, k, (s) => s.role === 'own');
      const peer = best(c, k, isPeer);
      const cvode = best(c, k, isTuned);
      const debian = best(c, k, (s) => s.role === 'fallback');
      rows.push([
        k === 0 ? c.name : '',
        String(digits),
        own ? `${time(own.min)} / ${time(own.median)}` : '–',
        peer ? `${time(peer.min)} ${peer.solver}` : '–',
        ratio(peer?.min, own?.min),
        cvode ? `${time(cvode.min)} ${cvode.solver.replace('CVODE ', '')}` : '–',
        ratio(cvode?.min, own?.min),
        ratio(debian?.min, own?.min),
      ]);
    });
  return table(
    ['case', 'digits', 'PharmaFlow, min / median', 'fastest peer', 'ratio', 'tuned CVODE', 'ratio', 'CVODE 6.4'],
    rows,
  );
}

/** Every solver at every accuracy. */
function times(family) {
  const rows = [];
  for (const c of results.cases.filter((entry) => entry.family === family))
    c.solvers.forEach((s, i) =>
      rows.push([i === 0 ? c.name : '', s.name, ...s.points.map((p) => (p ? time(p.min) : '–'))]),
    );
  return table(['case', 'solver', ...results.digits.map((d) => `${d} digits`)], rows);
}

/** Error made over tolerance asked, of every solver over all cases. */
function honesty() {
  const names = [...new Set(results.cases.flatMap((c) => c.solvers.map((s) => s.name)))];
  const short = (v) => (v >= 100 ? v.toFixed(0) : v.toPrecision(2));
  const rows = names.map((name) => {
    const entries = results.cases.flatMap((c) =>
      c.solvers.filter((s) => s.name === name && s.error_by_rtol.max > 0).map((s) => ({ c, s })),
    );
    const medians = entries.map(({ s }) => s.error_by_rtol.median).sort((a, b) => a - b);
    const worst = entries.reduce((a, b) => (b.s.error_by_rtol.max > a.s.error_by_rtol.max ? b : a));
    const failures = entries.reduce((sum, { s }) => sum + s.failures, 0);
    return [
      name,
      short(medians[Math.floor(medians.length / 2)]),
      short(worst.s.error_by_rtol.max),
      `${worst.c.name}, ${worst.c.family}`,
      String(failures),
    ];
  });
  return table(['solver', 'median', 'maximum', 'maximum of', 'runs that failed'], rows);
}

function fits() {
  const rows = results.fits.map((f) => {
    const all = results.fits.filter((g) => g.fit === f.fit);
    const own = all.find((g) => g.tool === 'PharmaFlow');
    return [
      f.fit,
      f.tool,
      `${(f.min / 1e3).toFixed(2)} / ${(f.median / 1e3).toFixed(2)}`,
      f.iterations === null ? '–' : String(f.iterations),
      String(f.solves),
      f === own ? '' : ratio(f.min, own.min),
      f.ssr.toFixed(4),
    ];
  });
  rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  return table(['fit', 'tool', 'ms, min / median', 'iterations', 'solves', 'ratio', 'SSR'], rows);
}

const sensitivities = () =>
  table(
    ['problem', 'parameters', 'solver', 'plain [µs]', 'with sensitivities [µs]', 'plain solves per parameter'],
    results.sensitivities.map((s) => [
      s.problem,
      String(s.parameters),
      s.solver,
      time(s.plain),
      time(s.with),
      s.cost.toFixed(2),
    ]),
  );

const goalTable = () =>
  table(
    ['goal', 'met?', 'worst'],
    goals(results).map((g) => [g.text, g.met ? 'yes' : 'no', g.least]),
  );

function equality() {
  const worst = Math.max(...results.cases.map((c) => c.difference));
  return `The equations of the documents and those written by hand differ by at most ${worst.toExponential(1)} of a component's terms.`;
}

const means = () => {
  const rows = results.cases.map((c) => [
    c.name,
    c.family,
    geometricMean(results.digits.map((_, k) => better(c, k, isPeer))).toFixed(2),
    geometricMean(results.digits.map((_, k) => better(c, k, isTuned))).toFixed(2),
  ]);
  return table(['case', 'equations', 'fastest peer / PharmaFlow', 'tuned CVODE / PharmaFlow'], rows);
};

const figures = () =>
  byHandOrDocument(results.cases)
    .map((c) => `![${c.name}: time against error of every solver](figures/bench/${fileOf(c)})`)
    .join('\n\n');

const sections = {
  goals: goalTable(),
  means: means(),
  'by-hand': ratios('by hand'),
  documents: `${ratios('document')}\n\n${equality()}`,
  honesty: honesty(),
  fits: fits(),
  sensitivities: sensitivities(),
  times: `${times('by hand')}\n\nAs read from documents:\n\n${times('document')}`,
  figures: figures(),
};
const titles = {
  times: 'Every solver [µs]',
  'by-hand': 'Simulations, equations by hand [µs]',
  documents: 'Simulations, equations from documents [µs]',
  honesty: 'Error made / tolerance asked, rtol 1e-3 ... 1e-10',
  fits: 'Fits',
  sensitivities: 'Forward sensitivities, rtol 1e-8',
  means: 'Geometric means over the accuracies',
  goals: 'Goals',
};
for (const [name, title] of Object.entries(titles)) console.log(`\n${title}\n\n${sections[name]}`);

if (option === '--write') {
  const path = new URL('../../docs/benchmarks.md', import.meta.url);
  let page = readFileSync(path, 'utf8');
  for (const [name, text] of Object.entries(sections)) {
    const marked = new RegExp(`(<!-- peers: ${name} -->\n)[^]*?(\n<!-- end -->)`);
    if (!marked.test(page)) throw new Error(`docs/benchmarks.md has no place for "${name}"`);
    page = page.replace(marked, (_, begin, end) => `${begin}\n${text}\n${end}`);
  }
  writeFileSync(path, page);
  const folder = new URL('../../docs/figures/bench/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const c of byHandOrDocument(results.cases)) writeFileSync(new URL(fileOf(c), folder), figure(c));
  console.log('\nWritten: docs/benchmarks.md and docs/figures/bench');
}
