import { Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ExpressionLaw } from "@/doc/types";
import { useProject } from "@/doc/use_project";
import { type Fault, checkDocument, faultsOf } from "../chem/check";
import { formulaOf } from "./formula_of";
import type { LawEditorProps, LawEntry } from "./types";
import classes from "./laws.module.css";

const pause = 200; // [ms] after the last key, before the engine is asked

/** A formula that was changed elsewhere, by an undo, is begun anew. */
const Editor = (props: LawEditorProps<ExpressionLaw>) => <FormulaField key={props.law.formula} {...props} />;

/** Any formula. It is checked by the engine while it is typed, and becomes part of the document when it is left. */
function FormulaField({ reaction, law, change }: LawEditorProps<ExpressionLaw>) {
  const document = useProject((project) => project.document);
  const [typed, setTyped] = useState(law.formula);
  const [faults, setFaults] = useState<readonly Fault[]>();

  useEffect(() => {
    let wanted = true;
    const index = document.reactions?.findIndex(({ id }) => id === reaction.id) ?? -1;
    const tried = { ...document, reactions: document.reactions?.with(index, { ...reaction, rate: { ...law, formula: typed } }) };
    const timer = setTimeout(() => {
      void checkDocument(tried).then((answer) => {
        if (wanted && answer !== undefined) setFaults(faultsOf(answer, `/reactions/${index}/rate`));
      });
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [document, reaction, law, typed]);

  const keep = () => typed !== law.formula && change(`Change the formula of ${reaction.id}`, (draft) => void (draft.formula = typed));
  const fault = faults?.[0];
  return (
    <>
      <Textarea label="Rate of extent" description="In mol/(L s) or any unit of amount per volume and time" autosize minRows={2} value={typed} spellCheck={false}
        classNames={{ input: classes.formula! }} onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            keep();
          }
          if (event.key === "Escape") setTyped(law.formula);
        }}
        error={fault && [fault.detail, fault.hint].filter(Boolean).join(" ")} />
      <p className={classes.note} role="status">
        {faults === undefined ? "Checking…" : faults.length === 0 ? "✓ The formula and its unit are right." : "! The formula cannot be used yet."}
      </p>
      <p className={classes.note}>
        <code>[A]</code> is a concentration, <code>T</code>, <code>t</code> and <code>V</code> are the state; parameters by their ids; <code>exp ln sqrt min max</code> and so on.
      </p>
    </>
  );
}

export const expression: LawEntry<ExpressionLaw> = {
  law: "expression",
  label: "Own formula",
  short: "Formula",
  formula: "r = any formula over [A], parameters, T, t and V",
  create: (document, reaction, equation) => ({ law: "expression", formula: formulaOf(document, reaction, equation) }),
  Editor,
};
