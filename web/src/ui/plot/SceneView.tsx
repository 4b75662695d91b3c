import { memo } from "react";
import { type Item, fontSize } from "./scene";

/** Items as SVG elements. */
export const SceneView = memo(function SceneView({ items }: { readonly items: readonly Item[] }) {
  return items.map((item) =>
    item.kind === "path" ? (
      <path key={item.key} d={item.d} stroke={item.stroke ?? "none"} fill={item.fill ?? "none"} strokeWidth={item.width} strokeDasharray={item.dash} strokeLinecap="round" strokeLinejoin="round" {...(item.opacity !== undefined && { opacity: item.opacity })} />
    ) : (
      <text key={item.key} x={item.x} y={item.y} textAnchor={item.anchor} fill={item.colour} fontSize={item.size ?? fontSize} {...(item.rotate !== undefined && { transform: `rotate(${item.rotate} ${item.x} ${item.y})` })}>
        {item.text}
      </text>
    ),
  );
});
