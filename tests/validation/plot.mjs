// Small plots in SVG: axes named "quantity / unit", lines for the model, hollow markers for data. No clock, no chance:
// the same numbers give the same bytes.

export const colours = ["#004C99", "#9E4100", "#6D886F", "#8E7495", "#BD8515", "#328EFF"];
const shapes = ["circle", "square", "diamond", "triangle", "cross", "plus"];
const size = { width: 640, height: 400, left: 76, right: 24, top: 16, bottom: 52, legend: 22 };

/**
 * @param x      {quantity, unit, log?, range?}
 * @param y      the same, for the left axis
 * @param right  the same, for an axis on the right, of the series with axis: "right"
 * @param series [{kind: "line" | "markers" | "bars", x, y, label?, colour?, axis?, dashed?, width?}]; points that have
 *               no place on a logarithmic axis are left out; colour: index into `colours`, default: its place
 * @param title  read by screen readers
 * @returns the text of the SVG
 */
export function plot({ title, x, y, right, series }) {
  const frame = frameOf(series, right);
  const axes = {
    x: scale(x, series.flatMap((s) => s.x), frame.left, frame.right),
    left: scale(y, valuesOn("left", series), frame.bottom, frame.top),
    right: right && scale(right, valuesOn("right", series), frame.bottom, frame.top),
  };
  const drawn = series.map((s, i) => draw(s, axes.x, axes[s.axis ?? "left"], styleOf(s, i), axes.left));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${size.width}" height="${size.height}" fill="#ffffff"/>`,
    horizontal(axes.x, frame, label(x)),
    vertical(axes.left, frame.left, -1, label(y), frame),
    right ? vertical(axes.right, frame.right, 1, label(right), frame) : "",
    `<rect x="${frame.left}" y="${frame.top}" width="${frame.right - frame.left}" height="${frame.bottom - frame.top}" fill="none" stroke="#222222"/>`,
    ...drawn,
    legend(series, frame),
    "</svg>",
    "",
  ].join("\n");
}

function frameOf(series, right) {
  const rows = Math.ceil(series.filter((s) => s.label).length / 3);
  return {
    left: size.left,
    right: size.width - (right ? size.left : size.right),
    top: size.top + rows * size.legend,
    bottom: size.height - size.bottom,
  };
}

const label = ({ quantity, unit }) => (unit ? `${quantity} / ${unit}` : quantity);
const valuesOn = (axis, series) => series.filter((s) => (s.axis ?? "left") === axis).flatMap((s) => s.y);
const styleOf = (s, i) => ({ colour: colours[(s.colour ?? i) % colours.length], shape: shapes[(s.colour ?? i) % shapes.length] });
const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const px = (v) => String(Number(v.toFixed(1)));

/** An axis: place(value) in pixels, ticks with their texts. */
export function scale({ log = false, range }, values, from, to) {
  const usable = values.filter((v) => Number.isFinite(v) && (!log || v > 0));
  if (usable.length === 0 && !range) throw new RangeError("an axis without a value");
  let [low, high] = range ?? [Math.min(...usable), Math.max(...usable)];
  let ticks;
  if (log) {
    [low, high] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
    if (low === high) high += 1;
    const every = Math.ceil((high - low) / 8);
    ticks = [];
    for (let e = low; e <= high; e += every) ticks.push({ at: e, text: power(e, low >= 0 && high <= 3) });
  } else {
    if (low === high) [low, high] = [low - 1, high + 1];
    const step = niceStep((high - low) / 5);
    if (!range) [low, high] = [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    ticks = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; ++i)
      ticks.push({ at: i * step, text: plain(i * step, digits) });
  }
  const inner = (v) => (log ? Math.log10(v) : v);
  const place = (v) => from + ((inner(v) - low) / (high - low)) * (to - from);
  return {
    has: (v) => Number.isFinite(inner(v)),
    place: (v) => Math.min(1e4, Math.max(-1e4, place(v))),
    ticks: ticks.map(({ at, text }) => ({ text, at: from + ((at - low) / (high - low)) * (to - from) })),
  };
}

const plain = (value, digits) => (Math.abs(value) >= 1e5 ? value.toExponential(0) : value.toFixed(digits)).replace("-", "−");
const power = (e, short) => (short || e === 0 ? String(10 ** e) : `10<tspan dy="-5" font-size="10">${String(e).replace("-", "−")}</tspan>`);

/** The step of 1, 2, 5 times a power of ten at or above the given one. */
export function niceStep(raw) {
  const unit = 10 ** Math.floor(Math.log10(raw));
  return unit * [1, 2, 5, 10].find((m) => m * unit >= raw * (1 - 1e-9));
}

function horizontal(axis, frame, text) {
  const ticks = axis.ticks.map(
    ({ at, text: t }) =>
      `<line x1="${px(at)}" x2="${px(at)}" y1="${frame.bottom}" y2="${frame.bottom + 5}" stroke="#222222"/><line x1="${px(at)}" x2="${px(at)}" y1="${frame.top}" y2="${frame.bottom}" stroke="#e6e6e6"/><text x="${px(at)}" y="${frame.bottom + 19}" text-anchor="middle" fill="#222222">${t}</text>`,
  );
  const middle = (frame.left + frame.right) / 2;
  return [...ticks, `<text x="${middle}" y="${size.height - 10}" text-anchor="middle" fill="#222222">${escaped(text)}</text>`].join("\n");
}

function vertical(axis, x, side, text, frame) {
  const ticks = axis.ticks.map(
    ({ at, text: t }) =>
      `<line x1="${x}" x2="${x + side * 5}" y1="${px(at)}" y2="${px(at)}" stroke="#222222"/>` +
      (side < 0 ? `<line x1="${frame.left}" x2="${frame.right}" y1="${px(at)}" y2="${px(at)}" stroke="#e6e6e6"/>` : "") +
      `<text x="${x + side * 8}" y="${px(at + 4)}" text-anchor="${side < 0 ? "end" : "start"}" fill="#222222">${t}</text>`,
  );
  const at = side < 0 ? 16 : size.width - 12;
  const middle = (frame.top + frame.bottom) / 2;
  return [...ticks, `<text transform="translate(${at} ${px(middle)}) rotate(-90)" text-anchor="middle" fill="#222222">${escaped(text)}</text>`].join("\n");
}

function draw(s, xAxis, yAxis, style, left) {
  const points = s.x.map((v, i) => [v, s.y[i]]).filter(([a, b]) => xAxis.has(a) && yAxis.has(b));
  if (s.kind === "markers") return points.map(([a, b]) => marker(xAxis.place(a), yAxis.place(b), style)).join("\n");
  if (s.kind === "bars") {
    const base = left.place(0);
    const width = points.length > 1 ? xAxis.place(points[1][0]) - xAxis.place(points[0][0]) : 10;
    return points
      .map(([a, b]) => `<rect x="${px(xAxis.place(a) - width / 2)}" y="${px(yAxis.place(b))}" width="${px(width)}" height="${px(base - yAxis.place(b))}" fill="none" stroke="${style.colour}"/>`)
      .join("\n");
  }
  const path = points.map(([a, b], i) => `${i === 0 ? "M" : "L"}${px(xAxis.place(a))} ${px(yAxis.place(b))}`).join("");
  return `<path d="${path}" fill="none" stroke="${style.colour}" stroke-width="${s.width ?? 1.8}"${s.dashed ? ' stroke-dasharray="6 4"' : ""}/>`;
}

function marker(x, y, { colour, shape }) {
  const paint = `fill="#ffffff" stroke="${colour}" stroke-width="1.5"`;
  const [r, a, b] = [4, px(x), px(y)];
  switch (shape) {
    case "circle":
      return `<circle cx="${a}" cy="${b}" r="${r}" ${paint}/>`;
    case "square":
      return `<rect x="${px(x - 3.5)}" y="${px(y - 3.5)}" width="7" height="7" ${paint}/>`;
    case "diamond":
      return `<path d="M${px(x - 5)} ${b}L${a} ${px(y - 5)}L${px(x + 5)} ${b}L${a} ${px(y + 5)}Z" ${paint}/>`;
    case "triangle":
      return `<path d="M${px(x - 4.5)} ${px(y + 4)}L${px(x + 4.5)} ${px(y + 4)}L${a} ${px(y - 4.5)}Z" ${paint}/>`;
    case "cross":
      return `<path d="M${px(x - 4)} ${px(y - 4)}L${px(x + 4)} ${px(y + 4)}M${px(x - 4)} ${px(y + 4)}L${px(x + 4)} ${px(y - 4)}" ${paint}/>`;
    default:
      return `<path d="M${px(x - 5)} ${b}L${px(x + 5)} ${b}M${a} ${px(y - 5)}L${a} ${px(y + 5)}" ${paint}/>`;
  }
}

function legend(series, frame) {
  const entries = series.map((s, i) => ({ s, style: styleOf(s, i) })).filter(({ s }) => s.label);
  const width = (frame.right - frame.left) / 3;
  return entries
    .map(({ s, style }, i) => {
      const x = frame.left + (i % 3) * width, y = 18 + Math.floor(i / 3) * size.legend;
      const sample =
        s.kind === "markers"
          ? marker(x + 12, y, style)
          : `<line x1="${px(x)}" x2="${px(x + 24)}" y1="${y}" y2="${y}" stroke="${style.colour}" stroke-width="1.8"${s.dashed ? ' stroke-dasharray="6 4"' : ""}/>`;
      return `${sample}<text x="${px(x + 30)}" y="${y + 4}" fill="#222222">${escaped(s.label)}</text>`;
    })
    .join("\n");
}
