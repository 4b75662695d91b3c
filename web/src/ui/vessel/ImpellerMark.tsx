import type { Shell } from "@/doc/vessel_shape";
import { radiusAt } from "@/doc/vessel_shape";
import type { Frame } from "./frame";
import type { ImpellerPicture } from "./picture";
import type { Form } from "./looks";
import classes from "./Vessel.module.css";

/** Half an impeller, from the shaft outwards: x over the radius, y over the height (-0.5 lower edge). */
const halves: Readonly<Record<Exclude<Form, "anchor" | "ribbon">, string>> = {
  disc: "M0 -.07H.75V-.5H1V.5H.75V.07H0Z",
  pitched: "M0 -.5H.1L1 -.5V.05L.1 .5H0Z",
  hydrofoil: "M0 -.35L.25 -.5Q.7 -.35 1 .2L.95 .4Q.6 -.05 .2 .3L0 .35Z",
  propeller: "M0 -.3Q.4 -.75 .8 -.4Q1.1 0 .8 .35Q.4 .55 0 .3Z",
  retreat: "M0 -.5Q.75 -.5 .95 .5L1 .5L.8 .5Q.6 -.05 0 -.1Z",
  curved: "M0 -.15H.3Q.5 -.5 1 -.5V.5Q.5 .5 .3 .15H0Z",
  intermig: "M0 -.15H.6V-.5H.7V-.05H.85V-.4H1V.4H.85V.1H.7V.15H0Z",
  paddle: "M0 -.5H1V.5H0Z",
  bar: "M0 -.5H.9Q1 -.5 1 0Q1 .5 .9 .5H0Z",
};

interface MarkProps {
  readonly impeller: ImpellerPicture;
  readonly frame: Frame;
  readonly shell: Shell;
}

export function ImpellerMark({ impeller, frame, shell }: MarkProps) {
  const { look: { form, ...look }, diameter, middle, somewhere } = impeller;
  const [radius, height] = [(diameter / 2) * frame.scale, look.height * diameter * frame.scale];
  const at = `translate(${frame.x(0)} ${frame.y(middle)})`;
  const shared = { className: classes.impeller, "data-guess": somewhere || undefined };
  if (form === "anchor") return <path {...shared} data-line d={anchor(impeller, frame, shell)} />;
  if (form === "ribbon") return <path {...shared} data-line transform={at} d={ribbon(radius, height)} />;
  // Heights point upwards in the vessel, downwards on the screen.
  return (
    <g transform={at}>
      {[1, -1].map((side) => (
        <path key={side} {...shared} transform={`scale(${side * radius} ${-height})`} d={halves[form]} vectorEffect="non-scaling-stroke" />
      ))}
    </g>
  );
}

/** Arms along wall and bottom. */
function anchor({ diameter, middle, look }: ImpellerPicture, { x, y }: Frame, shell: Shell): string {
  const radius = diameter / 2, gap = Math.max(shell.diameter / 2 - radius, 0.01 * shell.diameter);
  const top = middle + (look.height * diameter) / 2;
  const right: [number, number][] = Array.from({ length: 25 }, (_, i) => {
    const z = gap + (top - gap) * (i / 24) ** 1.5;
    return [i === 0 ? 0 : Math.min(radius, Math.max(0, radiusAt(shell, z - gap / 2) - gap)), z];
  });
  return [...right.toReversed().map(([r, z]) => [-r, z] as const), ...right].map(([r, z], i) => `${i === 0 ? "M" : "L"}${x(r).toFixed(1)} ${y(z).toFixed(1)}`).join("");
}

/** Two flights of a helix, seen from the side. */
function ribbon(radius: number, height: number): string {
  const flight = (phase: number) =>
    Array.from({ length: 41 }, (_, i) => `${i === 0 ? "M" : "L"}${(radius * Math.cos(phase + (i / 40) * 2 * Math.PI)).toFixed(1)} ${(height * (0.5 - i / 40)).toFixed(1)}`).join("");
  return flight(0) + flight(Math.PI);
}
