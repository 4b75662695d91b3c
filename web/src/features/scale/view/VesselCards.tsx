import { ActionIcon, SegmentedControl } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { type Figure, isFigure, type RuleResult } from "@/engine/scaleup_results";
import { VesselDrawing } from "@/ui/vessel/VesselDrawing";
import { useViewState } from "@/ui/view_state";
import { breaks, inSentence, shownRule } from "../model/chosen";
import { figureText, litresText, ratioText } from "@/ui/figures";
import { vesselOf } from "../model/study";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const VesselView = lazy(() => import("@/ui/vessel/VesselView").then((room) => ({ default: room.VesselView })));
const VesselDialog = lazy(() => import("./VesselDialog"));

/** The laboratory vessel and the targets, drawn with their liquid, and the numbers that one looks at first. */
export function VesselCards({ state }: { readonly state: ScaleState }) {
  const [opened, setOpened] = useState<string>();
  const { study, picture, rule } = state;
  const base = picture?.base.vessel === study?.base?.vessel ? picture?.base : undefined;
  return (
    <div className={classes.vessels} tabIndex={0} role="region" aria-label="Vessels" data-old={(picture !== undefined && !state.current) || undefined}>
      {study?.base !== undefined && <VesselCard state={state} vessel={study.base.vessel} role="Laboratory" volume={base?.volume} facts={base === undefined ? [] : factsOf(base)} onOpen={setOpened} />}
      {study?.targets?.map(({ vessel }, place) => {
        const target = picture?.targets[place]?.vessel === vessel ? picture.targets[place] : undefined;
        const shown = target && shownRule(target, rule);
        return (
          <VesselCard
            key={vessel}
            state={state}
            vessel={vessel}
            role={target === undefined ? "Target" : `Target, ${ratioText(target.scale)}`}
            volume={target?.volume}
            facts={shown === undefined ? [] : factsOf(shown)}
            onOpen={setOpened}
            {...(shown && { rule: shown })}
          />
        );
      })}
      {opened !== undefined && (
        <Suspense fallback={null}>
          <VesselDialog state={state} vessel={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
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
  readonly onOpen: (vessel: string) => void;
}

function VesselCard({ state: { document, nameOf }, vessel: id, role, volume, facts, rule, onOpen }: VesselCardProps) {
  const [view, setView] = useViewState("draw", "2d");
  const vessel = vesselOf(document, id);
  const name = nameOf(id);
  const filled = volume && `${volume.value} ${volume.unit}`;
  return (
    <article className={classes.vessel} aria-label={name}>
      <header className={classes.cardTop}>
        <div>
          <span className={classes.note}>{role}</span>
        {vessel !== undefined && (
          <div className={classes.tools}>
            {view !== "3d" && (
              <SegmentedControl
                size="xs"
                aria-label={`Drawing of ${name}`}
                value="2d"
                onChange={() => setView("3d")}
                data={[
                  { value: "2d", label: "2D" },
                  { value: "3d", label: "3D" },
                ]}
              />
            )}
            <ActionIcon variant="subtle" color="gray" aria-label={`Look at and change ${name}`} onClick={() => onOpen(id)}>
              <IconPencil size={16} />
            </ActionIcon>
          </div>
        )}
        </div>
        <h2 title={name}>{name}</h2>
      </header>
      <div className={classes.drawing}>
        {vessel !== undefined && view === "3d" && (
          <Suspense fallback={null}>
            <VesselView vessel={vessel} volume={filled} view="3d" onView={() => setView(undefined)} />
          </Suspense>
        )}
        {vessel !== undefined && view !== "3d" && (
          <button type="button" className={classes.drawn} onClick={() => onOpen(id)} title="With dimensions">
            <VesselDrawing vessel={vessel} volume={filled} size="thumbnail" />
          </button>
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
