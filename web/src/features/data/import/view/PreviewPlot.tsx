import { Plot } from "@/ui/plot/Plot";
import type { ProjectDocument } from "@/doc/types";
import { plotOf } from "../../plot/data_plot";
import type { Interpretation } from "../interpret";
import type { UnitOracle } from "../map/units";

/** All experiments of the file over one another, as they would be imported. */
export function PreviewPlot({ found, document, units }: { readonly found: Interpretation; readonly document: ProjectDocument; readonly units: UnitOracle }) {
  const experiments = found.plan.experiments.map(({ name, recipe, measurements }, index) => ({ id: `preview${index}`, name, recipe, measurements: [...measurements] }));
  const preview = { ...document, species: [...document.species, ...found.plan.species.filter(({ id }) => !document.species.some((one) => one.id === id))], workbench: {} };
  const { series, x, y, right } = plotOf(preview, experiments, units);
  if (series.length === 0) return null;
  return <Plot name="Preview of the import" summary={`${found.reading.rows} rows in ${experiments.length} ${experiments.length === 1 ? "experiment" : "experiments"}.`} series={series} x={x} y={y} {...(right && { right })} compact />;
}
