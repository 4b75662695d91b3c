/** What the parts about vessels are told. Drawings take incomplete vessels too and say what they cannot draw. */
import type { Quantity } from "@/doc/types";
import type { Vessel, VesselDraft } from "@/doc/vessels";

export interface VesselDrawingProps {
  readonly vessel: VesselDraft;
  /** Of liquid; the largest working volume when absent, else 80 % of the capacity. */
  readonly volume?: Quantity | undefined;
  /** A thumbnail has no dimensions; it is for lists. */
  readonly size?: "full" | "thumbnail";
  /** There is a jacket of which the vessel says nothing more: "half-pipe coil". */
  readonly jacket?: string | undefined;
}

export interface Vessel3DProps {
  readonly vessel: VesselDraft;
  readonly volume?: Quantity | undefined;
  readonly jacket?: string | undefined;
}

/** The drawing with a choice of 2D and 3D; 3D is loaded when it is chosen, and without WebGL 2D stays with a sentence. */
export interface VesselViewProps extends Vessel3DProps {
  /** Where the choice is kept by the caller, e.g. in the address; else the view keeps it. */
  readonly view?: "2d" | "3d" | undefined;
  readonly onView?: ((view: "2d" | "3d") => void) | undefined;
}

/** A dialog with search, filters and thumbnails. Vessels that lack something can be completed in it. */
export interface VesselPickerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A complete vessel. Its id is unlike those in `taken`. The dialog closes itself. */
  readonly onPick: (vessel: Vessel) => void;
  /** "Pick the lab vessel" */
  readonly title: string;
  /** Ids of the document's vessels. */
  readonly taken?: readonly string[];
}
