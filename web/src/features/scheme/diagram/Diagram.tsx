import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from "react";
import { useDocument, useProject } from "@/doc/use_project";
import { speciesStyle } from "@/ui/series";
import { connect, remove, toggle } from "../actions";
import { readReactions } from "../chem/equations";
import { startConnecting, startRenaming, stopConnecting, useSession } from "../session";
import { ReactionKnot } from "./ReactionKnot";
import { RenameBox } from "./RenameBox";
import { SpeciesNode } from "./SpeciesNode";
import { type Point, drawnSpecies, graphOf } from "./graph";
import { directionOf, neighbour } from "./neighbours";
import { type Box, boundsOf, ports } from "./paths";
import { move, moved, usePlaces } from "./places";
import { useGestures } from "./use_gestures";
import { useView } from "./use_view";
import { reactionWords, speciesWords } from "./words";
import classes from "./diagram.module.css";

interface DiagramProps {
  /** The id of a species or a reaction. */
  readonly selected: string | undefined;
  readonly select: (id: string | undefined) => void;
  /** Reactions with something odd about them. */
  readonly warned: ReadonlySet<string>;
}

const keyStep = 12; // [px]
const away = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } } as const;

/** The scheme as a picture: the same reactions as the lines, to be looked at, moved, connected and renamed. */
export function Diagram({ selected, select, warned }: DiagramProps) {
  const document = useDocument((whole) => whole);
  const { id: project, readOnly } = useProject((open) => open);
  const { connectFrom, renaming, fits } = useSession();
  const reactions = useMemo(() => readReactions(document), [document]);
  const species = useMemo(() => drawnSpecies(document.species, reactions), [document.species, reactions]);
  const graph = useMemo(() => graphOf(document.species, reactions), [document.species, reactions]);
  const stored = usePlaces(graph);
  const frame = useRef<HTMLDivElement>(null);
  const textId = useId();

  const boxes = (places: typeof stored) => graph.nodes.flatMap((node): (Box & { id: string })[] => (places[node.id] ? [{ ...node, ...places[node.id]! }] : []));
  const { view, local, ground, fit, hold, zoom, pan } = useView(frame, boundsOf(boxes(stored)));
  useEffect(fit, [fits, project, graph.nodes.length, fit]);

  const choose = (id: string) => {
    if (connectFrom === undefined || connectFrom === id) return false;
    finish(connectFrom, id);
    return true;
  };
  const finish = (from: string, target: string | undefined, at?: Point) => {
    stopConnecting();
    const made = connect(from, target, at);
    if (made !== undefined) select(made);
  };
  const click = (id: string) => {
    if (choose(id)) return;
    select(id);
    if (reactions.some((one) => one.id === id) && !readOnly) toggle(id);
  };
  const { gesture, begin } = useGestures({
    view,
    local,
    onClick: click,
    onMove: (id, by) => {
      hold();
      move(graph, stored, id, by);
    },
    onConnect: finish,
  });
  const places = gesture?.kind === "move" ? { ...stored, ...moved(graph, stored, gesture.id, gesture.by) } : stored;
  const shifts = ports(graph, places);
  const boxOf = (id: string) => boxes(places).find((box) => box.id === id);
  const reachable = graph.nodes.find(({ id }) => id === selected)?.id ?? graph.nodes[0]?.id;
  const focus = (id: string) => frame.current?.querySelector<SVGElement>(`[data-focus="${CSS.escape(id)}"]`)?.focus();

  const nodeKey = (id: string, kind: "species" | "reaction") => (event: KeyboardEvent) => {
    const direction = directionOf(event.key);
    const run = (action: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    if (direction !== undefined && event.altKey) return run(() => {
      hold();
      move(graph, stored, id, { x: away[direction].x * keyStep, y: away[direction].y * keyStep }, `keys ${id}`);
    });
    if (direction !== undefined) return run(() => focus(neighbour(graph, places, id, direction) ?? id));
    if (event.key === "Enter" || event.key === " ") return run(() => click(id));
    if (event.key === "F2" && kind === "species") return run(() => startRenaming(id));
    if (event.key === "Delete" || event.key === "Backspace") return run(() => remove(kind, id));
    if (event.key === "c" && !event.ctrlKey && !event.metaKey) return run(() => startConnecting(id));
  };
  const frameKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
    const direction = event.target === event.currentTarget ? directionOf(event.key) : undefined;
    const action = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": fit, Escape: connectFrom === undefined ? undefined : stopConnecting }[event.key];
    const run = direction === undefined ? action : () => pan(-40 * away[direction].x, -40 * away[direction].y);
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  return (
    <div ref={frame} className={classes.frame} tabIndex={0} role="group" aria-label="Reaction diagram" aria-describedby={textId} onKeyDown={frameKey} data-connecting={connectFrom !== undefined || undefined}>
      <ul id={textId} className={classes.hidden}>
        {reactions.map((one) => (
          <li key={one.id}>{reactionWords(one)}</li>
        ))}
      </ul>
      <svg className={classes.picture} role="group" aria-label={`${species.length} species, ${reactions.length} reactions`} data-diagram {...ground}
        onClick={({ target, currentTarget, ...event }) => target === currentTarget && connectFrom !== undefined && finish(connectFrom, undefined, { x: (local(event).x - view.x) / view.k, y: (local(event).y - view.y) / view.k })}>
        <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`} data-content>
          {reactions.map((reaction) => places[reaction.id] && (
            <ReactionKnot key={reaction.id} reaction={reaction} place={places[reaction.id]!} boxOf={boxOf} shifts={shifts} words={reactionWords(reaction)} selected={selected === reaction.id} warned={warned.has(reaction.id)}
              target={connectFrom !== undefined && connectFrom !== reaction.id} reachable={reachable === reaction.id} onPointerDown={begin("move", reaction.id)} onLine={() => choose(reaction.id) || select(reaction.id)}
              onKeyDown={nodeKey(reaction.id, "reaction")} onFocus={() => connectFrom === undefined && select(reaction.id)} />
          ))}
          {species.map((one) => places[one.id] && (
            <SpeciesNode key={one.id} species={one} place={places[one.id]!} style={speciesStyle(document, one.id)} words={speciesWords(document, reactions, one.id)} selected={selected === one.id}
              target={connectFrom !== undefined && connectFrom !== one.id} reachable={reachable === one.id} onPointerDown={begin("move", one.id)} onHandle={begin("connect", one.id)}
              onKeyDown={nodeKey(one.id, "species")} onFocus={() => connectFrom === undefined && select(one.id)} onDoubleClick={() => !readOnly && startRenaming(one.id)} />
          ))}
          {gesture?.kind === "connect" && places[gesture.id] && (
            <path className={classes.drawn} d={`M${places[gesture.id]!.x},${places[gesture.id]!.y}L${gesture.to.x},${gesture.to.y}`} />
          )}
        </g>
      </svg>
      {renaming !== undefined && boxOf(renaming) && <RenameBox id={renaming} box={boxOf(renaming)!} view={view} done={(id) => { select(id); setTimeout(() => focus(id)); }} />}
    </div>
  );
}
