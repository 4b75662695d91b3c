import { ActionIcon, Chip, Group, Tooltip, useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconRotate, IconRotateClockwise, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useUnitsReady } from "@/units/use_units";
import { describe, pictureOf } from "../picture";
import type { Vessel3DProps } from "../types";
import { VesselDrawing } from "../VesselDrawing";
import { type PartName, partNames } from "./parts";
import { type VesselScene, vesselScene } from "./scene";
import classes from "./Vessel3D.module.css";

const step = Math.PI / 12; // of a key
const closer = 0.85;
const words: Readonly<Record<PartName, string>> = { vessel: "Wall", liquid: "Liquid", jacket: "Jacket", baffles: "Baffles", impellers: "Impellers" };

const ToolButton = ({ label, onClick, children }: { readonly label: string; readonly onClick: () => void; readonly children: ReactNode }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
);

/** The vessel in space. Drag or arrow keys turn it, the wheel or + and − zoom, 0 brings back the first view. */
export default function Vessel3D({ vessel, volume, jacket }: Vessel3DProps) {
  const box = useRef<HTMLDivElement>(null);
  const scene = useRef<VesselScene>(undefined);
  const ready = useUnitsReady();
  const still = useReducedMotion();
  const [paused, setPaused] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<PartName>>(new Set());
  const [failed, setFailed] = useState(false);
  const theme = useComputedColorScheme("light");
  const picture = pictureOf(vessel, volume, jacket);
  const shape = JSON.stringify(picture);

  useEffect(() => {
    let view: VesselScene;
    try {
      view = vesselScene(box.current!, JSON.parse(shape));
    } catch {
      const said = requestAnimationFrame(() => setFailed(true));
      return () => cancelAnimationFrame(said);
    }
    scene.current = view;
    return () => {
      scene.current = undefined;
      view.dispose();
    };
  }, [shape, theme, ready]);
  useEffect(() => scene.current?.show(hidden), [hidden, shape, theme, ready]);
  useEffect(() => scene.current?.setTurning(!still && !paused), [still, paused, shape, theme, ready]);

  const keys = (event: KeyboardEvent) => {
    const ways: Record<string, (view: VesselScene) => void> = {
      ArrowLeft: (view) => view.turn(-step),
      ArrowRight: (view) => view.turn(step),
      ArrowUp: (view) => view.tilt(-step),
      ArrowDown: (view) => view.tilt(step),
      "+": (view) => view.zoom(closer),
      "=": (view) => view.zoom(closer),
      "-": (view) => view.zoom(1 / closer),
      "0": (view) => view.reset(),
    };
    const way = ways[event.key];
    if (way === undefined || scene.current === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the digits are keys of the steps too
    way(scene.current);
  };
  if (failed)
    return (
      <>
        <p className={classes.note}>This browser could not start the 3D view, so this is the elevation.</p>
        <VesselDrawing vessel={vessel} volume={volume} jacket={jacket} />
      </>
    );
  const there = partNames.filter((name) => ({ vessel: true, liquid: picture.level !== undefined, jacket: picture.jacket !== undefined, baffles: picture.baffles > 0, impellers: picture.impellers.length > 0 })[name]);
  return (
    <div className={classes.view}>
      <div
        ref={box}
        className={classes.box}
        tabIndex={0}
        role="application"
        aria-roledescription="3D view"
        aria-label={`${describe(vessel, picture).replace("Elevation", "3D view")} Arrow keys turn it, plus and minus zoom, 0 brings back the first view.`}
        onKeyDown={keys}
      />
      <Group gap={4} justify="center">
        <ToolButton label="Turn left" onClick={() => scene.current?.turn(-step)}>
          <IconRotateClockwise size={16} />
        </ToolButton>
        <ToolButton label="Turn right" onClick={() => scene.current?.turn(step)}>
          <IconRotate size={16} />
        </ToolButton>
        <ToolButton label="Zoom in" onClick={() => scene.current?.zoom(closer)}>
          <IconZoomIn size={16} />
        </ToolButton>
        <ToolButton label="Zoom out" onClick={() => scene.current?.zoom(1 / closer)}>
          <IconZoomOut size={16} />
        </ToolButton>
        <ToolButton label="First view" onClick={() => scene.current?.reset()}>
          <IconRefresh size={16} />
        </ToolButton>
        {!still && (
          <ToolButton label={paused ? "Let the impellers turn" : "Hold the impellers"} onClick={() => setPaused(!paused)}>
            {paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          </ToolButton>
        )}
      </Group>
      <Group gap={6} justify="center" role="group" aria-label="Parts that are shown">
        {there.map((name) => (
          <Chip
            key={name}
            size="xs"
            checked={!hidden.has(name)}
            onChange={(shown) => {
              const next = new Set(hidden);
              if (shown) next.delete(name);
              else next.add(name);
              setHidden(next);
            }}
          >
            {words[name]}
          </Chip>
        ))}
      </Group>
      {picture.notes.length > 0 && <p className={classes.note}>{picture.notes.join(" ")}</p>}
    </div>
  );
}
