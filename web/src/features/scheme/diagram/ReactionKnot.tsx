import type { KeyboardEvent, PointerEvent } from "react";
import type { ReadReaction } from "../chem/equations";
import { type Point, merged, overArrow, shorten } from "./graph";
import { type Box, lineBetween, portKey } from "./paths";
import classes from "./diagram.module.css";

interface ReactionKnotProps {
  readonly reaction: ReadReaction;
  readonly place: Point;
  readonly boxOf: (species: string) => Box | undefined;
  /** Of the lines where they leave their boxes. */
  readonly shifts: ReadonlyMap<string, number>;
  readonly words: string;
  readonly selected: boolean;
  readonly target: boolean;
  readonly warned: boolean;
  readonly reachable: boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onLine: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
}

/** A reaction: lines from what it takes to a knot, from there arrows to what it gives; a click on the knot makes it reversible. */
export function ReactionKnot({ reaction, place, boxOf, shifts, words, selected, target, warned, reachable, onLine, ...events }: ReactionKnotProps) {
  const { id, equation } = reaction;
  const ends = (terms: typeof equation.reactants, key: (species: string) => string) =>
    merged(terms).flatMap(({ species, coefficient }) => {
      const box = boxOf(species);
      return box === undefined ? [] : [{ species, coefficient, key: key(species), ...lineBetween(box, place, shifts.get(key(species))) }];
    });
  const from = ends(equation.reactants, (species) => portKey(species, id));
  const to = ends(equation.products, (species) => portKey(id, species));
  const over = overArrow(reaction);
  return (
    <g className={classes.reaction} data-selected={selected || undefined} data-target={target || undefined} data-warned={warned || undefined} data-reaction={id}>
      {[...from, ...to].map(({ d, key }) => (
        <g key={key} onClick={onLine}>
          <path className={classes.wide} d={d} />
          <path className={classes.line} d={d} />
        </g>
      ))}
      {[...to, ...(equation.reversible ? from : [])].map(({ head, key }) => (
        <path key={key} className={classes.head} d={head} />
      ))}
      {[...from, ...to].filter(({ coefficient }) => coefficient !== 1).map(({ coefficient, key, d }) => (
        <Coefficient key={key} value={coefficient} d={d} />
      ))}
      <g role="button" tabIndex={reachable ? 0 : -1} aria-label={`${words}. Press to make it ${equation.reversible ? "run one way" : "reversible"}`} data-focus={id}
        transform={`translate(${place.x} ${place.y})`} {...events}>
        <title>{`${words}. Click the arrow to make it ${equation.reversible ? "run one way" : "reversible"}.`}</title>
        <circle className={classes.knot} r={13} />
        <text className={classes.glyph} textAnchor="middle" dominantBaseline="central">{equation.reversible ? "⇌" : "→"}</text>
        {over && <text className={classes.over} y={-20} textAnchor="middle">{shorten(over, 24)}</text>}
        <text className={classes.small} y={25} textAnchor="middle">{warned ? `${id} !` : id}</text>
      </g>
    </g>
  );
}

/** Beside the line, near its species. */
function Coefficient({ value, d }: { readonly value: number; readonly d: string }) {
  const [x = 0, y = 0] = d.slice(1).split(/[CL]/)[0]!.split(",").map(Number);
  const [endX = 0] = d.split(/[ L]/).at(-1)!.split(",").map(Number);
  return (
    <text className={classes.small} x={x + (endX > x ? 9 : -9)} y={y - 6} textAnchor="middle">
      {value}
    </text>
  );
}
