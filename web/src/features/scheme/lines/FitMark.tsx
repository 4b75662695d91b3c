import type { Parameter } from "@/doc/types";
import { editParameter } from "../edits";
import classes from "./lines.module.css";

/** Whether a fit estimates this parameter; a click changes it. */
export function FitMark({ parameter: { id, fixed = false } }: { readonly parameter: Parameter }) {
  const change = () =>
    editParameter(fixed ? `Estimate ${id}` : `Fix ${id}`, id, (one) => {
      if (fixed) delete one.fixed;
      else one.fixed = true;
    });
  return (
    <button type="button" className={classes.fit} data-fixed={fixed || undefined} aria-pressed={!fixed} onClick={change}
      aria-label={`${id} is estimated by the fit`} title={fixed ? `${id} is fixed. Click to let the fit estimate it.` : `The fit estimates ${id}. Click to fix it.`}>
      {fixed ? "fixed" : "fit"}
    </button>
  );
}
