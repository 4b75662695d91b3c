import { useDocument, useProject } from "@/doc/use_project";
import { type Check, faultsOf } from "../chem/check";
import { addTyped } from "../actions";
import { EquationField } from "./EquationField";
import { ReactionLine } from "./ReactionLine";
import { newLineId } from "./new_line";
import classes from "./lines.module.css";


interface LinesProps {
  readonly selected: string | undefined;
  readonly select: (id: string) => void;
  readonly check: Check | undefined;
}

/** The reactions as lines of text; the last line adds one. */
export function Lines({ selected, select, check }: LinesProps) {
  const reactions = useDocument((document) => document.reactions) ?? [];
  const species = useDocument((document) => document.species);
  const readOnly = useProject((project) => project.readOnly);
  return (
    <div className={classes.area}>
      <ul className={classes.lines} aria-label="Reactions">
        {reactions.map((reaction, index) => (
          <ReactionLine key={reaction.id} reaction={reaction} number={index + 1} selected={reaction.id === selected} select={select}
            told={faultsOf(check, `/reactions/${index}`)[0]} />
        ))}
      </ul>
      {!readOnly && (
        <div className={classes.line} data-new>
          <span className={classes.number} aria-hidden>+</span>
          <EquationField id={newLineId} label="New reaction" value="" species={species} fresh placeholder="type a reaction, e.g.  A + B -> C" commit={(text) => addTyped(text, select)} />
          <span className={classes.hint}>
            Enter adds it. <kbd>&lt;-&gt;</kbd> reversible, <kbd>{"->{Pd}"}</kbd> catalyst
          </span>
        </div>
      )}
    </div>
  );
}
