/** Brings the field of a pointer into view and puts the cursor in it, once its part of the inspector is shown; else the part that it belongs to. */
export function focusPlace(pointer: string): void {
  const attempt = (left: number) => {
    const control = nearestField(pointer)?.querySelector<HTMLElement>("input, button, [tabindex]");
    if (control) {
      control.scrollIntoView({ block: "center" });
      control.focus();
    } else if (left > 0) requestAnimationFrame(() => attempt(left - 1));
  };
  requestAnimationFrame(() => attempt(30));
}

function nearestField(pointer: string): Element | undefined {
  for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
    const found = document.querySelector(`[data-field="${CSS.escape(place)}"]`);
    if (found !== null) return found;
  }
  return undefined;
}
