import { ActionIcon, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { memo } from "react";
import type { Reaction } from "@/doc/types";
import { useDocument, useProject } from "@/doc/use_project";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { type Balance, balanceOf } from "../chem/balance";
import { readReaction } from "../chem/equations";
import { assign, editReaction } from "../edits";
import { chooseLaw, remove, rewrite, toggle } from "../actions";
import { laws } from "../laws";
import { EquationField, type LineFault } from "./EquationField";
import { LineConstant } from "./LineConstant";
import classes from "./lines.module.css";

interface ReactionLineProps {
  readonly reaction: Reaction;
  readonly number: number;
  readonly selected: boolean;
  readonly select: (id: string) => void;
  readonly told: LineFault | undefined;
}

const choices = laws.map(({ law, short }) => ({ value: law, label: short }));

/** Renders again only when its own reaction does: a scheme may have many. */
export const ReactionLine = memo(function ReactionLine({ reaction, number, selected, select, told }: ReactionLineProps) {
  const { id, equation: text, rate, heat } = reaction;
  const species = useDocument((document) => document.species);
  const readOnly = useProject((project) => project.readOnly);
  const equation = readReaction(reaction)?.equation;
  const balance = equation && balanceOf(equation, species);
  return (
    <li className={classes.line} data-selected={selected || undefined} onClick={() => select(id)} aria-label={`Reaction ${id}`}>
      <span className={classes.number} aria-hidden>{number}</span>
      <EquationField label={`Equation of ${id}`} value={text} species={species} commit={(typed) => rewrite(id, typed)} onFocus={() => select(id)} readOnly={readOnly} told={told} />
      <button type="button" className={classes.arrow} disabled={equation === undefined || readOnly} onClick={() => toggle(id)} aria-pressed={equation?.reversible ?? false}
        aria-label={`${id} is reversible`} title={equation?.reversible ? "Reversible. Click to make it run one way." : "Runs one way. Click to make it reversible."}>
        {equation?.reversible ? "⇌" : "→"}
      </button>
      <Select className={classes.law} size="xs" comboboxProps={{ width: "max-content" }} aria-label={`Rate law of ${id}`} data={choices} value={rate.law} disabled={readOnly || equation === undefined}
        onChange={(law) => law !== null && law !== rate.law && chooseLaw(id, law)} />
      <LineConstant reaction={reaction} equation={equation} />
      <div className={classes.heat}>
        <span aria-hidden>ΔH</span>
        <QuantityInput label={`Heat of ${id}`} hideLabel value={heat} unit="kJ/mol" optional disabled={readOnly}
          onChange={(next) => editReaction(`Change the heat of ${id}`, id, (draft) => assign(draft, "heat", next))} />
      </div>
      <BalanceMark balance={balance} />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${id}`} disabled={readOnly} onClick={() => remove("reaction", id)}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
});

const marks: Record<Balance["kind"], { sign: string; words: string }> = {
  balanced: { sign: "✓", words: "balanced" },
  unbalanced: { sign: "!", words: "" },
  unknown: { sign: "–", words: "not checked" },
  open: { sign: "–", words: "open" },
};

function BalanceMark({ balance }: { readonly balance: Balance | undefined }) {
  if (balance === undefined) return <span className={classes.balance} data-kind="unbalanced">! not an equation</span>;
  const { sign, words } = marks[balance.kind];
  return (
    <span className={classes.balance} data-kind={balance.kind} title={balance.text}>
      {sign} {words || balance.text}
    </span>
  );
}
