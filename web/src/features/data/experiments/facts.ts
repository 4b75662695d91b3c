import type { Experiment, Quantity, TemperatureControl } from "@/doc/types";
import { formatNumber } from "@/units/format";
import { parseQuantity, prettyUnit } from "@/units/quantity";

/** To four figures: the mean of a measured column has many more. */
function said(quantity: Quantity | undefined): string | undefined {
  const parsed = quantity === undefined ? undefined : parseQuantity(quantity);
  return parsed === undefined ? quantity?.toString() : `${formatNumber(parsed.number, 4)} ${prettyUnit(parsed.unit)}`;
}

/** "25 °C", "20 °C → 60 °C", "adiabatic": how the list tells experiments apart. */
export function temperatureIn({ recipe }: Experiment): string | undefined {
  const { temperature, charge } = recipe;
  const first: TemperatureControl | undefined = temperature === undefined ? { control: "isothermal" } : "stages" in temperature ? temperature.stages[0] : temperature;
  if (first === undefined || first.control === "isothermal") return said(first?.temperature ?? charge.temperature);
  if (first.control !== "profile") return first.control === "jacket" && said(charge.temperature) ? `${said(charge.temperature)}, jacket` : first.control;
  const points = first.points;
  if (points === undefined) return "profile";
  const ends = Array.isArray(points)
    ? [points[0]?.[1], points.at(-1)?.[1]]
    : [points.value.values[0], points.value.values.at(-1)].map((value) => `${value} ${points.value.unit}`);
  return ends.map((end) => said(end as Quantity)).join(" → ");
}
