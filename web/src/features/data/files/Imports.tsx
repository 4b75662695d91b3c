import { Button } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useDocument } from "@/doc/use_project";
import { reopen } from "../import/session";
import classes from "../Data.module.css";

/** Every file that was read, with its versions; any can be opened again with the same choices. */
export function Imports() {
  const imports = useDocument(({ workbench }) => workbench?.imports);
  const experiments = useDocument((document) => document.experiments);
  const navigate = useNavigate();
  const { project } = useParams({ strict: false }) as { project: string };
  if (imports === undefined || imports.length === 0) return <p className={classes.note}>No file has been imported. What you drop is kept as it is, with how it was read.</p>;
  const name = (id: string) => experiments?.find((one) => one.id === id)?.name ?? id;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.hidden}>Imported files</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Imported</th>
            <th scope="col">Experiments</th>
            <th scope="col">
              <span className={classes.hidden}>Action</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.toReversed().map((record) => {
            const versions = imports.filter((one) => one.file.name === record.file.name);
            const version = versions.length > 1 ? `, version ${versions.indexOf(record) + 1}` : "";
            return (
              <tr key={record.id}>
                <th scope="row">
                  {record.file.name}
                  {version}
                </th>
                <td>{new Date(record.imported).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}</td>
                <td>{record.experiments.length > 0 ? record.experiments.map(name).join(", ") : "replaced by a later version"}</td>
                <td>
                  <Button size="compact-xs" variant="default" aria-label={`Open the import of ${record.file.name}${version} again`} onClick={() => void reopen(record).then(() => navigate({ to: `/p/${project}/data/import` as "/" }))}>
                    Open again
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
