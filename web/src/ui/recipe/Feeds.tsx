import { Button, SegmentedControl } from "@mantine/core";
import type { Feed, Recipe } from "@/doc/types";
import { type Change, append, assign, freeId, removeAt, within } from "./change";
import { Contents } from "./Contents";
import { Field } from "./Field";
import { Points } from "./Points";
import { useRecipeScope } from "./scope";
import classes from "./RecipeEditor.module.css";
import { PartCard } from "./PartCard";
import { Fields, Section } from "./Section";
import { flowAllTheTime } from "./steady";

interface FeedsProps {
  readonly recipe: Recipe;
  readonly onChange: Change<Recipe>;
}
type Form = "end" | "amount" | "open" | "profile";
const forms: { value: Form; label: string }[] = [
  { value: "end", label: "Until" },
  { value: "amount", label: "Amount" },
  { value: "open", label: "To the end" },
  { value: "profile", label: "Profile" },
];
const formOf = (feed: Feed): Form => (feed.profile !== undefined ? "profile" : feed.amount !== undefined ? "amount" : feed.end !== undefined ? "end" : "open");

/** A feed has a rate until a time, until an amount, or to the end of the run; or a profile of rates. */
function take(feed: Feed, form: Form): void {
  const { end = "10 min", amount = "0.1 L", rate = "0.01 L/min", start = "0 min", profile } = feed;
  assign(feed, "end", form === "end" ? end : undefined);
  assign(feed, "amount", form === "amount" ? amount : undefined);
  assign(feed, "rate", form === "profile" ? undefined : rate);
  assign(feed, "profile", form === "profile" ? (profile ?? ([[start, rate], [end, rate]] as Feed["profile"])) : undefined);
}

export function Feeds({ recipe, onChange }: FeedsProps) {
  const feeds = recipe.feeds ?? [];
  const { steady } = useRecipeScope();
  const add = () =>
    onChange("Add a feed", (draft) =>
      append(draft, "feeds", {
        id: freeId("feed", feeds.map(({ id }) => id)),
        ...(!steady && { start: "0 min" }),
        ...(draft.reactor !== "cstr" && { end: "10 min" }),
        rate: "0.01 L/min",
        concentrations: {},
      }),
    );
  return (
    <Section title="Feeds" add={{ label: "Feed", onClick: add }}>
      {feeds.map((feed, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an id may stand twice in a faulty document
        <FeedCard key={`${feed.id} ${index}`} feed={feed} member={`feeds/${index}`} onChange={within(onChange, (draft) => draft.feeds![index]!)} onRemove={() => onChange(`Remove ${feed.id}`, (draft) => removeAt(draft, "feeds", index))} />
      ))}
    </Section>
  );
}

function FeedCard({ feed, member, onChange, onRemove }: { readonly feed: Feed; readonly member: string; readonly onChange: Change<Feed>; readonly onRemove: () => void }) {
  const { steady } = useRecipeScope();
  const form = formOf(feed);
  // What has no meaning in a steady state is not offered; where a file brings it, it is shown with the way out.
  const scheduled = steady && (form !== "open" || feed.start !== undefined);
  return (
    <PartCard title={feed.id ?? "Feed"} member={member} onRemove={onRemove}>
      {scheduled && (
        <Button size="compact-xs" variant="light" onClick={() => onChange(`Let ${feed.id} flow all the time`, flowAllTheTime)}>
          Let it flow all the time
        </Button>
      )}
      {(!steady || form === "profile") && <SegmentedControl size="xs" fullWidth aria-label={`Extent of ${feed.id}`} data={forms} value={form} onChange={(next) => onChange(`Change extent of ${feed.id}`, (draft) => take(draft, next as Form))} />}
      {form === "profile" ? (
        <Points name={`rate of ${feed.id}`} member="profile" unit="L/min" value={feed.profile ?? []} onChange={(label, points) => onChange(label, (draft) => void (draft.profile = points as NonNullable<Feed["profile"]>))} />
      ) : (
        <Fields>
          <Field of={feed} name="rate" label="Rate" unit="L/min" onChange={onChange} />
          {(!steady || feed.start !== undefined) && <Field of={feed} name="start" label="Start" unit="min" optional onChange={onChange} />}
          {form === "end" && <Field of={feed} name="end" label="End" unit="min" onChange={onChange} />}
          {form === "amount" && <Field of={feed} name="amount" label="Amount" unit="L" onChange={onChange} />}
        </Fields>
      )}
      <p className={classes.legend}>Contains</p>
      <Contents of={feed} name={feed.id ?? "the feed"} concentrationsOnly onChange={onChange} />
      <Fields>
        <Field of={feed} name="temperature" label="Temperature" unit="degC" optional description="Empty: the vessel's" onChange={onChange} />
        <Field of={feed} name="density" label="Density" unit="kg/L" optional description="Empty: the medium's" onChange={onChange} />
        <Field of={feed} name="heat_capacity" label="Heat capacity" unit="kJ/(kg K)" optional description="Empty: the medium's" onChange={onChange} />
      </Fields>
    </PartCard>
  );
}
