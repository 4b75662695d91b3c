import { IconAlertTriangle, IconInfoCircle, IconX } from "@tabler/icons-react";
import type { Limit } from "@/engine/scaleup_results";

const icons = { note: IconInfoCircle, warning: IconAlertTriangle, broken: IconX };
const words = { note: "Note", warning: "Warning", broken: "Limit broken" };

/** A sign with a word for it: colour alone says nothing. */
export function SeverityIcon({ severity, size = 13 }: { readonly severity: Limit["severity"]; readonly size?: number }) {
  const Icon = icons[severity];
  return <Icon size={size} role="img" aria-label={words[severity]} />;
}
