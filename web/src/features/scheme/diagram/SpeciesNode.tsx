import type { KeyboardEvent, PointerEvent } from "react";
import type { Species } from "@/doc/types";
import type { SeriesStyle } from "@/ui/plot/types";
import { Drawing } from "../chem/Drawing";
import { useStructure } from "../chem/structure";
import { Marker } from "./Marker";
import { type Point, shorten, speciesSize } from "./graph";
import classes from "./diagram.module.css";

interface SpeciesNodeProps {
  readonly species: Species;
  readonly place: Point;
  readonly style: SeriesStyle;
  readonly words: string;
  readonly selected: boolean;
  /** It may be chosen as the other end of a connection. */
  readonly target: boolean;
  readonly reachable: boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onHandle: (event: PointerEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onDoubleClick: () => void;
}

export function SpeciesNode({ species, place, style, words, selected, target, reachable, onHandle, ...events }: SpeciesNodeProps) {
  const { width, height } = speciesSize(species);
  const answer = useStructure(species.smiles);
  const low = height / 2 - 20; // the line of the name: at the foot when there is a drawing over it
  return (
    <g className={classes.node} transform={`translate(${place.x} ${place.y})`} data-node={species.id} data-selected={selected || undefined} data-target={target || undefined}>
      <g role="button" tabIndex={reachable ? 0 : -1} aria-label={words} aria-pressed={selected} data-focus={species.id} {...events}>
        <title>{species.name ? `${species.id}: ${species.name}` : species.id}</title>
        <rect className={classes.box} x={-width / 2} y={-height / 2} width={width} height={height} rx={10} />
        {answer && "structure" in answer && <Drawing structure={answer.structure} x={-width / 2 + 8} y={-height / 2 + 6} width={width - 16} height={height - 42} />}
        {answer && "fault" in answer && <text className={classes.small} y={-height / 2 + 36} textAnchor="middle">SMILES not readable</text>}
        <Marker shape={style.marker} colour={style.colour} x={-width / 2 + 18} y={low} />
        <text className={classes.label} x={11} y={low} textAnchor="middle" dominantBaseline="central">{shorten(species.id)}</text>
      </g>
      <circle data-helper className={classes.handle} cx={width / 2} cy={0} r={6} onPointerDown={onHandle} aria-hidden>
        <title>Drag to connect {species.id}</title>
      </circle>
    </g>
  );
}
