import { Tabs } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { Splitter } from "./Splitter";
import classes from "./StepLayout.module.css";

export interface BottomTab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}
interface StepLayoutProps {
  /** The heading of the screen, for those who hear it; the rail shows it to the others. */
  readonly title: string;
  /** Over the main area, in one line. */
  readonly toolbar?: ReactNode;
  /** The picture: always the largest area. */
  readonly main: ReactNode;
  readonly inspector: ReactNode;
  /** At the foot of the inspector, always in sight. */
  readonly primary?: ReactNode;
  readonly bottom?: readonly BottomTab[];
  readonly tab?: string | undefined;
  readonly onTab?: (id: string) => void;
}

const noTabs: readonly BottomTab[] = [];

/** The same three areas on every step. Below 1000 px the inspector moves under the picture. */
export function StepLayout({ title, toolbar, main, inspector, primary, bottom = noTabs, tab, onTab }: StepLayoutProps) {
  const current = bottom.some(({ id }) => id === tab) ? tab : bottom[0]?.id;
  return (
    <div className={classes.step}>
      <h1 className={classes.hidden}>{title}</h1>
      <div className={classes.centre}>
        {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
        <Splitter name="Height of the tables" enabled={bottom.length > 0}>
          <section className={classes.main} aria-label={title}>
            {main}
          </section>
          {bottom.length > 0 && (
            <Bottom tabs={bottom} current={current} onTab={onTab} />
          )}
        </Splitter>
      </div>
      <aside className={classes.inspector} aria-label="Inspector">
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="Settings">{inspector}</div>
        {primary && <div className={classes.primary}>{primary}</div>}
      </aside>
    </div>
  );
}

interface BottomProps {
  readonly tabs: readonly BottomTab[];
  readonly current: string | undefined;
  readonly onTab: ((id: string) => void) | undefined;
}

/** Not drawn again while a run reports above it. */
const Bottom = memo(function Bottom({ tabs, current, onTab }: BottomProps) {
  return (
    <Tabs className={classes.bottom} value={current ?? null} onChange={(id) => id !== null && onTab?.(id)} keepMounted={false}>
      <Tabs.List className={classes.tabs}>
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, content }) => (
        <Tabs.Panel key={id} value={id} className={classes.panel} tabIndex={0}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
});
