import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Species } from "@/doc/types";
import { complete, completions, tokenAt } from "./completion";
import classes from "./lines.module.css";

export interface LineFault {
  /** Of the first character that is wrong. */
  readonly position?: number | undefined;
  readonly detail: string;
  readonly hint?: string | undefined;
}

interface EquationFieldProps {
  readonly label: string;
  readonly value: string;
  readonly species: readonly Species[];
  readonly placeholder?: string;
  /** @returns what is wrong; undefined when it was taken */
  readonly commit: (text: string) => LineFault | undefined;
  /** The line empties itself when its text was taken: the one for a new reaction. */
  readonly fresh?: boolean;
  readonly onFocus?: () => void;
  readonly readOnly?: boolean;
  readonly id?: string;
  /** From the engine, about the text as it was taken. */
  readonly told?: LineFault | undefined;
}

/** One equation: offers the names of species while one types; Enter takes it, Escape takes the old text back. */
export function EquationField({ label, value, species, placeholder, commit, fresh = false, onFocus, readOnly = false, id, told }: EquationFieldProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(-1);
  const [corner, setCorner] = useState<{ left: number; top: number }>(); // of the list, on the page: the lines scroll, and would clip it
  const [fault, setFault] = useState<LineFault>();
  const text = typed ?? value;
  const token = caret === undefined ? undefined : tokenAt(text, caret);
  const options = token === undefined ? [] : completions(token.begun, species);
  const open = options.length > 0;

  const close = () => {
    setCaret(undefined);
    setActive(-1);
  };
  const accept = (choice: string) => {
    const next = complete(text, token!, choice);
    setTyped(next.text);
    close();
    // After the text is in the field: the browser would put the caret at its end.
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  const take = () => {
    close();
    if (typed === undefined || typed === value) return setTyped(undefined);
    if (typed.trim() === "") return fresh ? setTyped(undefined) : setFault({ detail: "The line is empty.", hint: "Escape brings the equation back; the bin removes the reaction." });
    const wrong = commit(typed);
    setFault(wrong);
    if (wrong === undefined) setTyped(undefined);
    else if (wrong.position !== undefined && window.document.activeElement === input.current) input.current?.setSelectionRange(wrong.position, wrong.position);
  };
  const revert = () => {
    setTyped(undefined);
    setFault(undefined);
    close();
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && open) {
      event.preventDefault();
      return setActive((before) => (before + by + options.length + (before < 0 && by < 0 ? 1 : 0)) % options.length);
    }
    if (event.key === "Escape" && (open || typed !== undefined)) {
      event.stopPropagation();
      return open ? close() : revert();
    }
    if ((event.key === "Enter" || event.key === "Tab") && open && active >= 0) {
      event.preventDefault();
      return accept(options[active]!);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      take();
    }
  };

  const shown = fault ?? (typed === undefined ? told : undefined);
  const faultId = shown ? `${listId}-fault` : undefined;
  return (
    <div className={classes.equation}>
      <input ref={input} id={id} className={classes.text} role="combobox" aria-label={label} aria-autocomplete="list" aria-expanded={open} aria-controls={`${listId}-list`}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined} aria-invalid={shown !== undefined} aria-describedby={faultId}
        value={text} placeholder={placeholder} readOnly={readOnly} spellCheck={false} autoComplete="off" autoCapitalize="off"
        onFocus={onFocus} onBlur={() => (fresh ? close() : take())} onKeyDown={key}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setCaret(currentTarget.selectionStart ?? undefined);
          const { left, bottom: top } = currentTarget.getBoundingClientRect();
          setCorner({ left, top });
          setActive(-1);
          setFault(undefined);
        }} />
      <ul id={`${listId}-list`} className={classes.options} role="listbox" aria-label="Species" hidden={!open} style={corner}>
        {options.map((option, index) => (
          // The field keeps the focus: a blur would take the half-typed line.
          <li key={option} id={`${listId}-${index}`} role="option" aria-selected={index === active} onPointerDown={(event) => event.preventDefault()} onClick={() => accept(option)}>
            {option} <span>{species.find((one) => one.id === option)?.name}</span>
          </li>
        ))}
      </ul>
      {shown && (
        <p id={faultId} className={classes.fault} role="alert">
          {shown.position !== undefined && typed !== undefined && <Pointer text={typed} position={shown.position} />}
          {shown.detail} {shown.hint}
        </p>
      )}
    </div>
  );
}

/** The text up to the fault, and a mark at it. */
function Pointer({ text, position }: { readonly text: string; readonly position: number }) {
  const from = Math.max(0, position - 24);
  return (
    <code className={classes.pointer} aria-hidden>
      {from > 0 && "…"}
      {text.slice(from, position)}
      <mark>{text.slice(position, position + 1) || "⌄"}</mark>
      {text.slice(position + 1, position + 12)}
    </code>
  );
}
