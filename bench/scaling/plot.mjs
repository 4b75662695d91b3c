// Log-log plots in SVG with labels at the ends of their lines. The ink is between light and dark and there is no
// background, so that a page of either kind can hold them. The same numbers give the same bytes.

const size = { width: 720, height: 400, left: 84, right: 216, top: 20, bottom: 56 };
const ink = "#7d7d7d";
const colours = ["#2f7fd0", "#c8651b", "#3f9a5f", "#a05fc0"];

const px = (v) => String(Number(v.toFixed(1)));
const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const text = (x, y, words, more = "") => `<text x="${px(x)}" y="${px(y)}" fill="${ink}" ${more}>${words}</text>`;
const line = (x1, y1, x2, y2, more = "") => `<path d="M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}" stroke="${ink}" ${more}/>`;

/** A logarithmic axis over whole decades: place(value) in pixels and one tick a decade. */
function axis(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const at = (exponent) => from + ((exponent - low) / (high - low)) * (to - from);
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => ({ at: at(low + i), exponent: low + i }));
  return { place: (v) => at(Math.log10(v)), ticks };
}

const power = (e) => (e >= 0 && e <= 3 ? String(10 ** e) : `10<tspan dy="-5" font-size="10">${String(e).replace("-", "−")}</tspan>`);

/** Moves labels apart that would overlap; keeps their order. */
function spread(labels) {
  const sorted = labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; ++i) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + 16);
  return sorted;
}

/**
 * @param x, y    {quantity, unit?}
 * @param series  [{label, points: [[x, y]], guide?}]; a guide is dashed and grey: what a law of growth would give
 */
export function plot({ title, x, y, series }) {
  const [left, right, top, bottom] = [size.left, size.width - size.right, size.top, size.height - size.bottom];
  const all = series.flatMap((s) => s.points);
  const across = axis(all.map(([a]) => a), left, right), up = axis(all.map(([, b]) => b), bottom, top);
  const name = ({ quantity, unit }) => escaped(unit ? `${quantity} / ${unit}` : quantity);
  const drawn = [], labels = [];
  let colour = 0;
  for (const { label, points, guide } of series) {
    const paint = guide ? ink : colours[colour++ % colours.length];
    const placed = points.map(([a, b]) => [across.place(a), up.place(b)]);
    drawn.push(`<path d="M${placed.map(([a, b]) => `${px(a)} ${px(b)}`).join("L")}" fill="none" stroke="${paint}" stroke-width="${guide ? 1 : 2}"${guide ? ' stroke-dasharray="5 4"' : ""}/>`);
    if (!guide) drawn.push(...placed.map(([a, b]) => `<circle cx="${px(a)}" cy="${px(b)}" r="3" fill="${paint}"/>`));
    labels.push({ y: placed.at(-1)[1] + 4, x: placed.at(-1)[0] + 8, label, paint });
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    ...across.ticks.flatMap((t) => [line(t.at, top, t.at, bottom, 'stroke-opacity="0.25"'), text(t.at, bottom + 20, power(t.exponent), 'text-anchor="middle"')]),
    ...up.ticks.flatMap((t) => [line(left, t.at, right, t.at, 'stroke-opacity="0.25"'), text(left - 8, t.at + 4, power(t.exponent), 'text-anchor="end"')]),
    text((left + right) / 2, size.height - 12, name(x), 'text-anchor="middle"'),
    `<text transform="translate(18 ${px((top + bottom) / 2)}) rotate(-90)" text-anchor="middle" fill="${ink}">${name(y)}</text>`,
    ...drawn,
    ...spread(labels).map(({ x: at, y: height, label, paint }) => `<text x="${px(at)}" y="${px(height)}" fill="${paint}">${escaped(label)}</text>`),
    "</svg>",
    "",
  ].join("\n");
}
