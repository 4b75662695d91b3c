import type { Quantity } from "@/doc/types";
import { Points } from "../Points";
import type { Profile } from "../profile";
import type { ControlFieldsProps, ControlKind } from "./types";

const ProfileFields = ({ control, onChange }: ControlFieldsProps) => (
  <Points
    name="temperature"
    member="points"
    unit="degC"
    value={(control.points ?? []) as Profile}
    onChange={(label, points) => onChange(label, (draft) => void (draft.points = points as [Quantity, Quantity][]))}
  />
);

export const profile: ControlKind = {
  control: "profile",
  label: "Profile",
  meaning: "The temperature follows points, linear between them.",
  energyBalance: false,
  steady: false,
  fresh: ({ charge, duration }) => {
    const temperature = charge.temperature ?? "25 degC";
    return { control: "profile", points: [["0 min", temperature], [duration ?? "30 min", temperature]] };
  },
  Fields: ProfileFields,
};
