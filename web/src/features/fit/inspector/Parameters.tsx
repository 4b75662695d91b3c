import { Button, Text } from "@mantine/core";
import { group } from "d3-array";
import { memo, useMemo } from "react";
import type { Advice } from "../model/advice";
import type { Verdict } from "../model/verdict";
import { idOfKey, isFree, type Entry } from "../model/unknowns";
import { useRemedy } from "../messages/use_remedy";
import { backToStart, takeValues } from "../run/start_fit";
import type { FitForm } from "../run/use_fit";
import classes from "./inspector.module.css";
import { ParameterCard } from "./ParameterCard";

const noEntries: readonly Entry[] = [];
const noAdvice: readonly Advice[] = [];

/** In the order of the document. */
export const Parameters = memo(function Parameters({ fit, verdict }: { readonly fit: FitForm; readonly verdict: Verdict | undefined }) {
  const { document, study, result, stale, readOnly, fits, experiments } = fit;
  const perform = useRemedy();
  const parameters = document.parameters ?? [];
  const runs = useMemo(() => experiments.map(({ id }) => id), [experiments]);
  const entries = useMemo(() => group((result?.parameters ?? []) as Entry[], ({ id }) => id), [result]);
  const advice = useMemo(() => group(stale ? [] : (verdict?.advice ?? []), ({ key }) => idOfKey(key)), [stale, verdict]);

  if (parameters.length === 0)
    return (
      <div className={classes.empty}>
        <Text size="sm">The scheme has no parameters yet. Give the rate constants names in Scheme; they are listed here.</Text>
        <Button size="xs" variant="light" onClick={() => perform({ kind: "go", label: "", to: "scheme" })}>
          Open the scheme
        </Button>
      </div>
    );
  const last = fits.at(-1);
  return (
    <>
      <ul className={classes.list}>
        {parameters.map((parameter) => (
          <ParameterCard
            key={parameter.id}
            parameter={parameter}
            entries={entries.get(parameter.id) ?? noEntries}
            advice={advice.get(parameter.id) ?? noAdvice}
            stale={stale}
            readOnly={readOnly}
            held={parameter.expression === undefined && !isFree(parameter, study.estimate)}
            runs={runs}
          />
        ))}
      </ul>
      {last && !readOnly && (
        <div className={classes.after}>
          <Button size="compact-sm" variant="default" onClick={() => takeValues(last.result.parameters.filter(({ estimated }) => estimated))}>
            Use fitted values
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => backToStart(last.parameters)}>
            Back to the start
          </Button>
        </div>
      )}
    </>
  );
});
