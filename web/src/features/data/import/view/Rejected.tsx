import type { Rejected as Row } from "../map/rows";
import classes from "./Import.module.css";

const shown = 500;

export function Rejected({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return <p className={classes.understood}>Every row was read.</p>;
  return (
    <table className={classes.rejected}>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">What is wrong</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, shown).map(({ line, detail, hint }) => (
          <tr key={line}>
            <th scope="row">{line}</th>
            <td>{detail}</td>
            <td>{hint}</td>
          </tr>
        ))}
        {rows.length > shown && (
          <tr>
            <td colSpan={3}>And {rows.length - shown} more.</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
