import { Button, SegmentedControl } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconPlus } from "@tabler/icons-react";
import { edit } from "@/doc/store";
import type { RankStudy } from "@/doc/scaleup";
import type { Quantity } from "@/doc/types";
import type { Criterion, RankedVessel } from "@/engine/scaleup_results";
import { ProblemList, ProblemMessage } from "@/ui/problem/ProblemMessage";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { assign } from "@/ui/recipe/change";
import { errorAt } from "@/ui/study/faults";
import { answerText, shareText } from "@/ui/figures";
import { type Among, ensureRank, rankOf, rankValue } from "../model/rank";
import { SortHead, useSorting } from "@/ui/study/SortHead";
import { sortedBy } from "@/ui/study/sorting";
import { isScaleUp, putVessel } from "../model/study";
import type { RankingState } from "../run/use_ranking";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const criteria: Readonly<Record<string, string>> = { fill: "Fill", speed: "Drive", heat: "Heat", mixing: "Mixing", gas_liquid: "Gas–liquid", solids: "Solids" };
const criterionName = (id: string) => criteria[id] ?? id.replaceAll("_", " ");

interface RankingProps {
  readonly state: ScaleState;
  readonly ranking: RankingState;
}

/** Which vessels can run this: best first, with the criterion that limits each. */
export function Ranking({ state, ranking }: RankingProps) {
  const { among, setAmong, result, run, start, current, ready, problem } = ranking;
  return (
    <div className={classes.ranking}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label="Vessels that are ranked"
          value={among}
          onChange={(next) => setAmong(next as Among)}
          data={[
            { value: "document", label: "Vessels of this project" },
            { value: "database", label: "All equipment" },
          ]}
        />
        <Requirements state={state} ranking={ranking} />
      </div>
      {among === "database" && <p className={classes.note}>Vendors publish no jackets: a vessel without one cannot show that it removes the heat. Take it as a target and give it the jacket that it has.</p>}
      {problem !== undefined && <ProblemList problem={problem} />}
      {result === undefined && run.since === undefined && problem === undefined && (
        <ProblemMessage tone="note" what="The vessels have not been ranked yet" hint="Each is asked whether it holds the batch, reaches the speed, removes the heat, mixes fast enough and suspends what must be suspended." action={ready ? { label: "Rank the vessels", run: start } : undefined}>
          {ready ? undefined : "The recipe, the laboratory vessel with its speed and the density are needed first."}
        </ProblemMessage>
      )}
      {run.since !== undefined && <p role="status">Ranking.</p>}
      {result !== undefined && !current && run.since === undefined && (
        <ProblemMessage tone="attention" what="Inputs changed since this ranking" action={{ label: "Rank again", run: start }} />
      )}
      {result !== undefined && result.status !== "ok" && <ProblemMessage what="The vessels could not be ranked">{result.reason}</ProblemMessage>}
      {result !== undefined && <RankTable state={state} ranking={ranking} vessels={result.vessels ?? []} />}
    </div>
  );
}

function Requirements({ state: { study, readOnly, document }, ranking }: RankingProps) {
  if (study === undefined) return null;
  const rank = rankOf(document, study);
  const change = (label: string, recipe: (rank: RankStudy) => void) =>
    edit(label, (draft) => {
      const mine = draft.studies?.find((one) => one.id === study.id);
      if (mine !== undefined && isScaleUp(mine)) recipe(ensureRank(draft, mine));
    });
  const require = (key: "blend_time" | "kla", words: string) => (value: Quantity | undefined) =>
    change(`Require ${words}`, (mine) => {
      assign((mine.requirements ??= {}), key, value);
      if (Object.keys(mine.requirements).length === 0) delete mine.requirements;
    });
  const { problem } = ranking;
  return (
    <div className={classes.requirements}>
      <QuantityInput label="Liquid per batch" unit="L" optional disabled={readOnly} value={rank?.volume} error={errorAt(problem, "volume")} onChange={(volume) => change("Change the batch that is ranked", (mine) => assign(mine, "volume", volume))} />
      <QuantityInput label="Blend time at most" unit="s" optional disabled={readOnly} value={rank?.requirements?.blend_time} error={errorAt(problem, "requirements/blend_time")} onChange={require("blend_time", "a blend time")} />
      {study.gas !== undefined && <QuantityInput label="kLa at least" unit="1/s" optional disabled={readOnly} value={rank?.requirements?.kla} error={errorAt(problem, "requirements/kla")} onChange={require("kla", "a kLa")} />}
    </div>
  );
}

function RankTable({ state, ranking, vessels }: RankingProps & { readonly vessels: readonly RankedVessel[] }) {
  const { study, change, nameOf, readOnly } = state;
  const { sorting, onSort } = useSorting("sort");
  const known = ranking.question?.document.vessels ?? [];
  const name = (id: string) => known.find((vessel) => vessel.id === id)?.name ?? nameOf(id);
  const sorted = sortedBy(vessels, sorting, (vessel, column) => rankValue(vessel, column, name));
  const ids = [...new Set(vessels.flatMap((vessel) => vessel.criteria.map(({ id }) => id)))];
  const add = (id: string) => {
    const vessel = known.find((one) => one.id === id);
    if (vessel !== undefined) change(`Scale up to ${name(id)}`, (mine, draft) => void (mine.targets ??= []).push({ vessel: putVessel(draft, vessel) }));
  };
  if (vessels.length === 0) return <p className={classes.note}>There is no other vessel in this project. Add some, or rank all equipment.</p>;
  return (
    <div className={classes.scroller} data-old={!ranking.current || undefined} tabIndex={0} role="region" aria-label="Ranking of vessels">
      <table className={classes.table}>
        <caption className={classes.hidden}>{sorting === undefined ? "Vessels, best first" : "Vessels, sorted by a column"}</caption>
        <thead>
          <tr>
            <SortHead column="vessel" label="Vessel" sorting={sorting} onSort={onSort} />
            <SortHead column="feasible" label="Can it" sorting={sorting} onSort={onSort} />
            <SortHead column="limiting" label="Limited by" sorting={sorting} onSort={onSort} />
            {ids.map((id) => (
              <SortHead key={id} column={id} label={criterionName(id)} sorting={sorting} onSort={onSort} />
            ))}
            <th scope="col">
              <span className={classes.hidden}>Add</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((vessel) => (
            <tr key={vessel.vessel}>
              <th scope="row">{name(vessel.vessel)}</th>
              <td className={classes.text} data-severity={vessel.feasible ? undefined : "broken"}>
                {vessel.feasible ? <IconCircleCheck size={14} aria-hidden className={classes.good} /> : <IconCircleX size={14} aria-hidden />} {vessel.feasible ? "Yes" : "No"}
                {vessel.feasible_share !== undefined && <small>{` in ${shareText(vessel.feasible ? vessel.feasible_share : 1 - vessel.feasible_share)} of the draws`}</small>}
              </td>
              <td className={classes.wide}>
                <strong>{vessel.limiting === undefined ? "–" : criterionName(vessel.limiting)}</strong> <small>{vessel.verdict}</small>
              </td>
              {ids.map((id) => (
                <CriterionCell key={id} criterion={vessel.criteria.find((one) => one.id === id)} />
              ))}
              <td>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  leftSection={<IconPlus size={13} aria-hidden />}
                  aria-label={`Scale up to ${name(vessel.vessel)}`}
                  disabled={readOnly || study?.targets?.some((target) => target.vessel === vessel.vessel)}
                  onClick={() => add(vessel.vessel)}
                >
                  Target
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CriterionCell({ criterion }: { readonly criterion: Criterion | undefined }) {
  if (criterion === undefined) return <td>–</td>;
  const { ok, words, required, available } = criterion;
  return (
    <td data-severity={ok ? undefined : "broken"} title={words}>
      {!ok && <IconAlertTriangle size={13} role="img" aria-label="Not met" />} {available === undefined ? (ok ? "ok" : "no") : answerText(available)}
      {required !== undefined && <small>needs {answerText(required)}</small>}
    </td>
  );
}
