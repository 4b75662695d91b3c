import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Recipe } from "@/doc/types";
import { type Change, append, freeId, removeAt, within } from "./change";
import { useFault } from "./faults";
import { usePlace } from "./scope";
import { PartCard } from "./PartCard";
import { Section } from "./Section";

type Event = NonNullable<Recipe["events"]>[number];

/** Conditions whose crossings are reported with time and state. */
export function Events({ recipe, onChange }: { readonly recipe: Recipe; readonly onChange: Change<Recipe> }) {
  const events = recipe.events ?? [];
  const add = () => onChange("Add an event", (draft) => append(draft, "events", { id: freeId("event", events.map(({ id }) => id)), when: "T > 60 degC" }));
  return (
    <Section title="Events" add={{ label: "Event", onClick: add }}>
      {events.map((event, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an id may stand twice in a faulty document
        <EventCard key={`${event.id} ${index}`} member={`events/${index}`} event={event} onChange={within(onChange, (draft) => draft.events![index]!)} onRemove={() => onChange(`Remove ${event.id}`, (draft) => removeAt(draft, "events", index))} />
      ))}
    </Section>
  );
}

function EventCard({ event, member, onChange, onRemove }: { readonly event: Event; readonly member: string; readonly onChange: Change<Event>; readonly onRemove: () => void }) {
  const [typed, setTyped] = useState<string>();
  const place = usePlace(`${member}/when`);
  const fault = useFault(`${member}/when`);
  const text = typed ?? event.when;
  const faulty = !/^[^<>]+[<>]=?[^<>=]+$/.test(text);
  const accept = () => {
    if (!faulty && text !== event.when) onChange(`Change condition of ${event.id}`, (draft) => void (draft.when = text.trim()));
    if (!faulty) setTyped(undefined);
  };
  return (
    <PartCard title={event.id} member={member} onRemove={onRemove}>
      <div data-field={place}>
      <TextInput
        label="When"
        value={text}
        description="For example: T > 60 degC, or conversion(A) > 0.95"
        error={faulty ? "A formula, one of > >= < <=, and a formula or a quantity." : fault}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        onBlur={accept}
        onKeyDown={({ key }) => (key === "Enter" ? accept() : key === "Escape" && setTyped(undefined))}
      />
      </div>
      <Switch label="The run ends there" checked={event.stop === true} onChange={({ currentTarget: { checked } }) => onChange(`Change ${event.id}`, (draft) => (checked ? void (draft.stop = true) : void delete draft.stop))} />
    </PartCard>
  );
}
