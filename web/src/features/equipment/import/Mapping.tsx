import { Button, Group, NumberInput, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import { fieldAt, fieldsFor } from "@/doc/equipment/fields";
import { type ColumnGuess, type EquipmentSheet, findHeader, guessColumns } from "@/doc/equipment/import/read";
import { type ReadRow, doubled, readRows } from "@/doc/equipment/import/rows";
import { addOwn } from "@/doc/equipment/own";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { useImpellerTypes } from "@/ui/vessel/use_equipment";
import { unitsFor } from "@/units/convert";
import { prettyUnit } from "@/units/quantity";
import { Faults } from "./Faults";
import classes from "./Import.module.css";

interface MappingProps {
  readonly file: string;
  readonly sheet: EquipmentSheet;
  readonly onDone: (id: string | undefined) => void;
}

/** One more of each list than the columns have by now, so that there is always a next. */
function meaningsOf(columns: readonly ColumnGuess[]) {
  const next = (list: string) => 2 + Math.max(0, ...columns.map(({ path }) => Number(new RegExp(`^${list}\\.(\\d+)\\.`).exec(path ?? "")?.[1] ?? 0)));
  return [{ value: "", label: "Not read" }, ...fieldsFor(next("impellers"), next("wall")).map(({ path, title }) => ({ value: path, label: title }))];
}

/** What each column means and in which unit, and what comes of every row. */
export function Mapping({ file, sheet, onDone }: MappingProps) {
  const catalogue = useImpellerTypes();
  const [header, setHeader] = useState(() => findHeader(sheet.records));
  const [columns, setColumns] = useState<readonly ColumnGuess[]>(() => guessColumns(sheet.records[header]!));
  const titles = sheet.records[header]!.cells.map((cell, at) => (cell === null || cell === "" ? `Column ${at + 1}` : String(cell)));
  const rows = readRows(sheet.records, header, { columns, titles, decimal: sheet.decimal, catalogue });
  const sound = rows.filter(({ faults }) => faults.length === 0);
  const twice = doubled(columns);
  const meanings = useMemo(() => meaningsOf(columns), [columns]);
  const mapped = columns.some(({ path }) => path !== undefined);
  const change = (at: number, to: ColumnGuess) => setColumns(titles.map((_title, index) => (index === at ? to : (columns[index] ?? {}))));
  const take = (chosen: readonly ReadRow[]) => {
    const ids = addOwn(`Import ${chosen.length} vessels of ${file}`, chosen.map(({ record }) => record));
    notifications.show({ message: `${chosen.length} ${chosen.length === 1 ? "vessel was" : "vessels were"} imported from ${file}.`, autoClose: 5000 });
    onDone(ids[0]);
  };
  return (
    <>
      <NumberInput
        label="Line of the titles"
        w={140}
        min={sheet.records[0]!.line}
        max={sheet.records.at(-1)!.line}
        value={sheet.records[header]!.line}
        onChange={(line) => {
          const at = sheet.records.findIndex((record) => record.line === Number(line));
          if (at < 0) return;
          setHeader(at);
          setColumns(guessColumns(sheet.records[at]!));
        }}
      />
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Columns of the file">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Means</th>
              <th scope="col">Unit</th>
              <th scope="col">First values</th>
            </tr>
          </thead>
          <tbody>
            {titles.map((title, at) => (
              // eslint-disable-next-line react/no-array-index-key -- columns are known by their place
              <ColumnRow meanings={meanings} key={at} title={title} guess={columns[at] ?? {}} onChange={(to) => change(at, to)} examples={sheet.records.slice(header + 1, header + 4).map(({ cells }) => String(cells[at] ?? "")).filter(Boolean)} />
            ))}
          </tbody>
        </table>
      </div>
      {twice.length > 0 && <ProblemMessage what="Two columns mean the same">{twice.join(", ")}: choose “Not read” for one of them.</ProblemMessage>}
      {!mapped && <ProblemMessage tone="attention" what="No column is understood yet">Choose what at least one column means, or correct the line of the titles.</ProblemMessage>}
      {mapped && <Faults rows={rows} unread={titles.filter((_title, at) => columns[at]?.path === undefined)} />}
      <Group gap="sm" className={classes.foot}>
        <Button disabled={!mapped || twice.length > 0 || sound.length === 0} onClick={() => take(sound)}>
          {sound.length === rows.length ? `Import ${rows.length} ${rows.length === 1 ? "vessel" : "vessels"}` : `Import the ${sound.length} without faults`}
        </Button>
        {sound.length < rows.length && (
          <Button variant="default" disabled={!mapped || twice.length > 0} onClick={() => take(rows)}>
            Import all {rows.length}; what is listed stays empty or is marked
          </Button>
        )}
      </Group>
    </>
  );
}

interface ColumnRowProps {
  readonly title: string;
  readonly guess: ColumnGuess;
  readonly examples: readonly string[];
  readonly meanings: ReturnType<typeof meaningsOf>;
  readonly onChange: (guess: ColumnGuess) => void;
}
function ColumnRow({ title, guess, examples, meanings, onChange }: ColumnRowProps) {
  const field = guess.path === undefined ? undefined : fieldAt(guess.path);
  const measured = field?.kind === "quantity" && field.unit !== "1";
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Select size="xs" aria-label={`Meaning of ${title}`} searchable data={meanings} value={guess.path ?? ""} onChange={(path) => onChange(path ? { path, ...(fieldAt(path).unit === "1" && { unit: "1" }) } : {})} />
      </td>
      <td>
        {measured && (
          <Select
            size="xs"
            aria-label={`Unit of ${title}`}
            placeholder="Choose"
            error={guess.unit === undefined}
            data={[...new Set([...(guess.unit ? [guess.unit] : []), ...unitsFor(field.unit!)])].map((unit) => ({ value: unit, label: prettyUnit(unit) }))}
            value={guess.unit ?? null}
            onChange={(unit) => onChange({ path: guess.path!, ...(unit && { unit }) })}
          />
        )}
      </td>
      <td className={classes.examples}>{examples.join(" · ")}</td>
    </tr>
  );
}
