import { isFigure } from "@/engine/scaleup_results";
import { inSentence, shownRule } from "../model/chosen";
import { answerText, figureText } from "@/ui/figures";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";
import { SeverityIcon } from "./Severity";

/** Every limit that is broken or near, in words, by vessel and rule. */
export function Limits({ state: { picture, nameOf, rule: wanted } }: { readonly state: ScaleState }) {
  if (picture === undefined) return null;
  const groups = [
    { key: "base", title: `${nameOf(picture.base.vessel)}, laboratory`, limits: picture.base.limits, shown: true },
    ...picture.targets.flatMap((target) =>
      target.rules.map((rule) => ({
        key: `${target.vessel}/${rule.rule}`,
        title: `${nameOf(target.vessel)}, ${inSentence(rule.name)}${isFigure(rule.speed) ? `, ${figureText(rule.speed)}` : ""}`,
        limits: isFigure(rule.speed) ? rule.limits : [{ code: "no_speed", severity: "note" as const, message: rule.speed.not_applicable }],
        shown: rule === shownRule(target, wanted),
      })),
    ),
  ].filter(({ limits }) => limits.length > 0);
  if (groups.length === 0) return <p className={classes.note}>No limit is broken or near.</p>;
  return (
    <ul className={classes.limits}>
      {groups.map(({ key, title, limits, shown }) => (
        <li key={key}>
          <strong>{title}</strong>
          {shown && key !== "base" && <span className={classes.badge}>looked at</span>}
          <ul>
            {limits.map((limit) => (
              <li key={limit.code + limit.message} data-severity={limit.severity}>
                <SeverityIcon severity={limit.severity} size={14} /> {limit.message}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** Mixing times over reaction times: which reaction would notice the larger vessel. */
export function Mixing({ state: { picture, nameOf, rule: wanted } }: { readonly state: ScaleState }) {
  if (picture === undefined) return null;
  const rows = picture.targets.flatMap((target) => {
    const rule = shownRule(target, wanted);
    return (rule?.damkohler ?? []).map((numbers) => ({ target, rule: rule!, numbers }));
  });
  if (rows.length === 0) return <p className={classes.note}>There is no reaction to compare with mixing, or no speed.</p>;
  return (
    <>
      <p className={classes.note}>A Damköhler number is a mixing time over the shortest time of the reaction. Far below 1 the reaction does not notice the mixing; far above 1 it is as fast as the mixing lets it.</p>
      <table className={classes.table}>
        <thead>
          <tr>
            {["Vessel", "Rule", "Reaction", "Da with the blend time", "Da with the micromixing time", "Verdict"].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ target, rule, numbers }) => (
            <tr key={`${target.vessel} ${numbers.reaction}`}>
              <th scope="row">{nameOf(target.vessel)}</th>
              <td className={classes.text}>{rule.name}</td>
              <td className={classes.text}>{numbers.reaction}</td>
              <td title={isFigure(numbers.macro) ? undefined : numbers.macro.not_applicable}>{answerText(numbers.macro)}</td>
              <td title={isFigure(numbers.micro) ? undefined : numbers.micro.not_applicable}>{answerText(numbers.micro)}</td>
              <td className={classes.text}>{numbers.band === "unknown" ? reasonOf(numbers) : numbers.band}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
const reasonOf = ({ macro, micro }: { macro: Parameters<typeof answerText>[0]; micro: Parameters<typeof answerText>[0] }) =>
  [macro, micro].flatMap((one) => (one === undefined || isFigure(one) ? [] : [one.not_applicable])).join(" ") || "unknown";

/** What was computed, how long it took, what the engine noticed. */
export function Log({ state: { run, picture } }: { readonly state: ScaleState }) {
  if (picture === undefined) return null;
  const cases = picture.targets.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <ul className={classes.limits}>
      <li>
        {picture.targets.length === 1 ? "One target vessel" : `${picture.targets.length} target vessels`}, {cases} cases{run.milliseconds !== undefined && `, ${(run.milliseconds / 1000).toFixed(2)} s`}
      </li>
      {picture.warnings.map(({ code, message }) => (
        <li key={code + message}>{message}</li>
      ))}
      <li>Engine {picture.provenance.engine}</li>
    </ul>
  );
}
