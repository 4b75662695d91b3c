import { lazy, Suspense } from "react";
import { useViewState } from "@/ui/view_state";
import { type Figure, isFigure, type RuleResult, type TargetResult } from "@/engine/scaleup_results";
import { breaks, inSentence, shownRule } from "../model/chosen";
import { figureText, litresText, ratioText } from "../model/figures";
import { vesselOf } from "../model/study";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const VesselView = lazy(() => import("@/ui/vessel/VesselView").then((room) => ({ default: room.VesselView })));

/** The laboratory vessel and the targets, drawn with their liquid, and the numbers that one looks at first. */
export function VesselCards({ state }: { readonly state: ScaleState }) {
  const { study, picture, rule } = state;
  const base = picture?.base.vessel === study?.base?.vessel ? picture?.base : undefined;
  return (
    <div className={classes.vessels}>
      {study?.base !== undefined && (
        <VesselCard
          state={state}
          vessel={study.base.vessel}
          role="Laboratory"
          volume={base?.volume}
          facts={base === undefined ? [] : factsOf(base)}
        />
      )}
      {study?.targets?.map(({ vessel }, place) => {
        const target = picture?.targets.find((one, index) => one.vessel === vessel && (index === place || !study.targets!.some((other, k) => k === index && other.vessel === vessel)));
        const shown = target && shownRule(target, rule);
        return (
          <VesselCard
            key={`${vessel} ${place}`}
            state={state}
            vessel={vessel}
            role={target === undefined ? "Target" : `Target, ${ratioText(target.scale)} in volume`}
            volume={target?.volume}
            facts={shown === undefined ? [] : factsOf(shown)}
            {...(target && shown && { rule: shown, target })}
          />
        );
      })}
    </div>
  );
}

const first = ["speed", "tip_speed", "power_per_volume", "blend_time", "overall_conductance"];
type Fact = readonly [label: string, text: string];

/** The speed first, then what tells one rule from another. */
function factsOf({ conditions }: Pick<RuleResult, "conditions">): Fact[] {
  return first.flatMap((id): Fact[] => {
    const condition = conditions.find((one) => one.id === id);
    return isFigure(condition) ? [[condition.name, figureText(condition as Figure)]] : [];
  });
}

interface VesselCardProps {
  readonly state: ScaleState;
  readonly vessel: string;
  readonly role: string;
  readonly volume: Figure | undefined;
  readonly facts: readonly Fact[];
  readonly rule?: RuleResult;
  readonly target?: TargetResult;
}

function VesselCard({ state: { document, nameOf }, vessel: id, role, volume, facts, rule }: VesselCardProps) {
  const [view, setView] = useViewState("draw", "2d");
  const vessel = vesselOf(document, id);
  const heading = `${nameOf(id)}`;
  return (
    <article className={classes.vessel} aria-label={heading}>
      <header>
        <span className={classes.note}>{role}</span>
        <h2 title={heading}>{heading}</h2>
      </header>
      <div className={classes.drawing}>
        {vessel !== undefined && (
          <Suspense fallback={null}>
            <VesselView vessel={vessel} volume={volume && `${volume.value} ${volume.unit}`} view={view === "3d" ? "3d" : "2d"} onView={(next) => setView(next === "2d" ? undefined : next)} />
          </Suspense>
        )}
      </div>
      <dl className={classes.facts}>
        {volume !== undefined && (
          <div>
            <dt>Liquid at the end</dt>
            <dd>{litresText(volume)}</dd>
          </div>
        )}
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {rule !== undefined && (
        <p className={classes.note}>
          {isFigure(rule.speed) ? `By ${inSentence(rule.name)}${breaks(rule) ? ", which breaks a limit" : ""}` : `No speed by ${inSentence(rule.name)}: ${rule.speed.not_applicable}`}
        </p>
      )}
    </article>
  );
}
