import { Combobox, Kbd, Modal, ScrollArea, TextInput, useCombobox } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useDocument } from "@/doc/use_project";
import type { Command } from "@/ui/command/types";
import { commandList, type HereContext } from "./commands";
import classes from "./CommandPalette.module.css";
import { keyWords } from "./KeysHelp";

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly context: HereContext;
}

/** Every word of the search stands somewhere in the label. */
const matches = (label: string, words: readonly string[]) => words.every((word) => label.toLowerCase().includes(word));

/** ⌘K: find a command, a species, a reaction or an experiment by some letters of its name. */
export function CommandPalette({ opened, onClose, context }: PaletteProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Search or run a command" size="lg" yOffset="10vh">
      <Search context={context} onClose={onClose} />
    </Modal>
  );
}

function Search({ context, onClose }: Omit<PaletteProps, "opened">) {
  const [search, setSearch] = useState("");
  const places = usePlaces();
  // Its list is always open: Enter runs what is marked.
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  const found = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return [...commandList, ...places].filter(({ label }) => matches(label, words)).slice(0, 50);
  }, [search, places]);
  useEffect(() => void selectFirstOption(), [found, selectFirstOption]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onClose();
        found.find((one) => one.id === id)?.run(context);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          aria-label="Search"
          placeholder="fit, species, run 2…"
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            // The list is part of the dialog: Escape leaves both, and does not close the list alone.
            if (event.key === "Escape") return onClose();
            // Faster than the list marks its first entry: that one is meant.
            if (event.key !== "Enter" || combobox.getSelectedOptionIndex() >= 0 || found[0] === undefined) return;
            event.preventDefault();
            onClose();
            found[0].run(context);
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah="50vh" mt="xs" viewportProps={{ tabIndex: 0 }}>
        <Combobox.Options aria-label="Commands and places">
          {found.map(({ id, label, keys }) => (
            <Combobox.Option key={id} value={id} className={classes.option}>
              <span>{label}</span>
              <span>
                {keys &&
                  keyWords(keys).map((word) => (
                    <Kbd key={word} ml={4} size="xs">
                      {word}
                    </Kbd>
                  ))}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>Nothing has these letters. Fewer letters find more.</Combobox.Empty>}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  );
}

/** What the project itself has, as commands that go there. */
function usePlaces(): readonly Command[] {
  const document = useDocument((it) => it);
  return useMemo(() => {
    const place = (step: string, what: string) => (one: { id: string; name?: string }) => ({
      id: `${step}:${what}:${one.id}`,
      label: `${what} ${one.name ? `${one.id}, ${one.name}` : one.id}`,
      run: ({ goTo }: { goTo: (step: string) => void }) => goTo(step),
    });
    return [
      ...document.species.map(place("scheme", "Species")),
      ...(document.reactions ?? []).map(place("scheme", "Reaction")),
      ...(document.experiments ?? []).map(place("data", "Experiment")),
      ...(document.studies ?? []).filter(({ kind }) => kind === "simulate").map(place("simulate", "Scenario")),
    ];
  }, [document]);
}
