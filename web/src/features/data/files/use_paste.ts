import { useEffect } from "react";
import { openText } from "../import/session";

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest("[role=grid]") !== null);

/** Ctrl+V anywhere but in a field or in the grid opens the table of the clipboard. */
export function usePaste(onPasted: () => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (typing(event.target) || !/[\t\n;,]/.test(text.trim())) return;
      event.preventDefault();
      void openText(text).then(onPasted);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [onPasted]);
}
