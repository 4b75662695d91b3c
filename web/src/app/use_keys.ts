import { useHotkeys } from "@mantine/hooks";
import { commandList, type HereContext } from "./commands";

/** Keys that mean nothing to a text field, so they work while one types: Ctrl+Enter, Ctrl+K. */
const worksInFields = (keys: string) => /^mod\+(Enter|K)$/.test(keys);

/** Binds the keys of all commands of this step, and those of the frame. */
export function useKeys(context: HereContext, frame: Readonly<Record<string, () => void>>): void {
  const bindings: [string, () => void][] = [
    ...Object.entries(frame),
    ...commandList
      .filter(({ keys, step }) => keys !== undefined && (step === undefined || step === context.step))
      .map(({ keys, run }): [string, () => void] => [keys!, () => run(context)]),
  ];
  useHotkeys(bindings.filter(([keys]) => worksInFields(keys)), []);
  useHotkeys(bindings.filter(([keys]) => !worksInFields(keys)));
}
