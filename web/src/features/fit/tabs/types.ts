import type { Reaction } from "@/doc/types";
import type { FitResult } from "@/engine/results";
import type { PointRef, SeriesStyle } from "@/ui/plot/types";
import type { Conversion } from "../plots/panels";
import type { ResidualPoint } from "../statistics/residual_points";

/** What a tab draws its picture from. */
export interface TabProps {
  readonly result: FitResult;
  readonly reactions: readonly Reaction[];
  readonly points: readonly ResidualPoint[];
  readonly styleOf: (id: string) => SeriesStyle;
  readonly convert: Conversion;
  readonly lit: PointRef | undefined;
  readonly onPick: (point: PointRef) => void;
}
