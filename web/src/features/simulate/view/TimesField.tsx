import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { Column } from "@/doc/types";
import { prettyUnit } from "@/units/quantity";

interface TimesFieldProps {
  readonly column: Column;
  readonly onChange: (column: Column) => void;
}
/** "0, 5, 10; 20": anything that is no number is said, and nothing is taken then. */
export function TimesField({ column, onChange }: TimesFieldProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? column.values.join(" ");
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  const wrong = words.find((word) => !(Number(word) >= 0) || !Number.isFinite(Number(word)));
  const fault = words.length === 0 ? "At least one time." : wrong === undefined ? undefined : `“${wrong}” is no time from 0 on.`;
  const accept = () => {
    if (typed === undefined || fault !== undefined) return;
    const values = [...new Set(words.map(Number))].sort((a, b) => a - b);
    if (values.join() !== column.values.join()) onChange({ ...column, values });
    setTyped(undefined);
  };
  return (
    <TextInput
      label={`Times in ${prettyUnit(column.unit)}`}
      size="xs"
      value={text}
      error={fault}
      description="With spaces between them, from 0 to the duration."
      onChange={({ currentTarget: { value } }) => setTyped(value)}
      onBlur={accept}
      onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && setTyped(undefined))}
    />
  );
}
