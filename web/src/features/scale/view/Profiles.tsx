import { useMemo } from "react";
import { Plot } from "@/ui/plot/Plot";
import { seriesStyle, speciesStyle } from "@/ui/series";
import type { ProjectDocument } from "@/doc/types";
import { concentrationIds, feedWindow, linesOf, profilesOf, type VesselProfile } from "../model/profiles";
import { dosingWindow, type Window } from "@/doc/stretch";
import { isFigure } from "@/engine/scaleup_results";
import { figureText } from "@/ui/figures";
import { recipeOf } from "@/doc/recipe_source";
import { useInUnit } from "@/units/use_in_unit";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

const temperatures: Readonly<Record<string, { label: string; style: number }>> = { T: { label: "Contents", style: 1 }, T_jacket: { label: "Jacket", style: 5 } };

/** Concentrations above, temperatures below, a column for each vessel. */
export function Profiles({ state }: { readonly state: ScaleState }) {
  const { document, study, picture, rule, current } = state;
  const inUnit = useInUnit();
  const recipe = study && recipeOf(document, study);
  const profiles = useMemo(() => (picture === undefined ? [] : profilesOf(picture, rule)), [picture, rule]);
  const window = useMemo(() => recipe && dosingWindow(recipe, document, inUnit), [recipe, document, inUnit]);
  const species = useMemo(() => concentrationIds(profiles), [profiles]);
  if (profiles.length <= 1)
    return <p className={classes.empty}>{study?.simulate === false ? "The reaction is not simulated in the targets. Switch it on under Heat." : "No target was simulated. The table below says why."}</p>;
  return (
    <div className={classes.profiles} data-old={!current || undefined} style={{ gridTemplateColumns: `repeat(${profiles.length}, minmax(15rem, 1fr))` }}>
      {profiles.map((profile) => (
        <Concentrations key={profile.vessel} profile={profile} species={species} document={document} window={window} name={nameOf(state, profile)} />
      ))}
      {profiles.map((profile) => (
        <Temperatures key={profile.vessel} profile={profile} window={window} name={nameOf(state, profile)} />
      ))}
    </div>
  );
}

const nameOf = (state: ScaleState, { vessel, rule }: VesselProfile) =>
  rule === undefined ? state.nameOf(vessel) : `${state.nameOf(vessel)}${isFigure(rule.speed) ? ` at ${figureText(rule.speed)}` : ""}`;

interface PanelProps {
  readonly profile: VesselProfile;
  readonly window: Window | undefined;
  readonly name: string;
}
const shadedOf = (profile: VesselProfile, window: Window | undefined, label: string) => {
  const feed = feedWindow(profile, window);
  return feed === undefined ? [] : [{ ...feed, label }];
};

function Concentrations({ profile, window, name, species, document }: PanelProps & { readonly species: readonly string[]; readonly document: ProjectDocument }) {
  const lines = useMemo(() => linesOf(profile, species, (id) => speciesStyle(document, id), (id) => id), [profile, species, document]);
  const shaded = useMemo(() => shadedOf(profile, window, "Dosing"), [profile, window]);
  const unit = profile.series.columns.find(({ quantity }) => quantity === "concentration")?.unit ?? "mol/L";
  return (
    <section className={classes.panel} aria-label={`Concentrations, ${name}`}>
      <h2 title={name}>{name}</h2>
      <Plot
        name={`Concentrations in ${name}`}
        summary={`Concentrations over time in ${name}${shaded.length > 0 ? "; the dosing is shaded" : ""}.`}
        series={lines}
        x={{ quantity: "time", unit: profile.series.time.unit }}
        y={{ quantity: "c", unit, zero: true }}
        shaded={shaded}
        link="scale"
        compact
      />
    </section>
  );
}

function Temperatures({ profile, window, name }: PanelProps) {
  const lines = useMemo(() => linesOf(profile, Object.keys(temperatures), (id) => seriesStyle(temperatures[id]!.style), (id) => temperatures[id]!.label), [profile]);
  const shaded = useMemo(() => shadedOf(profile, window, ""), [profile, window]);
  const unit = profile.series.columns.find(({ id }) => id === "T")?.unit ?? "K";
  return (
    <section className={classes.panel} aria-label={`Temperatures, ${name}`}>
      <Plot
        name={`Temperatures in ${name}`}
        summary={`Temperature of contents and jacket over time in ${name}${shaded.length > 0 ? "; the dosing is shaded" : ""}.`}
        series={lines}
        x={{ quantity: "time", unit: profile.series.time.unit }}
        y={{ quantity: "T", unit }}
        shaded={shaded}
        link="scale"
        compact
      />
    </section>
  );
}
