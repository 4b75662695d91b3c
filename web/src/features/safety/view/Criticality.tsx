import type { SafetyAnswer } from "@/engine/safety_results";
import { figureText, shareText } from "@/ui/figures";
import { classNumbers, diagramWords, type Level, levelNames, orderOf, type StoesselClass } from "../model/criticality";
import classes from "./Safety.module.css";

const width = 20; // [%] of a class
const heights = [85.5, 65, 44.5, 24]; // [%] from the top, lowest level first

/** Stoessel's diagram: the order of four temperatures in each class; that of this process carries its numbers. */
export function Criticality({ answer }: { readonly answer: SafetyAnswer }) {
  return (
    <figure className={classes.panel}>
      <figcaption>
        <h2>Criticality</h2>
        <p>{answer.class === null ? answer.class_words : `Class ${answer.class}: ${answer.class_words}`}</p>
      </figcaption>
      <svg className={classes.diagram} role="img" aria-label={`Criticality diagram. ${diagramWords(answer)}`}>
        {classNumbers.map((number) => (
          <Column key={number} number={number} answer={answer} />
        ))}
      </svg>
    </figure>
  );
}

function Column({ number, answer }: { readonly number: StoesselClass; readonly answer: SafetyAnswer }) {
  const levels = orderOf(number, answer);
  const left = (number - 1) * width;
  const middle = `${left + width / 2}%`;
  const place = (wanted: Level) => `${heights[levels.findIndex(({ level }) => level === wanted)]}%`;
  return (
    <g data-mine={answer.class === number || undefined}>
      <rect className={classes.column} x={`${left + 0.6}%`} width={`${width - 1.2}%`} y="1" height="98%" rx="6" />
      <text className={classes.classNumber} x={middle} y="9%">
        {number}
        {(answer.class_shares?.[number - 1] ?? 0) > 0 && <tspan className={classes.share}>{` ${shareText(answer.class_shares![number - 1]!)}`}</tspan>}
      </text>
      <line className={classes.rise} x1={`${left + 2.2}%`} x2={`${left + 2.2}%`} y1={place("process")} y2={place("mtsr")} />
      {levels.map(({ level, figure }, rank) => (
        <g key={level}>
          <line className={classes.level} x1={`${left + 2.5}%`} x2={`${left + width - 2.5}%`} y1={`${heights[rank]}%`} y2={`${heights[rank]}%`} />
          <text className={classes.levelName} x={middle} y={`${heights[rank]}%`} dy="-5">
            {levelNames[level]}
          </text>
          {figure !== undefined && (
            <text className={classes.levelName} x={middle} y={`${heights[rank]}%`} dy="15">
              {figureText(figure)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
