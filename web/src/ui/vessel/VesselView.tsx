import { Loader, SegmentedControl } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { VesselDrawing } from "./VesselDrawing";
import type { VesselViewProps } from "./types";
import classes from "./Vessel.module.css";
import { hasWebGL } from "./webgl";

const Vessel3D = lazy(() => import("./three/Vessel3D"));

/** The drawing, flat or in space. */
export function VesselView({ vessel, volume, jacket, view, onView }: VesselViewProps) {
  const [chosen, setChosen] = useState<"2d" | "3d">("2d");
  const shown = view ?? chosen;
  const possible = shown === "2d" || hasWebGL();
  const drawing = <VesselDrawing vessel={vessel} volume={volume} jacket={jacket} />;
  return (
    <div className={classes.view}>
      <SegmentedControl
        className={classes.choice}
        size="xs"
        aria-label="View of the vessel"
        data={[
          { value: "2d", label: "2D" },
          { value: "3d", label: "3D" },
        ]}
        value={shown}
        onChange={(next) => {
          setChosen(next as "2d" | "3d");
          onView?.(next as "2d" | "3d");
        }}
      />
      {!possible && <p className={classes.notes}>This browser shows no 3D (WebGL is off), so this is the elevation.</p>}
      {shown === "2d" || !possible ? (
        drawing
      ) : (
        <Suspense fallback={<Loader aria-label="Loading the 3D view" m="xl" />}>
          <Vessel3D vessel={vessel} volume={volume} jacket={jacket} />
        </Suspense>
      )}
    </div>
  );
}
