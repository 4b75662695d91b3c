import { SegmentedControl, Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { getBlob } from "@/doc/database";
import type { ImportRecord, ProjectDocument } from "@/doc/types";
import { carry, exclusionsSaid } from "../apply/carry";
import { compare, sentence } from "../apply/compare";
import { type Interpretation, choicesOf, interpret, openSource } from "../interpret";
import type { UnitOracle } from "../map/units";
import { choose, useSession } from "../session";
import classes from "./Import.module.css";

interface VersionProps {
  readonly record: ImportRecord;
  readonly found: Interpretation;
  readonly document: ProjectDocument;
  readonly units: UnitOracle;
}

/** The file was imported before: what differs, and whether this takes the place of what it made. */
export function Version({ record, found, document, units }: VersionProps) {
  const { reopened, apart, choices } = useSession();
  const before = useBefore(record, document, units);
  const difference = before && compare(before.plan, found.plan);
  const when = new Date(record.imported).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const runs = record.experiments.length === 1 ? "its experiment" : `its ${record.experiments.length} experiments`;
  return (
    <section aria-label="Earlier import">
      <h2 className={classes.heading}>{reopened ? "Imported before" : "A new version"}</h2>
      <div className={`${classes.message} ${classes.question}`}>
        <p>
          {record.file.name} was imported on {when}. {difference && `Against that, ${sentence(difference)}.`}
        </p>
        {difference && difference.examples.length > 0 && (
          <ul className={classes.list}>
            {difference.examples.map(({ experiment, observable, time, before: old, after }) => (
              <li key={`${experiment}/${observable}/${time}`}>
                {experiment}, {observable} at {time}: {String(old)} → {String(after)}
              </li>
            ))}
          </ul>
        )}
        {!reopened && (
          <SegmentedControl
            size="xs"
            aria-label="What becomes of the earlier import"
            value={apart ? "apart" : "replace"}
            data={[
              { value: "replace", label: `Replace ${runs}` },
              { value: "apart", label: "Keep both" },
            ]}
            onChange={(value) => useSession.setState({ apart: value === "apart" })}
          />
        )}
        {!apart && <Switch size="xs" label="Keep the recipes of these experiments" checked={choices.keepRecipes} onChange={({ currentTarget: { checked } }) => choose({ keepRecipes: checked })} />}
        {!apart && <p>{exclusionsSaid(carry(document, found.plan, record.experiments, reopened && before?.plan))}</p>}
      </div>
    </section>
  );
}

/** Both files are read from their bytes, so that edits made since do not count as changes of the file. */
function useBefore(record: ImportRecord, document: ProjectDocument, units: UnitOracle): Pick<Interpretation, "plan"> | undefined {
  const [before, setBefore] = useState<Pick<Interpretation, "plan">>();
  useEffect(() => {
    let current = true;
    const read = async () => {
      const bytes = await getBlob(record.file.sha256);
      if (bytes === undefined) return;
      const source = await openSource(record.file.name, bytes);
      if (current) setBefore(interpret(source, choicesOf(record), document, units));
    };
    read().catch(() => setBefore(undefined)); // an earlier file that cannot be read any more is not compared
    return () => void (current = false);
  }, [record, document, units]);
  return before;
}
