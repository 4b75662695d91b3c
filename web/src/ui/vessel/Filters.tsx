import { Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type Entry, type Filters, choicesOf } from "@/doc/equipment/search";
import { QuantityInput } from "@/ui/quantity/QuantityInput";
import { inUnit } from "@/units/in_unit";
import classes from "./List.module.css";

interface EquipmentFiltersProps {
  readonly entries: readonly Entry[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  /** The picker has room for the search, scale and volume alone. */
  readonly brief?: boolean;
}

const scaleWords: Readonly<Record<string, string>> = { lab: "Lab", pilot: "Pilot", production: "Production" };

/** Search and filters of equipment. */
export function EquipmentFilters({ entries, query, onQuery, filters, onFilters, brief }: EquipmentFiltersProps) {
  const choice = (key: "scale" | "kind" | "vendor" | "material", label: string) => (
    <Select
      label={label}
      placeholder="Any"
      clearable
      searchable={key !== "scale"}
      clearButtonProps={{ "aria-label": `Any ${label.toLowerCase()}` }}
      data={choicesOf(entries, key).map((value) => ({ value, label: key === "scale" ? (scaleWords[value] ?? value) : value }))}
      value={filters[key] ?? null}
      onChange={(value) => onFilters({ ...filters, [key]: value ?? undefined })}
    />
  );
  const volume = (key: "from" | "to", label: string) => (
    <QuantityInput label={label} optional unit="L" units={["mL", "L", "m3"]} value={filters[key] === undefined ? undefined : `${filters[key]} L`} onChange={(value) => onFilters({ ...filters, [key]: inUnit(value, "L") })} />
  );
  return (
    <div className={classes.filters} role="search" aria-label="Equipment">
      <TextInput className={classes.search} label="Search" placeholder="Name, vendor, impeller, jacket" leftSection={<IconSearch size={14} />} value={query} onChange={(event) => onQuery(event.currentTarget.value)} />
      {choice("scale", "Scale")}
      {!brief && choice("kind", "Kind")}
      {!brief && choice("vendor", "Vendor")}
      {!brief && choice("material", "Material")}
      {volume("from", "Volume from")}
      {volume("to", "Volume to")}
      {!brief && (
        <Select label="Whose" data={[{ value: "all", label: "All" }, { value: "own", label: "Own" }, { value: "built-in", label: "Built-in" }]} value={filters.own === undefined ? "all" : filters.own ? "own" : "built-in"} onChange={(value) => onFilters({ ...filters, own: value === "all" ? undefined : value === "own" })} />
      )}
    </div>
  );
}
