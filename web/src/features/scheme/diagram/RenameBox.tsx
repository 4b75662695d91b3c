import { useState } from "react";
import { rename } from "../actions";
import { stopRenaming } from "../session";
import type { Box } from "./paths";
import { type View, toScreen } from "./view";
import classes from "./diagram.module.css";

interface RenameBoxProps {
  readonly id: string;
  readonly box: Box;
  readonly view: View;
  readonly done: (id: string) => void;
}

/** The name of a species, written where it stands. Enter takes it, Escape leaves it. */
export function RenameBox({ id, box, view, done }: RenameBoxProps) {
  const [typed, setTyped] = useState(id);
  const [fault, setFault] = useState<string>();
  const corner = toScreen(view, { x: box.x - box.width / 2, y: box.y + box.height / 2 });
  const take = () => {
    const wrong = typed === id ? undefined : rename(id, typed);
    setFault(wrong);
    if (wrong !== undefined) return;
    stopRenaming();
    done(typed.trim());
  };
  const leave = () => {
    stopRenaming();
    done(id);
  };
  return (
    <div className={classes.rename} style={{ insetInlineStart: corner.x, insetBlockStart: corner.y - 38 * view.k, inlineSize: Math.max(120, box.width * view.k) }}>
      <input aria-label={`New name of ${id}`} aria-invalid={fault !== undefined} autoFocus value={typed} spellCheck={false} onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={() => (fault === undefined ? take() : leave())}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") take();
          if (event.key === "Escape") leave();
        }} />
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
