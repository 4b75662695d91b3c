import { type Shell, radiusAt } from "@/doc/vessel_shape";
import type { Frame } from "./frame";
import { meridian } from "./meridian";
import type { Picture } from "./picture";
import classes from "./Vessel.module.css";

const path = (points: readonly (readonly [number, number])[], { x, y }: Frame) => points.map(([r, z], at) => `${at === 0 ? "M" : "L"}${x(r).toFixed(2)} ${y(z).toFixed(2)}`).join("");
const bothSides = (half: readonly [number, number][]): [number, number][] => [...half.toReversed().map(([r, z]): [number, number] => [-r, z]), ...half];

/** Wall, bottom, lid, liquid, jacket and baffles. */
export function Outline({ picture, frame }: { readonly picture: Picture; readonly frame: Frame }) {
  const { shell, top, level, jacket, jacketForm, baffles, known } = picture;
  const wall = bothSides(meridian(shell, top));
  const gap = 0.05 * shell.diameter;
  const radius = shell.diameter / 2;
  const baffle = picture.baffleWidth * frame.scale;
  const foot = Math.max(shell.depth, 0.02 * top);
  return (
    <>
      {jacket !== undefined && jacketForm === "plain" && <path className={classes.jacket} d={`${path(bothSides(meridian(shell, jacket, gap)), frame)}L${frame.x(radius)} ${frame.y(Math.max(jacket, shell.depth))}${path(bothSides(meridian(shell, jacket)).toReversed(), frame).replace("M", "L")}Z`} />}
      {jacket !== undefined && jacketForm === "coils" && <Coils shell={shell} top={jacket} frame={frame} gap={gap} />}
      {level !== undefined && level > 0 && (
        <>
          <path className={classes.liquid} d={`${path(bothSides(meridian(shell, level)), frame)}Z`} />
          <line className={classes.surface} x1={frame.x(-radiusAt(shell, level))} x2={frame.x(radiusAt(shell, level))} y1={frame.y(level)} y2={frame.y(level)} />
        </>
      )}
      {baffles > 0 && [-1, 1].slice(baffles === 1 ? 1 : 0).map((side) => (
        <rect key={side} className={classes.baffle} x={side < 0 ? frame.x(-radius) : frame.x(radius) - baffle} y={frame.y(top) + 4} width={baffle} height={Math.max(0, frame.y(foot) - frame.y(top) - 4)} />
      ))}
      <path className={classes.wall} d={path(wall, frame)} data-guess={!known.diameter || !known.top || undefined} />
      {!known.bottom && shell.shape === "flat" && <line className={classes.unknown} x1={frame.x(-radius)} x2={frame.x(radius)} y1={frame.y(0)} y2={frame.y(0)} />}
      <line className={classes.wall} data-guess={!known.top || undefined} x1={frame.x(-radius)} x2={frame.x(radius)} y1={frame.y(top)} y2={frame.y(top)} />
    </>
  );
}

/** Half pipes welded to the wall, one above the other. */
function Coils({ shell, top, frame, gap }: { readonly shell: Shell; readonly top: number; readonly frame: Frame; readonly gap: number }) {
  const pitch = Math.max(gap * 1.6, top / 14);
  const from = Math.max(shell.depth, 0) + pitch / 2;
  const turns = Array.from({ length: Math.max(0, Math.floor((top - from) / pitch) + 1) }, (_, i) => from + i * pitch);
  const r = (Math.min(gap, pitch / 2.2) * frame.scale).toFixed(2);
  return turns.flatMap((z) =>
    [-1, 1].map((side) => (
      <path key={`${z} ${side}`} className={classes.jacket} d={`M${frame.x((side * shell.diameter) / 2)} ${frame.y(z) - Number(r)}a${r} ${r} 0 0 ${side > 0 ? 1 : 0} 0 ${2 * Number(r)}Z`} />
    )),
  );
}
