import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import type { SensitivityResult } from "@/engine/sensitivity_results";
import { formatNumber } from "@/units/format";
import { prettyUnit } from "@/units/quantity";
import { type Cell, type ChartTable, cellText } from "@/ui/plot/chart_table";
import { copyTable } from "@/ui/study/copy_table";
import { localBars, morrisBars, sobolBars, tornado } from "../model/pictures";
import { SortHead, useSorting } from "@/ui/study/SortHead";
import { sortedBy } from "@/ui/study/sorting";
import type { SensitivityState } from "../run/use_sensitivity";
import classes from "./Sensitivity.module.css";

/** All outputs one below the other. */
export function tableOf(result: SensitivityResult): ChartTable {
  const picture = result.tornado ? tornado : result.sobol ? sobolBars : result.morris ? morrisBars : localBars;
  const tables = (result.outputs ?? []).map((output) => ({ output, table: picture(result, output, "size").table }));
  // Units differ between outputs: they stand in a column of their own.
  const header = ["output", "unit", ...(tables[0]?.table.header.map((one) => one.replace(/ \[.*\]$/, "")) ?? [])];
  return { header, rows: tables.flatMap(({ output, table }) => table.rows.map((row): Cell[] => [output.name, output.unit === "1" ? "" : output.unit, ...row])) };
}

export function ResultTable({ result }: { readonly result: SensitivityResult }) {
  const table = tableOf(result);
  const { sorting, onSort } = useSorting("sort");
  const rows = sortedBy(table.rows, sorting, (row, column) => row[table.header.indexOf(column)] ?? undefined);
  return (
    <>
      <div className={`${classes.bar} ${classes.end}`}>
        <Button size="compact-xs" variant="default" leftSection={<IconCopy size={13} aria-hidden />} onClick={() => void copyTable(table.header, table.rows.map((row) => row.map(cellText)))}>
          Copy for Excel
        </Button>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.header.map((head) => (
              <SortHead key={head} column={head} label={head[0]!.toUpperCase() + head.slice(1)} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([output, unit, parameter, ...cells]) => (
            <tr key={`${output} ${parameter}`}>
              <th scope="row">{output}</th>
              <td className={classes.text}>{prettyUnit(String(unit))}</td>
              <td className={classes.text}>{parameter}</td>
              {cells.map((cell, i) => (
                <td key={table.header[i + 3]}>{typeof cell === "number" ? formatNumber(cell, 4) : cell === null ? "–" : prettyUnit(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function Log({ state, result }: { readonly state: SensitivityState; readonly result: SensitivityResult }) {
  const { evaluations = 0, failed = 0, warnings, parameters = [], provenance } = result;
  return (
    <ul className={classes.log}>
      <li>
        {evaluations.toLocaleString("en-US")} runs of the recipe{failed > 0 ? `, ${failed.toLocaleString("en-US")} of them failed` : ""}
        {state.run.milliseconds === undefined ? "." : `, in ${formatNumber(state.run.milliseconds / 1000, 2)} s.`}
      </li>
      {parameters.map(({ id, low, high, unit, distribution }) => (
        <li key={id}>
          {id}: {formatNumber(low, 4)} to {formatNumber(high, 4)} {prettyUnit(unit)}, {distribution.replace("_", "-")}
        </li>
      ))}
      {warnings.map(({ code, message, path }) => (
        <li key={`${code} ${path ?? ""} ${message}`} className={classes.attention}>
          {message}
        </li>
      ))}
      <li>
        Seed {provenance.seed}, engine {provenance.engine}, document SHA-256 {provenance.document_sha256}
      </li>
    </ul>
  );
}
