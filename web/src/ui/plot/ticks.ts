/** Which values are marked on an axis, and how they are written. Labels never run into each other. */
import { formatNumber } from "@/units/format";
import type { AxisScale } from "./scales";
import { textWidth } from "./scene";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

const gap = 14; // [px] between two labels

/** @param length of the axis [px] @param along whether labels stand side by side (x axis) or one above another */
export function ticksOf(scale: AxisScale, length: number, along: boolean): Tick[] {
  const most = Math.max(2, Math.floor(length / (along ? 56 : 34)));
  for (let count = most; count >= 2; count--) {
    const ticks = scale.kind === "log" ? logTicks(scale, count) : linearTicks(scale, count);
    if (ticks.length <= most + 1 && (!along || fits(ticks, scale))) return ticks;
  }
  return (scale.kind === "log" ? logTicks(scale, 2) : linearTicks(scale, 2)).slice(0, 1);
}

function fits(ticks: readonly Tick[], scale: AxisScale): boolean {
  return ticks.every((tick, i) => {
    const next = ticks[i + 1];
    if (next === undefined) return true;
    const room = Math.abs(scale(next.value) - scale(tick.value));
    return room >= (textWidth(tick.label) + textWidth(next.label)) / 2 + gap;
  });
}

function linearTicks(scale: AxisScale, count: number): Tick[] {
  const values = scale.ticks(count);
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : Math.abs(values[0] ?? 1);
  return values.map((value) => ({ value, label: tickLabel(value, step, Math.max(...values.map(Math.abs))) }));
}

/** As many decimals as the step needs, the same on the whole axis; powers of ten where numbers are very large or small. */
function tickLabel(value: number, step: number, largest: number): string {
  if (value === 0) return "0";
  if (largest >= 1e5 || largest < 1e-3) {
    const exponent = Math.floor(Math.log10(largest));
    const mantissa = value / 10 ** exponent;
    const decimals = Math.max(0, exponent - Math.floor(Math.log10(step) + 1e-9));
    return `${minus(mantissa.toFixed(decimals))}×10${superscript(exponent)}`;
  }
  return minus(value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9))));
}

/** Decades, thinned where there are many; 2 and 5 between them where there are few; linear within less than a decade. */
function logTicks(scale: AxisScale, count: number): Tick[] {
  const [low, high] = scale.domain() as [number, number];
  const first = Math.ceil(Math.log10(low) - 1e-9), last = Math.floor(Math.log10(high) + 1e-9);
  const decades = last - first + 1;
  if (Math.log10(high / low) < 1) {
    const step = (high - low) / count;
    const size = 10 ** Math.floor(Math.log10(step));
    const round = [1, 2, 5, 10].map((m) => m * size).find((one) => one >= step)!;
    const values = Array.from({ length: Math.floor(high / round) - Math.ceil(low / round) + 1 }, (_, i) => (Math.ceil(low / round) + i) * round);
    return values.map((value) => ({ value, label: tickLabel(value, round, high) }));
  }
  const every = Math.max(1, Math.ceil(decades / count));
  const multiples = decades * 3 <= count ? [1, 2, 5] : [1];
  const values: number[] = [];
  for (let power = first - 1; power <= last; power++)
    for (const m of multiples) {
      const value = m * 10 ** power;
      if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) && (m > 1 || (power - first) % every === 0)) values.push(value);
    }
  return values.map((value) => ({ value, label: logLabel(value) }));
}

function logLabel(value: number): string {
  const power = Math.round(Math.log10(value));
  if (value >= 0.01 && value < 1e4) return formatNumber(value, 3);
  return Math.abs(Math.log10(value) - power) < 1e-9 ? `10${superscript(power)}` : formatNumber(value, 2);
}

const minus = (text: string) => text.replace("-", "−");
const superscript = (exponent: number) => [...String(exponent)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("");
