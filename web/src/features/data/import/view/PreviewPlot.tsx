import classes from "./Import.module.css";
import { Plot } from "@/ui/plot/Plot";
import type { ProjectDocument } from "@/doc/types";
import { plotOf } from "../../plot/data_plot";
import type { Interpretation } from "../interpret";
import type { UnitOracle } from "../map/units";

/** All experiments of the file over one another, as they would be imported. */
export function PreviewPlot({ found, document, units }: { readonly found: Interpretation; readonly document: ProjectDocument; readonly units: UnitOracle }) {
  const experiments = found.plan.experiments.map(({ name, recipe, measurements }, index) => ({ id: `preview${index}`, name, recipe, measurements: [...measurements] }));
  const { molarMasses, density } = found.plan.properties;
  const fresh = found.plan.species.filter(({ id }) => !document.species.some((one) => one.id === id));
  const species = [...document.species, ...fresh].map((one) => ({ ...one, ...(molarMasses[one.id] && { molar_mass: molarMasses[one.id] }) }));
  const preview = { ...document, species, medium: { ...document.medium, ...(density && { density }) }, workbench: {} };
  const { series, x, y, right, leftOut } = plotOf(preview, experiments, units);
  if (series.length === 0) return null;
  const summary = `${found.reading.rows} rows in ${experiments.length} ${experiments.length === 1 ? "experiment" : "experiments"}.${leftOut.length > 0 ? ` Not drawn: ${leftOut.join(", ")}.` : ""}`;
  return (
    <div className={classes.preview}>
      {leftOut.length > 0 && <p className={classes.understood}>Not drawn, for want of an axis or a molar mass: {leftOut.join(", ")}.</p>}
      <div className={classes.previewPlot}>
        <Plot name="Preview of the import" summary={summary} series={series} x={x} y={y} {...(right && { right })} compact />
      </div>
    </div>
  );
}
