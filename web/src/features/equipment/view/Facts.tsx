import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { notPublished } from "@/doc/equipment/facts";
import { type Equipment, type Fact, isGeneric } from "@/doc/equipment/item";
import { certaintyWords, equipmentRows } from "@/doc/equipment/rows";
import { prettyUnit } from "@/units/quantity";
import classes from "../Equipment.module.css";

/** Where a value comes from, in one paragraph. */
export function sourceWords({ source, locator, certainty, note }: Fact): string {
  return [`Source: ${source}${locator ? `; ${locator}` : ""}.`, note && `Note: ${note}.`, certainty && `Certainty ${certainty}: ${certaintyWords[certainty]}.`].filter(Boolean).join(" ");
}

/** Every value with its unit; its source on hover and focus. */
export function Facts({ item }: { readonly item: Equipment }) {
  const absent = useAbsent(item.id);
  const groups = [...new Set(item.facts.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <section key={group} className={classes.group}>
          <h3>{group}</h3>
          <dl className={classes.facts}>
            {item.facts
              .filter((fact) => fact.group === group)
              .map((fact) => (
                <div key={fact.key}>
                  <dt>{fact.label}</dt>
                  <dd>
                    <Tooltip label={sourceWords(fact)} multiline w={340} openDelay={150} events={{ hover: true, focus: true, touch: true }}>
                      <span className={classes.value} tabIndex={0} data-source>
                        {String(fact.value)}
                        {fact.unit ? ` ${prettyUnit(fact.unit)}` : ""}
                      </span>
                    </Tooltip>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {item.taken.length > 0 && (
        <section className={classes.group}>
          <h3>How a project takes it</h3>
          <ul className={classes.notes}>
            {item.taken.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {absent.length > 0 && (
        <section className={classes.group}>
          <h3>{isGeneric(item) ? "Not given" : "Not published"}</h3>
          <p className={classes.note}>{absent.join(", ")}.</p>
        </section>
      )}
      {item.vessel.notes && (
        <section className={classes.group}>
          <h3>Notes</h3>
          <p className={classes.note}>{item.vessel.notes}</p>
        </section>
      )}
    </>
  );
}

function useAbsent(id: string): readonly string[] {
  const [absent, setAbsent] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void equipmentRows().then((rows) => {
      const row = rows.find((one) => one.id === id);
      if (current && row !== undefined) setAbsent(notPublished(row));
    });
    return () => void (current = false);
  }, [id]);
  return absent;
}
