import type { CellFault, ReadRow } from "@/doc/equipment/import/rows";
import classes from "./Import.module.css";

interface FaultsProps {
  readonly rows: readonly ReadRow[];
  /** Titles of columns that are not read. */
  readonly unread: readonly string[];
}

/** What was not understood, by line and column; nothing is left out in silence. */
export function Faults({ rows, unread }: FaultsProps) {
  const faults = rows.flatMap((row) => row.faults);
  const notes = rows.flatMap((row) => row.notes);
  return (
    <>
      <p role="status" className={classes.note}>
        {rows.length} {rows.length === 1 ? "row" : "rows"} read, {rows.filter((row) => row.faults.length > 0).length} with faults.{unread.length > 0 && ` Columns that are not read: ${unread.join(", ")}.`}
      </p>
      {faults.length > 0 && <List label="Faults" faults={faults} />}
      {notes.length > 0 && <List label="Taken in another form" faults={notes} />}
    </>
  );
}

function List({ label, faults }: { readonly label: string; readonly faults: readonly CellFault[] }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table}>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, value, words }) => (
            <tr key={`${line} ${column} ${words}`}>
              <td>{line}</td>
              <td>{column || "–"}</td>
              <td>{value || "–"}</td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
