import type { Frame } from "./frame";
import { type Picture, lengthText } from "./picture";
import classes from "./Vessel.module.css";

const arrow = 4;
const room = 34; // that an impeller with its label takes

interface LineProps {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly text: string;
}
/** A measured distance with its arrows; the text stands in the middle. */
function Across({ from, to, at, text }: LineProps) {
  return (
    <g>
      <path className={classes.dimension} d={`M${from} ${at}H${to}M${from + arrow} ${at - arrow}L${from} ${at}L${from + arrow} ${at + arrow}M${to - arrow} ${at - arrow}L${to} ${at}L${to - arrow} ${at + arrow}`} />
      <text className={classes.figureText} x={(from + to) / 2} y={at - 4} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
function Upright({ from, to, at, text, side }: LineProps & { readonly side: 1 | -1 }) {
  return (
    <g>
      <path className={classes.dimension} d={`M${at} ${from}V${to}M${at - arrow} ${from - arrow}L${at} ${from}L${at + arrow} ${from - arrow}M${at - arrow} ${to + arrow}L${at} ${to}L${at + arrow} ${to + arrow}`} />
      <text className={classes.figureText} x={at + 6 * side} y={(from + to) / 2 + 4} textAnchor={side > 0 ? "start" : "end"}>
        {text}
      </text>
    </g>
  );
}

/** T, D, C, H and the level, where they are known. */
export function Dimensions({ picture, frame }: { readonly picture: Picture; readonly frame: Frame }) {
  const { shell, top, level, impellers, known } = picture;
  if (!known.diameter) return null;
  const radius = shell.diameter / 2;
  const [left, right, floor] = [frame.x(-radius), frame.x(radius), frame.y(0)];
  const lowest = impellers[0];
  const margin = 18 + 0.06 * shell.diameter * frame.scale;
  return (
    <g>
      <path className={classes.witness} d={`M${left} ${floor + 8}V${floor + margin + 12}M${right} ${floor + 8}V${floor + margin + 12}`} />
      <Across from={left} to={right} at={floor + margin + 8} text={`T ${lengthText(shell.diameter)}`} />
      {known.top && (
        <>
          <path className={classes.witness} d={`M${right + 4} ${frame.y(top)}H${right + margin + 6}M${frame.x(0)} ${floor}H${right + margin + 6}`} />
          <Upright from={floor} to={frame.y(top)} at={right + margin} side={1} text={`H ${lengthText(top)}`} />
        </>
      )}
      {level !== undefined && known.bottom && (
        <>
          <path className={classes.witness} d={`M${left - margin - 6} ${frame.y(level)}H${left - 4}M${left - margin - 6} ${floor}H${frame.x(0)}`} />
          <Upright from={floor} to={frame.y(level)} at={left - margin} side={-1} text={`level ${lengthText(level)}`} />
        </>
      )}
      {lowest && <ImpellerSizes picture={picture} frame={frame} />}
    </g>
  );
}

/** D of each impeller above it, C of the lowest beside the shaft. */
function ImpellerSizes({ picture, frame }: { readonly picture: Picture; readonly frame: Frame }) {
  const { impellers } = picture;
  const alike = impellers.every(({ diameter }) => diameter === impellers[0]!.diameter);
  // Labels that would stand in one another are left to the table.
  const apart = impellers.filter(({ middle }, at) => !impellers.slice(0, at).some((other) => Math.abs(other.middle - middle) * frame.scale < room));
  const shown = alike ? impellers.slice(-1) : apart;
  const [lowest] = impellers;
  return (
    <>
      {shown.map(({ diameter, middle, look }) => {
        const y = frame.y(middle) - (look.height / 2) * diameter * frame.scale - 8;
        return <Across key={middle} from={frame.x(-diameter / 2)} to={frame.x(diameter / 2)} at={y} text={`${alike && impellers.length > 1 ? `${impellers.length} × ` : ""}D ${lengthText(diameter)}`} />;
      })}
      {lowest && !lowest.somewhere && <Upright from={frame.y(0)} to={frame.y(lowest.middle)} at={frame.x(lowest.diameter / 2) + 8} side={1} text={`C ${lengthText(lowest.middle)}`} />}
    </>
  );
}
