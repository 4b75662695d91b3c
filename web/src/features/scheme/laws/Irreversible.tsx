import { Alert, Button } from "@mantine/core";
import { type Equation, toggleReversible } from "@/doc/equation";
import { edit } from "@/doc/store";
import type { Reaction } from "@/doc/types";

/** Said where a law has no reverse term and the equation asks for one. */
export function Irreversible({ reaction, equation }: { readonly reaction: Reaction; readonly equation: Equation | undefined }) {
  if (!equation?.reversible) return null;
  return (
    <Alert color="yellow" p="xs" title={`${reaction.id} is written as reversible`}>
      This rate law has no reverse term.
      <Button size="compact-xs" mt="0.25rem" onClick={() => edit(`Make ${reaction.id} irreversible`, (document) => toggleReversible(document, reaction.id))}>
        Make it irreversible
      </Button>
    </Alert>
  );
}
