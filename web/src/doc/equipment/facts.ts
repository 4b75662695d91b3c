/** A row of data/equipment.csv as single values, each with its unit, its source and what is said about it. */
import type { Fact } from "./item";
import { type Row, textIn } from "./rows";

interface Column {
  readonly key: string;
  readonly label: string;
  readonly unit?: string;
  /** The column that says more about this one. */
  readonly note?: string;
}
const impeller = (n: number): Column[] => [
  { key: `impeller_${n}_type`, label: `Impeller ${n}` },
  { key: `impeller_${n}_diameter_m`, label: `Diameter of impeller ${n}`, unit: "m" },
  { key: `impeller_${n}_clearance_m`, label: `Clearance of impeller ${n}`, unit: "m" },
];

const groups: Readonly<Record<string, readonly Column[]>> = {
  Volume: [
    { key: "nominal_volume_L", label: "Nominal volume", unit: "L" },
    { key: "total_volume_L", label: "Total volume", unit: "L" },
    { key: "working_min_L", label: "Least working volume", unit: "L" },
    { key: "working_max_L", label: "Largest working volume", unit: "L" },
  ],
  Shape: [
    { key: "inner_diameter_m", label: "Inner diameter", unit: "m" },
    { key: "height_m", label: "Height", unit: "m", note: "height_kind" },
    { key: "bottom_type", label: "Bottom" },
    { key: "bottom_dish_depth_m", label: "Depth of the bottom", unit: "m" },
    { key: "liquid_height_at_max_m", label: "Level at the largest working volume", unit: "m" },
  ],
  Agitation: [
    ...[1, 2, 3].flatMap(impeller),
    { key: "n_impellers", label: "Impellers" },
    { key: "Np_published", label: "Power number", note: "Np_basis" },
    { key: "baffles", label: "Baffles" },
    { key: "rpm_min", label: "Lowest speed", unit: "rpm", note: "rpm_note" },
    { key: "rpm_max", label: "Highest speed", unit: "rpm", note: "rpm_note" },
  ],
  "Wall, jacket and limits": [
    { key: "material", label: "Material" },
    { key: "lining", label: "Lining" },
    { key: "wall_thickness_mm", label: "Thickness of the wall", unit: "mm" },
    { key: "jacket_type", label: "Jacket" },
    { key: "jacket_area_m2", label: "Area of the jacket", unit: "m2" },
    { key: "pressure_max_barg", label: "Highest pressure above atmospheric", unit: "bar", note: "pressure_note" },
    { key: "temp_min_C", label: "Lowest temperature", unit: "degC" },
    { key: "temp_max_C", label: "Highest temperature", unit: "degC" },
  ],
};
const computed: readonly Column[] = [
  { key: "derived_D_over_T", label: "Impeller over vessel diameter" },
  { key: "derived_brim_volume_L", label: "Volume to the brim", unit: "L" },
  { key: "derived_level_at_max_m", label: "Level at the largest working volume", unit: "m" },
  { key: "derived_wetted_area_at_max_m2", label: "Wetted area at the largest working volume", unit: "m2" },
];

const isDerived = "computed from the values above";

function fact(row: Row, group: string, { key, label, unit, note }: Column, source: Partial<Fact>): Fact[] {
  const value = row[key];
  if (value === undefined) return [];
  const said = note === undefined ? undefined : textIn(row, note);
  return [{ key, label, group, value, ...(unit && { unit }), source: "", ...source, ...(said && { note: said }) }];
}

/** Every value that was published or computed; what is not there was not published. */
export function factsOf(row: Row): Fact[] {
  const [locator, certainty] = [textIn(row, "locator"), textIn(row, "certainty")];
  const from = { source: [textIn(row, "basis"), textIn(row, "source")].filter(Boolean).join(": "), ...(locator && { locator }), ...(certainty && { certainty }) };
  const published = Object.entries(groups).flatMap(([group, columns]) => columns.flatMap((column) => fact(row, group, column, from)));
  const formula = textIn(row, "derived_formula");
  return [...published, ...computed.flatMap((column) => fact(row, "Computed", column, { source: isDerived, ...(formula && column.key !== "derived_D_over_T" && { locator: formula }), ...(certainty && { certainty }) }))];
}

/** What a vendor usually says and this one does not, in words. */
export function notPublished(row: Row): string[] {
  const asked: [string, string][] = [
    ["total_volume_L", "total volume"],
    ["inner_diameter_m", "inner diameter"],
    ["bottom_type", "shape of the bottom"],
    ["impeller_1_type", "type of the impeller"],
    ["impeller_1_diameter_m", "diameter of the impeller"],
    ["impeller_1_clearance_m", "clearance of the impeller"],
    ["Np_published", "power number"],
    ["baffles", "baffles"],
    ["rpm_max", "highest speed"],
    ["wall_thickness_mm", "thickness of the wall"],
    ["jacket_type", "jacket"],
    ["jacket_area_m2", "area of the jacket"],
    ["pressure_max_barg", "highest pressure"],
    ["temp_max_C", "highest temperature"],
  ];
  return [...asked.flatMap(([key, words]) => (row[key] === undefined ? [words] : [])), "heat transfer coefficient"];
}
