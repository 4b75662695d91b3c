/** What the keys of this step do: the screen says what is selected. */
interface Control {
  readonly start: () => void;
  readonly cancel: () => void;
  readonly duplicate: () => void;
}
let control: Control | undefined;

/** @returns the way to take it back */
export function takeControl(next: Control): () => void {
  control = next;
  return () => {
    if (control === next) control = undefined;
  };
}
export const startSelected = () => control?.start();
export const cancelSelected = () => control?.cancel();
export const duplicateSelected = () => control?.duplicate();
