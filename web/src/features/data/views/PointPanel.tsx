import { Autocomplete, Button } from "@mantine/core";
import { useState } from "react";
import { edit } from "@/doc/store";
import type { Exclusion, Experiment } from "@/doc/types";
import { prettyUnit } from "@/units/quantity";
import classes from "../Data.module.css";
import { exclude, putBack } from "../exclude/exclusions";

export interface Point {
  readonly measurement: number;
  readonly row: number;
}
const usualReasons = ["Outlier", "Sample not quenched", "Sampling error", "Integration error", "Wrong time noted"];

const bringIntoSight = (panel: HTMLElement | null) => panel?.scrollIntoView({ block: "nearest" });

interface PointPanelProps {
  readonly experiment: Experiment;
  readonly point: Point;
  readonly exclusion: Exclusion | undefined;
  readonly onClose: () => void;
  readonly readOnly: boolean;
}

/** The point that was picked in the plot or in the table: take it out with a reason, or put it back. */
export function PointPanel({ experiment, point: { measurement, row }, exclusion, onClose, readOnly }: PointPanelProps) {
  const [reason, setReason] = useState("");
  const column = experiment.measurements?.[measurement];
  const value = exclusion?.value ?? column?.value.values[row];
  if (column === undefined || value === null || value === undefined) return null;
  const name = experiment.name ?? experiment.id;
  const take = () => {
    if (reason.trim() === "") return;
    edit(`Exclude a point of ${name}`, (draft) => exclude(draft, experiment.id, measurement, row, reason.trim()));
    setReason("");
  };
  return (
    <section ref={bringIntoSight} className={classes.point} aria-label="Selected point">
      <p>
        <strong>
          {column.observable} = {String(value)} {prettyUnit(column.value.unit)}
        </strong>{" "}
        at {String(column.time.values[row])} {prettyUnit(column.time.unit)}
        {exclusion && `, excluded: ${exclusion.reason}`}
      </p>
      {!exclusion && (
        <Autocomplete
          label="Why it is left out of the fit"
          size="xs"
          placeholder="a reason"
          data={usualReasons}
          filter={({ options }) => options}
          value={reason}
          onChange={setReason}
          disabled={readOnly}
        />
      )}
      <div className={classes.pointActions}>
        {exclusion ? (
          <Button size="xs" disabled={readOnly} onClick={() => edit(`Put back a point of ${name}`, (draft) => putBack(draft, experiment.id, measurement, row))}>
            Put back
          </Button>
        ) : (
          <Button size="xs" disabled={readOnly || reason.trim() === ""} onClick={take}>
            Exclude
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}
