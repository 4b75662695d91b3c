import { ActionIcon, Button, Menu, MultiSelect, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useId, useState } from "react";
import type { ScaleUpTarget } from "@/doc/scaleup";
import type { Vessel } from "@/doc/vessels";
import { assign } from "@/ui/recipe/change";
import { errorAt } from "@/ui/study/faults";
import { limitAt, targetLimitAt } from "../model/fields";
import { rules } from "../model/rules";
import { putVessel, vesselOf } from "../model/study";
import type { ScaleState } from "../run/use_scale";
import { Field } from "@/ui/study/Field";
import classes from "./Scale.module.css";
import { RecipeField } from "@/ui/study/RecipeField";
import { Section } from "@/ui/study/Section";

const VesselPicker = lazy(() => import("@/ui/vessel/VesselPicker").then((room) => ({ default: room.VesselPicker })));

/** What is scaled, from where, to where, and by which rules. */
export function VesselsPart({ state }: { readonly state: ScaleState }) {
  /** For whom a vessel is being picked: "base", or the place among the targets. */
  const [picking, setPicking] = useState<"base" | number>();
  const { document, study, change } = state;
  const place = (vessel: Vessel) => {
    if (picking === undefined) return;
    const words = picking === "base" ? `Scale up from ${vessel.name ?? vessel.id}` : `Scale up to ${vessel.name ?? vessel.id}`;
    change(words, (mine, draft) => {
      const id = putVessel(draft, vessel);
      if (picking === "base") mine.base = { ...mine.base, vessel: id };
      else if (mine.targets?.[picking] !== undefined) mine.targets[picking].vessel = id;
      else (mine.targets ??= []).push({ vessel: id });
    });
  };
  return (
    <>
      {study && (
        <Section title="Recipe">
          <RecipeField state={state} study={study} verb="Scale" label="What was run in the laboratory" change={change} />
        </Section>
      )}
      <BaseSection state={state} onPick={() => setPicking("base")} />
      <TargetsSection state={state} onPick={setPicking} />
      <RulesSection state={state} />
      {picking !== undefined && (
        <Suspense fallback={null}>
          <VesselPicker
            opened
            title={picking === "base" ? "Pick the laboratory vessel" : "Pick a target vessel"}
            taken={document.vessels?.map(({ id }) => id) ?? []}
            onClose={() => setPicking(undefined)}
            onPick={place}
          />
        </Suspense>
      )}
    </>
  );
}

interface VesselSelectProps {
  readonly state: ScaleState;
  readonly path: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (vessel: string) => void;
  readonly onPick: () => void;
  /** Ids that are targets already: each is one once. */
  readonly taken?: ReadonlySet<string>;
}
const none: ReadonlySet<string> = new Set();

/** A vessel of the project, or another one from the equipment. */
function VesselSelect({ state, path, label, value, onChange, onPick, taken = none }: VesselSelectProps) {
  const { document, readOnly, problem } = state;
  const vessels = document.vessels ?? [];
  const index = vessels.findIndex(({ id }) => id === value);
  const fault = useId();
  const error = errorAt(problem, path) ?? (index >= 0 ? errorAt(problem, `vessels/${index}`) : undefined);
  return (
    <div className={classes.pick} data-field={path}>
      <Select
        label={label}
        size="xs"
        value={index >= 0 ? value! : null}
        placeholder={vessels.length === 0 ? "None in this project yet" : "Vessel of this project"}
        data={vessels.map(({ id, name }) => ({ value: id, label: name ?? id, disabled: id !== value && taken.has(id) }))}
        disabled={readOnly || vessels.length === 0}
        error={error !== undefined}
        aria-describedby={error === undefined ? undefined : fault}
        onChange={(id) => id !== null && onChange(id)}
      />
      <Button size="xs" variant="default" disabled={readOnly} onClick={onPick}>
        Equipment…
      </Button>
      {error !== undefined && (
        <p className={classes.fault} id={fault}>
          {error}
        </p>
      )}
    </div>
  );
}

function BaseSection({ state, onPick }: { readonly state: ScaleState; readonly onPick: () => void }) {
  const { study, change, picture, current, nameOf } = state;
  if (study === undefined) return null;
  return (
    <Section title="Laboratory vessel">
      <VesselSelect
        state={state}
        path="base/vessel"
        label="The recipe was run in"
        value={study.base?.vessel}
        onPick={onPick}
        onChange={(vessel) => change(`Scale up from ${nameOf(vessel)}`, (mine) => void (mine.base = { ...mine.base, vessel }))}
      />
      {study.base !== undefined && (
        <Field
          state={state}
          path="base/speed"
          label="Stirring speed"
          unit="rpm"
          units={["rpm", "1/s"]}
          required
          value={study.base.speed}
          limit={current ? limitAt(picture!.base, "speed") : undefined}
          onChange={(speed) => change("Change the stirring speed", (mine) => mine.base && assign(mine.base, "speed", speed))}
        />
      )}
      {current && limitAt(picture!.base, "volume") && <p className={classes.fault}>{limitAt(picture!.base, "volume")}</p>}
    </Section>
  );
}

function TargetsSection({ state, onPick }: { readonly state: ScaleState; readonly onPick: (place: number) => void }) {
  const { document, study, readOnly, change, nameOf } = state;
  if (study === undefined) return null;
  const targets = study.targets ?? [];
  const free = (document.vessels ?? []).filter(({ id }) => id !== study.base?.vessel && !targets.some(({ vessel }) => vessel === id));
  const add = (vessel: string) => change(`Scale up to ${nameOf(vessel)}`, (mine) => void (mine.targets ??= []).push({ vessel }));
  return (
    <Section title="Target vessels">
      <div className={classes.stack} data-field="targets">
        {targets.map((target, place) => (
          <TargetCard key={target.vessel} state={state} target={target} place={place} onPick={() => onPick(place)} />
        ))}
        {free.length === 0 ? (
          <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />} disabled={readOnly} onClick={() => onPick(targets.length)}>
            Add a target vessel
          </Button>
        ) : (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />} disabled={readOnly}>
                Add a target vessel
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Vessels of this project</Menu.Label>
              {free.map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => add(id)}>
                  {name ?? id}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => onPick(targets.length)}>From the equipment…</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </Section>
  );
}

interface TargetCardProps {
  readonly state: ScaleState;
  readonly target: ScaleUpTarget;
  readonly place: number;
  readonly onPick: () => void;
}
function TargetCard({ state, target, place, onPick }: TargetCardProps) {
  const { document, readOnly, change, nameOf, picture, current } = state;
  const name = nameOf(target.vessel);
  const answer = current ? picture!.targets[place] : undefined;
  const vessel = vesselOf(document, target.vessel);
  const fallback = vessel?.working_volume?.max ?? (vessel === undefined ? undefined : `80 % of ${vessel.capacity}`);
  const set = <Key extends "volume" | "speed">(key: Key, words: string) => (value: ScaleUpTarget[Key] | undefined) =>
    change(`Change the ${words} of ${name}`, (mine) => mine.targets?.[place] && assign(mine.targets[place], key, value));
  return (
    <div className={classes.card} role="group" aria-label={`Target ${name}`}>
      <div className={classes.cardHead}>
        <h3>{name}</h3>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove target ${name}`}
          disabled={readOnly}
          onClick={() => change(`Remove target ${name}`, (mine) => void mine.targets?.splice(place, 1))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      <VesselSelect
        state={state}
        path={`targets/${place}/vessel`}
        label="Vessel"
        value={target.vessel}
        taken={new Set(state.study?.targets?.map(({ vessel: id }) => id))}
        onPick={onPick}
        onChange={(next) => change(`Scale up to ${nameOf(next)}`, (mine) => mine.targets?.[place] && void (mine.targets[place].vessel = next))}
      />
      <div className={classes.pair}>
        <Field
          state={state}
          path={`targets/${place}/volume`}
          label="Liquid at the end"
          unit="L"
          units={["L", "m3", "mL"]}
          value={target.volume}
          limit={answer && targetLimitAt(answer, "volume")}
          onChange={set("volume", "batch")}
        />
        <Field
          state={state}
          path={`targets/${place}/speed`}
          label="Own speed"
          unit="rpm"
          units={["rpm", "1/s"]}
          value={target.speed}
          limit={answer && targetLimitAt(answer, "speed")}
          onChange={set("speed", "speed")}
        />
      </div>
      {target.volume === undefined && fallback !== undefined && <p className={classes.note}>The batch is {fallback} unless another is given.</p>}
    </div>
  );
}

function RulesSection({ state }: { readonly state: ScaleState }) {
  const { study, readOnly, change, problem } = state;
  return (
    <Section title="Rules">
      <div data-field="rules">
        <MultiSelect
          label="Rules that are compared"
          size="xs"
          placeholder={study?.rules === undefined ? "All of them" : ""}
          clearable
          value={study?.rules ?? []}
          data={rules.map(({ id, name }) => ({ value: id, label: name }))}
          disabled={readOnly}
          error={errorAt(problem, "rules")}
          onChange={(chosen) =>
            change("Choose the rules", (mine) => {
              if (chosen.length === 0) delete mine.rules;
              else mine.rules = rules.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
            })
          }
        />
      </div>
    </Section>
  );
}
