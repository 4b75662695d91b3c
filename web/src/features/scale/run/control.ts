/** What the keys of this step do: the screen says with what. */
interface Control {
  readonly start: () => void;
  readonly cancel: () => void;
}
let control: Control | undefined;

/** @returns the way to take it back */
export function takeControl(next: Control): () => void {
  control = next;
  return () => {
    if (control === next) control = undefined;
  };
}
export const startShown = () => control?.start();
export const cancelShown = () => control?.cancel();
