import { Menu, TextInput, UnstyledButton } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { describeUnit, tryConvert, unitsFor } from "@/units/convert";
import { unitsEngine } from "@/units/engine_units";
import { exact, formatWithError } from "@/units/format";
import { parseQuantity, prettyUnit, quantityText } from "@/units/quantity";
import { type Reading, readEntry } from "./read_entry";
import classes from "./QuantityInput.module.css";
import { stepped } from "./stepped";
import type { QuantityInputProps } from "./types";

/** The text in the field: the number alone; the unit stands beside it. */
const shownNumber = (value: QuantityInputProps["value"]) => {
  if (value === undefined) return "";
  return parseQuantity(value)?.digits ?? String(value);
};
/** Seven figures are enough to look at; in the field that one edits stand all of them. */
const brief = (digits: string) => (digits.replace(/[^0-9]/g, "").length > 8 && Number.isFinite(Number(digits)) ? String(Number(Number(digits).toPrecision(6))) : digits);
/** Room for the unit [px], so that the number never runs under it. */
const unitWidth = (unit: string) => (prettyUnit(unit) === "" ? 0 : Math.min(140, 26 + 7 * prettyUnit(unit).length));
const shownUnit = (value: QuantityInputProps["value"], otherwise: string) => (value === undefined ? undefined : parseQuantity(value)?.unit) || otherwise;

/** A number with its unit: type "5 g/L", "300 K" or "1,5"; pick another unit and the number follows. */
export function QuantityInput(props: QuantityInputProps) {
  const { label, value, onChange, unit, description, error, disabled, optional, hideLabel, standardError, context } = props;
  const [draft, setDraft] = useState<string>();
  const [focused, setFocused] = useState(false);
  const [fault, setFault] = useState<Extract<Reading, { fault: string }>>();
  const isId = typeof value === "string" && parseQuantity(value) === undefined;
  const present = shownUnit(value, unit);

  // What stands in the document has changed elsewhere: an undo, another unit.
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setDraft(undefined);
    setFault(undefined);
  }

  const accept = async (text: string) => {
    if (text.trim() === shownNumber(value).trim()) return restore();
    await unitsEngine();
    const reading = readEntry(text, present, props);
    if ("fault" in reading) return setFault(reading);
    setFault(undefined);
    setDraft(undefined);
    if (reading.value !== value) onChange(reading.value);
  };
  const restore = () => {
    setDraft(undefined);
    setFault(undefined);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") void accept(event.currentTarget.value);
    if (event.key === "Escape" && draft !== undefined) {
      event.stopPropagation();
      restore();
    }
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const next = way === undefined ? undefined : stepped(event.currentTarget.value, way * (event.shiftKey ? 10 : 1));
    if (next === undefined) return;
    event.preventDefault();
    void accept(next);
  };
  const changeUnit = (to: string) => {
    const parsed = value === undefined ? undefined : parseQuantity(value);
    if (parsed === undefined) return;
    const converted = tryConvert(value!, to, context);
    if (converted && "value" in converted) onChange(quantityText(exact(Number(converted.value.toPrecision(15))), to));
    else if (converted) setFault({ fault: converted.error.detail, hint: converted.error.hint });
  };
  const relabel = (to: string) => {
    const parsed = value === undefined ? undefined : parseQuantity(value);
    if (parsed) onChange(quantityText(parsed.digits, to));
  };

  const message = fault ? [fault.fault, fault.hint].filter(Boolean).join(" ") : error;
  const note = standardError ? formatNote(value, standardError) : undefined;
  return (
    <TextInput
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      description={description ?? note}
      value={draft ?? (focused ? shownNumber(value) : brief(shownNumber(value)))}
      placeholder={optional ? "not given" : undefined}
      disabled={disabled}
      error={message}
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: classes.input }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={() => {
        setFocused(true);
        void unitsEngine();
      }}
      onBlur={(event) => {
        setFocused(false);
        if (draft !== undefined) void accept(event.currentTarget.value);
      }}
      onKeyDown={keys}
      title={typeof value === "string" && !isId ? value : undefined}
      rightSectionWidth={unitWidth(isId ? "" : present)}
      rightSection={
        isId || present === "1" || present === "" ? undefined : (
          <UnitMenu label={label} unit={present} choices={props.units} disabled={disabled === true || value === undefined} onConvert={changeUnit} onRelabel={relabel} />
        )
      }
    />
  );
}

function formatNote(value: QuantityInputProps["value"], error: number): string | undefined {
  const parsed = value === undefined ? undefined : parseQuantity(value);
  return parsed && `${formatWithError(parsed.number, error)} ${prettyUnit(parsed.unit)}`;
}

interface UnitMenuProps {
  readonly label: string;
  readonly unit: string;
  readonly choices: readonly string[] | undefined;
  readonly disabled: boolean;
  readonly onConvert: (to: string) => void;
  readonly onRelabel: (to: string) => void;
}

function UnitMenu({ label, unit, choices, disabled, onConvert, onRelabel }: UnitMenuProps) {
  const [, arrive] = useState(0);
  const all = choices ?? unitsFor(unit);
  const others = all.filter((one) => one !== unit);
  return (
    <Menu position="bottom-end" width={220} disabled={disabled} onOpen={() => void unitsEngine().then(() => arrive((n) => n + 1))}>
      <Menu.Target>
        <UnstyledButton className={classes.unit} disabled={disabled} aria-label={`Unit of ${label}: ${unit}`}>
          {prettyUnit(unit)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={360} className={classes.menu}>
        <Menu.Label>{describeUnit(unit)?.quantity ?? "Unit"}: convert to</Menu.Label>
        {others.map((one) => (
          <Menu.Item key={one} onClick={() => onConvert(one)}>
            {prettyUnit(one)}
          </Menu.Item>
        ))}
        {others.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>The number is right, its unit was wrong</Menu.Label>
            {others.slice(0, 6).map((one) => (
              <Menu.Item key={one} onClick={() => onRelabel(one)}>
                Keep the number, say {prettyUnit(one)}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

