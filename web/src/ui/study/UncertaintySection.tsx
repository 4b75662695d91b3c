import { Button, Select, Switch } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { fromFit, isOld } from "@/doc/from_fit";
import { lastFit } from "@/doc/last_fit";
import type { UncertainParameters } from "@/doc/scaleup";
import type { ProjectDocument } from "@/doc/types";
import type { Problem } from "@/engine/results";
import { useRuns } from "@/engine/runs";
import { prettyUnit } from "@/units/quantity";
import { listed } from "../figures";
import { errorAt } from "./faults";
import { Section } from "./Section";
import classes from "./Study.module.css";

interface UncertaintySectionProps {
  readonly state: { readonly project: string; readonly document: ProjectDocument; readonly problem: Problem | undefined; readonly readOnly: boolean };
  readonly study: { readonly uncertainty?: UncertainParameters; readonly experiment?: string };
  readonly change: (label: string, change: (study: { uncertainty?: UncertainParameters }) => void) => void;
}

/** How sure one is of the parameters, as the last fit found it. */
export function UncertaintySection({ state: { project, document, problem, readOnly }, study: { uncertainty, experiment }, change }: UncertaintySectionProps) {
  const fit = useRuns(({ runs }) => lastFit(project, document, runs));
  const found = fit && fromFit(document, fit, experiment);
  const take = () => found && change("Take the uncertainty from the last fit", (mine) => void (mine.uncertainty = { ...found.uncertainty, ...(uncertainty?.samples !== undefined && { samples: uncertainty.samples }) }));
  const words =
    uncertainty !== undefined
      ? `${listed(uncertainty.parameters.map(({ id, std_error }) => `${id} ± ${typeof std_error === "string" ? prettyUnit(std_error) : std_error}`))}, with their correlations.`
      : fit === undefined
        ? "There is no fit yet from which it could be taken."
        : found === undefined
          ? "The last fit gives no standard error to take."
          : `Of ${listed(found.uncertainty.parameters.map(({ id }) => id))}, as the last fit found it.`;
  return (
    <Section
      title="Uncertainty"
      aside={
        <Switch
          size="xs"
          aria-label="Use the uncertainty of the last fit"
          checked={uncertainty !== undefined}
          disabled={readOnly || (uncertainty === undefined && found === undefined)}
          onChange={({ currentTarget }) => {
            if (currentTarget.checked) take();
            else change("Leave the uncertainty out", (mine) => void delete mine.uncertainty);
          }}
        />
      }
    >
      <p className={classes.note}>{words}</p>
      {found !== undefined && found.undetermined.length > 0 && <p className={classes.note}>{`Not determined by the fit, and so taken as exact: ${listed(found.undetermined)}.`}</p>}
      {uncertainty !== undefined && found !== undefined && isOld(uncertainty, found) && (
        <Button size="compact-xs" variant="light" leftSection={<IconRefresh size={13} aria-hidden />} disabled={readOnly} onClick={take}>
          The fit has been done again: take its uncertainty
        </Button>
      )}
      {uncertainty !== undefined && (
        <div data-field="uncertainty">
          <Select
            label="Bands by"
            size="xs"
            value={(uncertainty.samples ?? 200) === 0 ? "linear" : "samples"}
            error={errorAt(problem, "uncertainty")}
            disabled={readOnly}
            allowDeselect={false}
            data={[
              { value: "samples", label: `${uncertainty.samples || 200} samples` },
              { value: "linear", label: "Linearisation" },
            ]}
            onChange={(way) => change("Change how bands are computed", (mine) => mine.uncertainty && void (mine.uncertainty.samples = way === "linear" ? 0 : 200))}
          />
        </div>
      )}
    </Section>
  );
}
