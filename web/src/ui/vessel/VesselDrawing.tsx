import { useUnitsReady } from "@/units/use_units";
import { Dimensions } from "./Dimensions";
import { ImpellerMark } from "./ImpellerMark";
import { Outline } from "./Outline";
import { frameOf } from "./frame";
import { describe, pictureOf } from "./picture";
import type { VesselDrawingProps } from "./types";
import classes from "./Vessel.module.css";

/** The elevation of a vessel, to scale as far as it is known; what is not known stands in dashes and is said. */
export function VesselDrawing({ vessel, volume, size = "full", jacket }: VesselDrawingProps) {
  useUnitsReady();
  const picture = pictureOf(vessel, volume, jacket);
  const frame = frameOf(picture, size);
  const drawing = (
    <svg className={size === "thumbnail" ? classes.thumbnail : classes.drawing} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={describe(vessel, picture)}>
      <Outline picture={picture} frame={frame} />
      {picture.impellers.some(({ look }) => look.form !== "bar") && <line className={classes.shaft} x1={frame.x(0)} x2={frame.x(0)} y1={frame.y(picture.top) - frame.head} y2={frame.y(Math.min(...picture.impellers.map(({ middle }) => middle)))} />}
      {picture.impellers.map((impeller) => (
        <ImpellerMark key={impeller.middle} impeller={impeller} frame={frame} shell={picture.shell} />
      ))}
      {size === "full" && <Dimensions picture={picture} frame={frame} />}
    </svg>
  );
  if (size === "thumbnail") return drawing;
  return (
    <figure className={classes.figure}>
      {drawing}
      {picture.notes.length > 0 && (
        <figcaption className={classes.notes}>
          {picture.notes.map((note) => (
            <span key={note}>{note} </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}
