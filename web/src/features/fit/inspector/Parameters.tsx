import { Button, Text } from "@mantine/core";
import type { Verdict } from "../model/verdict";
import { idOfKey, isFree, type Entry } from "../model/unknowns";
import { useRemedy } from "../messages/use_remedy";
import { backToStart, takeValues } from "../run/start_fit";
import type { FitState } from "../run/use_fit";
import classes from "./inspector.module.css";
import { ParameterCard } from "./ParameterCard";

/** Free parameters first: what the fit moves, then what it does not. */
export function Parameters({ fit, verdict }: { readonly fit: FitState; readonly verdict: Verdict | undefined }) {
  const { document, study, result, stale, readOnly, fits, experiments } = fit;
  const perform = useRemedy();
  const parameters = document.parameters ?? [];
  const runs = experiments.map(({ id }) => id);
  const entries = (result?.parameters ?? []) as Entry[];

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
            entries={entries.filter(({ id, estimated }) => id === parameter.id && (estimated || parameter.expression !== undefined))}
            advice={stale ? [] : (verdict?.advice ?? []).filter(({ key }) => idOfKey(key) === parameter.id)}
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
}
