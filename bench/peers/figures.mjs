// Work-precision figures: time against error on logarithmic axes, one line a solver, named at its end. Colours follow the
// reader's light or dark scheme.

const size = { width: 760, height: 460, left: 70, right: 190, top: 34, bottom: 54 };
const frame = { left: size.left, right: size.width - size.right, top: size.top, bottom: size.height - size.bottom };

/** Colour in light and dark by what a solver is called; every line also has its name beside it. */
const colours = {
  PharmaFlow: ['#0b57d0', '#8ab4f8'],
  'CVODE BDF': ['#b3261e', '#f2b8b5'],
  'CVODE BDF, KLU': ['#b3261e', '#f2b8b5'],
  'CVODE Adams': ['#b3261e', '#f2b8b5'],
  LSODA: ['#9a5b00', '#fcc46c'],
  LSODES: ['#9a5b00', '#fcc46c'],
  RADAU5: ['#146c2e', '#81c995'],
  RODAS: ['#146c2e', '#81c995'],
  DOPRI5: ['#146c2e', '#81c995'],
  DOP853: ['#146c2e', '#81c995'],
};
const rest = ['#5f6368', '#bdc1c6'];
const dashes = { 'CVODE BDF, KLU': '7 3', 'CVODE Adams': '2 3', LSODES: '7 3', RODAS: '7 3', DOPRI5: '2 3', DOP853: '9 3 2 3' };
const greys = ['7 3', '2 3', ''];

export const fileOf = (c) => `${c.name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.svg`;

const px = (v) => String(Number(v.toFixed(1)));
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function figure(c) {
  const lines = c.solvers
    .map((s) => ({ name: s.name, points: front(s.curve) }))
    .filter((line) => line.points.length > 1);
  const all = lines.flatMap((line) => line.points);
  const errors = { low: -10, high: -1 };
  const times = {
    low: Math.floor(Math.log10(Math.min(...all.map((p) => p.us)))),
    high: Math.ceil(Math.log10(Math.max(...all.map((p) => p.us)))),
  };
  const x = (p) => frame.right - ((-p.digits - errors.low) / (errors.high - errors.low)) * (frame.right - frame.left);
  const y = (p) => frame.bottom - ((Math.log10(p.us) - times.low) / (times.high - times.low)) * (frame.bottom - frame.top);
  let grey = 0;
  const drawn = lines.map((line) => ({
    ...line,
    role: Object.keys(colours).indexOf(line.name),
    dash: line.name in colours ? (dashes[line.name] ?? '') : greys[grey++ % greys.length],
    at: line.points.map((p) => [x(p), y(p)]),
  }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="12">`,
    `<title>${escaped(c.name)}: time against error of every solver</title>`,
    style(),
    `<rect class="paper" width="${size.width}" height="${size.height}"/>`,
    `<text class="ink" x="${frame.left}" y="20" font-size="14">${escaped(c.name)}: time from problem to result against the error made</text>`,
    grid(errors, times, x, y),
    ...drawn.map(
      (line) =>
        `<path class="line c${line.role}" d="${line.at.map(([a, b], i) => `${i ? 'L' : 'M'}${px(a)} ${px(b)}`).join('')}"${line.dash ? ` stroke-dasharray="${line.dash}"` : ''}/>`,
    ),
    ...labels(drawn),
    `<text class="ink" x="${(frame.left + frame.right) / 2}" y="${size.height - 12}" text-anchor="middle">largest relative error / 1</text>`,
    `<text class="ink" transform="translate(16 ${(frame.top + frame.bottom) / 2}) rotate(-90)" text-anchor="middle">time / µs</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** What a solver can do: of its runs those that no other of its runs beats in both time and error, 1 to 10 digits. */
function front(curve) {
  const runs = curve.filter((p) => p.digits >= 1 && p.digits <= 10).sort((a, b) => a.us - b.us);
  const kept = [];
  for (const p of runs) if (kept.length === 0 || p.digits > kept.at(-1).digits) kept.push(p);
  return kept;
}

function style() {
  const rules = (k) =>
    [...Object.values(colours).map((pair, i) => `.c${i}{stroke:${pair[k]};fill:${pair[k]}}`), `.c-1{stroke:${rest[k]};fill:${rest[k]}}`].join('');
  return `<style>.paper{fill:#fff}.ink{fill:#1f1f1f}.grid{stroke:#e3e3e3}.frame{stroke:#747775;fill:none}${rules(0)}path.line{fill:none;stroke-width:1.5}path.c0{stroke-width:3}text.name{stroke:none}@media (prefers-color-scheme:dark){.paper{fill:#131314}.ink{fill:#e3e3e3}.grid{stroke:#333537}.frame{stroke:#8e918f}${rules(1)}path.line{fill:none}text.name{stroke:none}}</style>`;
}

function grid(errors, times, x, y) {
  const power = (e) => `10<tspan dy="-5" font-size="9">${String(e).replace('-', '−')}</tspan>`;
  const parts = [];
  for (let e = errors.low; e <= errors.high; ++e) {
    const at = px(x({ digits: -e }));
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${frame.top}" y2="${frame.bottom}"/>`);
    parts.push(`<text class="ink" x="${at}" y="${frame.bottom + 18}" text-anchor="middle">${power(e)}</text>`);
  }
  for (let e = times.low; e <= times.high; ++e) {
    const at = y({ us: 10 ** e });
    parts.push(`<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${px(at)}" y2="${px(at)}"/>`);
    parts.push(`<text class="ink" x="${frame.left - 8}" y="${px(at + 4)}" text-anchor="end">${power(e)}</text>`);
  }
  parts.push(
    `<rect class="frame" x="${frame.left}" y="${frame.top}" width="${frame.right - frame.left}" height="${frame.bottom - frame.top}"/>`,
  );
  return parts.join('\n');
}

/** Names in the right margin, each as near to the end of its line as the others let it, tied to it by a thin line. */
function labels(lines) {
  const gap = 15;
  const wanted = lines.map((line) => ({ line, end: line.at.at(-1), y: line.at.at(-1)[1] })).sort((a, b) => a.y - b.y);
  for (let i = 1; i < wanted.length; ++i) wanted[i].y = Math.max(wanted[i].y, wanted[i - 1].y + gap);
  const over = wanted.length > 0 ? wanted.at(-1).y - frame.bottom : 0;
  if (over > 0) wanted.at(-1).y -= over;
  for (let i = wanted.length - 2; i >= 0; --i) wanted[i].y = Math.min(wanted[i].y, wanted[i + 1].y - gap);
  return wanted.map(({ line, end, y }) => {
    const x = frame.right + 10;
    const weight = line.name === 'PharmaFlow' ? ' font-weight="bold"' : '';
    return `<path class="line c${line.role}" d="M${px(end[0])} ${px(end[1])}L${x - 3} ${px(y)}" style="stroke-width:.6"/><text class="name c${line.role}" x="${x}" y="${px(y + 4)}"${weight}>${escaped(line.name)}</text>`;
  });
}
