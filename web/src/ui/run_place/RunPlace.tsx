import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { here, placeOf, usePlaces } from "@/engine/places";
import classes from "./RunPlace.module.css";

interface RunPlaceProps {
  /** What it is expected to take: "about 4 s". */
  readonly cost?: string | undefined;
}

/** "Runs here, about 4 s", and where else it could run. */
export function RunPlace({ cost }: RunPlaceProps) {
  const places = usePlaces();
  const chosen = placeOf(places);
  const words = `Runs ${chosen.words}${cost === undefined || chosen !== here ? "" : `, ${cost}`}`;
  if (places.others.length === 0) return <span>{words}</span>;
  return (
    <Menu position="top-start" width={280}>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" className={classes.place} rightSection={<IconChevronDown size={12} aria-hidden />}>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[here, ...places.others].map((place) => (
          <Menu.Item
            key={place.id}
            leftSection={place === chosen ? <IconCheck size={14} role="img" aria-label="Chosen" /> : <span className={classes.unchosen} />}
            onClick={() => usePlaces.setState({ chosen: place.id })}
          >
            Run {place.words}
            <span className={classes.note}>{place.note}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
