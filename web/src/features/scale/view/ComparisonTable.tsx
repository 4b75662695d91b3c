import { Button, Switch } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useViewState } from "@/ui/view_state";
import type { Limit } from "@/engine/scaleup_results";
import { inSentence } from "../model/chosen";
import { ratioText } from "@/ui/figures";
import { type Cell, type Comparison, comparison, copied, type Without } from "../model/table";
import { copyTable } from "@/ui/study/copy_table";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";
import { SeverityIcon } from "./Severity";

const order = ["broken", "warning", "note"] as const;
const worst = (limits: readonly Limit[]) => order.find((severity) => limits.some((limit) => limit.severity === severity));

interface Place {
  readonly row: number;
  readonly column: number;
}
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Conditions × vessels and rules. Arrow keys walk over it; what a cell has to say stands over the table. */
export function ComparisonTable({ state }: { readonly state: ScaleState }) {
  const { picture, rule, setRule, nameOf, current } = state;
  const [shown, setShown] = useViewState("rules", "all");
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<Place>();
  const [focused, setFocused] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const table = useMemo(() => (picture === undefined ? undefined : comparison(picture, rule, shown === "all")), [picture, rule, shown]);
  if (table === undefined) return null;
  const { columns, rows, without, silent } = table;
  const at = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, columns.length - 1) };

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key] ?? (event.key === "Home" ? [0, -at.column] : event.key === "End" ? [0, columns.length - 1 - at.column] : undefined);
    if (step === undefined) return;
    event.preventDefault();
    const next = { row: Math.max(0, Math.min(rows.length - 1, at.row + step[0]!)), column: Math.max(0, Math.min(columns.length - 1, at.column + step[1]!)) };
    setActive(next);
    body.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus();
  };
  const copy = () => {
    const { head, body: cells } = copied(table, nameOf);
    void copyTable(head, cells);
  };

  return (
    <div className={classes.comparison} data-old={!current || undefined}>
      <div className={classes.bar}>
        <Switch size="xs" label="All rules" checked={shown === "all"} onChange={({ currentTarget }) => setShown(currentTarget.checked ? undefined : "chosen")} />
        <p className={classes.details} role="status">
          {pointed === undefined && !focused ? "Numbers behind × are ratios to the laboratory vessel. A click on a rule looks at it everywhere." : wordsOf(table, pointed ?? at, nameOf)}
        </p>
        <Button size="compact-xs" variant="default" leftSection={<IconCopy size={13} aria-hidden />} onClick={copy}>
          Copy for Excel
        </Button>
      </div>
      <div className={classes.scroller}>
        <table className={classes.table} role="grid" aria-label="Comparison of vessels and rules" onMouseLeave={() => setPointed(undefined)}>
          <Head table={table} nameOf={nameOf} onRule={setRule} />
          <tbody ref={body} onKeyDown={walk} onFocus={() => setFocused(true)} onBlur={() => setFocused(false)}>
            {rows.map((row, r) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                {columns.map((column, c) => (
                  <CellView
                    key={column.key}
                    cell={row.cells[c]}
                    chosen={column.chosen}
                    edge={c > 0 && column.vessel !== columns[c - 1]!.vessel}
                    place={`${r} ${c}`}
                    reachable={r === at.row && c === at.column}
                    onFocus={() => setActive({ row: r, column: c })}
                    onPoint={() => setPointed({ row: r, column: c })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Reasons title={silent.length === 1 ? "One rule gives no speed" : `${silent.length} rules give no speed`} list={silent} open />
        <Reasons title={without.length === 1 ? "One condition has no number in any vessel" : `${without.length} conditions have no number in any vessel`} list={without} />
      </div>
    </div>
  );
}

function Reasons({ title, list, open = false }: { readonly title: string; readonly list: readonly Without[]; readonly open?: boolean }) {
  if (list.length === 0) return null;
  return (
    <details className={classes.without} open={open}>
      <summary>{title}</summary>
      <ul>
        {list.map(({ label, reason }) => (
          <li key={label}>
            <strong>{label}</strong>: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Stirring speed, Plant by constant blend time: 400 rpm, × 1. The speed of 400 rpm is above the drive's 125 rpm." */
function wordsOf({ columns, rows }: Comparison, { row, column }: Place, nameOf: (vessel: string) => string): string {
  const [line, head] = [rows[row], columns[column]];
  if (line === undefined || head === undefined) return "";
  const cell = line.cells[column];
  const where = `${line.label}, ${nameOf(head.vessel)}${head.rule === undefined ? "" : `, ${inSentence(head.name)}`}`;
  if (cell === undefined) return `${where}: not computed.`;
  if (cell.reason !== undefined) return `${where}: not applicable. ${cell.reason}`;
  return [`${where}: ${[cell.text, cell.ratio !== undefined && ratioText(cell.ratio), cell.interval].filter(Boolean).join(", ")}.`, ...cell.limits.map(({ message }) => message)].join(" ");
}

interface HeadProps {
  readonly table: Comparison;
  readonly nameOf: (vessel: string) => string;
  readonly onRule: (rule: string) => void;
}
function Head({ table: { columns }, nameOf, onRule }: HeadProps) {
  const groups: { vessel: string; count: number; key: string }[] = [];
  for (const { vessel, key } of columns) {
    const last = groups.at(-1);
    if (last?.vessel === vessel && groups.length > 1) last.count++;
    else groups.push({ vessel, count: 1, key });
  }
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          Condition
        </th>
        {groups.map(({ vessel, count, key }, place) => (
          <th key={key} scope={count > 1 ? "colgroup" : "col"} colSpan={count} className={place > 0 ? classes.edge : undefined}>
            <span className={classes.stay}>{nameOf(vessel)}</span>
          </th>
        ))}
      </tr>
      <tr>
        {columns.map(({ key, rule, name, chosen, vessel }, place) => (
          <th key={key} scope="col" data-chosen={chosen || undefined} className={place > 0 && vessel !== columns[place - 1]!.vessel ? classes.edge : undefined}>
            {rule === undefined ? (
              "Laboratory"
            ) : (
              <button type="button" className={classes.rule} aria-pressed={chosen} onClick={() => onRule(rule)}>
                {name}
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps {
  readonly cell: Cell | undefined;
  readonly chosen: boolean;
  readonly edge: boolean;
  readonly place: string;
  readonly reachable: boolean;
  readonly onFocus: () => void;
  readonly onPoint: () => void;
}
function CellView({ cell, chosen, edge, place, reachable, onFocus, onPoint }: CellProps) {
  const severity = cell && worst(cell.limits);
  return (
    <td
      data-place={place}
      data-chosen={chosen || undefined}
      data-severity={severity}
      data-empty={cell === undefined || cell.reason !== undefined || undefined}
      className={edge ? classes.edge : undefined}
      tabIndex={reachable ? 0 : -1}
      title={cell?.reason ?? cell?.limits.map(({ message }) => message).join(" ")}
      onFocus={onFocus}
      onMouseEnter={onPoint}
    >
      {severity && <SeverityIcon severity={severity} />} {cell === undefined ? "–" : cell.text}
      {cell?.ratio !== undefined && <small>{ratioText(cell.ratio)}</small>}
    </td>
  );
}
