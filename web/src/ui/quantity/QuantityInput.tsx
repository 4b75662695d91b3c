import { TextInput } from "@mantine/core";
import { useState } from "react";
import { parseQuantity, prettyUnit, quantityText } from "@/units/quantity";
import type { QuantityInputProps } from "./types";

export function QuantityInput({ label, value, onChange, unit, description, error, disabled = false, optional = false, hideLabel = false }: QuantityInputProps) {
  const parsed = value === undefined ? undefined : parseQuantity(value);
  const shown = parsed ? `${parsed.digits} ${prettyUnit(parsed.unit)}`.trim() : String(value ?? "");
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const accept = () => {
    if (draft === undefined || draft.trim() === shown) return setDraft(undefined);
    const typed = parseQuantity(draft);
    if (typed === undefined && !(optional && draft.trim() === "")) return setProblem(`“${draft}” is no number. Type one, such as 5 ${prettyUnit(unit)}.`);
    onChange(typed && quantityText(typed.digits, typed.unit || parsed?.unit || unit));
    setDraft(undefined);
    setProblem(undefined);
  };
  return (
    <TextInput label={hideLabel ? undefined : label} aria-label={label} description={description} error={problem ?? error} disabled={disabled} value={draft ?? shown}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)} onBlur={accept}
      onKeyDown={({ key }) => {
        if (key === "Enter") accept();
        if (key === "Escape") setDraft(undefined);
      }} />
  );
}
