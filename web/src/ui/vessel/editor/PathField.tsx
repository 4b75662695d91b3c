import { Select, TextInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { useField } from "./context";

interface PathFieldProps {
  readonly path: string;
  /** When the heading above does not say whose it is. */
  readonly label?: string;
  readonly description?: string;
  /** Words for the choices. */
  readonly words?: Readonly<Record<string, string>>;
  readonly long?: boolean;
}

/** One value of the vessel, by its kind. A fault stands at it. */
export function PathField({ path, label, description, words, long }: PathFieldProps) {
  const { field, value, fault, set } = useField(path);
  const shared = { label: label ?? field.label, ...(description && { description }), error: fault };
  if (field.kind === "quantity" || field.kind === "count") {
    return <QuantityInput {...shared} unit={field.unit ?? "1"} optional value={value} onChange={set} />;
  }
  if (field.kind === "choice") {
    const data = field.choices!.map((choice) => ({ value: choice, label: words?.[choice] ?? choice }));
    return <Select {...shared} data={data} value={(value as string | undefined) ?? null} placeholder="not given" clearable allowDeselect clearButtonProps={{ "aria-label": `Clear ${shared.label}` }} onChange={(chosen) => set(chosen ?? undefined)} />;
  }
  return <TextField key={`${value ?? ""}`} shared={shared} value={value === undefined ? "" : String(value)} onAccept={(text) => set(text === "" ? undefined : text)} long={long === true} />;
}

interface TextFieldProps {
  readonly shared: { readonly label: string; readonly description?: string; readonly error: string | undefined };
  readonly value: string;
  readonly onAccept: (text: string) => void;
  readonly long: boolean;
}
/** Accepted when it is left or by Enter; Escape brings back what was. */
function TextField({ shared, value, onAccept, long }: TextFieldProps) {
  const [text, setText] = useState(value);
  const accept = () => text.trim() !== value && onAccept(text.trim());
  const props = {
    ...shared,
    value: text,
    placeholder: "not given",
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    onBlur: accept,
    onKeyDown: ({ key }: { key: string }) => {
      if (key === "Enter" && !long) accept();
      if (key === "Escape") setText(value);
    },
  };
  return long ? <Textarea {...props} autosize minRows={2} maxRows={8} /> : <TextInput {...props} />;
}
