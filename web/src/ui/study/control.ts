/** What the keys of a step do: its screen says with what. */
export interface Control {
  readonly start: () => void;
  readonly cancel: () => void;
}

export function controlOfKeys() {
  let control: Control | undefined;
  return {
    /** @returns the way to take it back */
    take(next: Control): () => void {
      control = next;
      return () => {
        if (control === next) control = undefined;
      };
    },
    start: () => control?.start(),
    cancel: () => control?.cancel(),
  };
}
