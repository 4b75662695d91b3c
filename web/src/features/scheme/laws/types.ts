import type { ComponentType } from "react";
import type { Draft } from "immer";
import type { Equation } from "@/doc/equation";
import type { ProjectDocument, RateLaw, Reaction } from "@/doc/types";

export interface LawEditorProps<L extends RateLaw> {
  readonly reaction: Reaction;
  readonly law: L;
  /** Undefined while the equation cannot be read. */
  readonly equation: Equation | undefined;
  /** One labelled step of undo. */
  readonly change: (label: string, recipe: (law: L, document: Draft<ProjectDocument>) => void) => void;
}

/** A rate law in the workbench: one file with one of these, and one line in index.ts. */
export interface LawEntry<L extends RateLaw = RateLaw> {
  readonly law: L["law"];
  readonly label: string;
  /** In a line, where there is little room. */
  readonly short: string;
  /** One line under the name: the formula in words of the field. */
  readonly formula: string;
  /** The law for a reaction that had another: keeps what means the same, adds parameters for the rest. */
  readonly create: (document: Draft<ProjectDocument>, reaction: Reaction, equation: Equation) => L;
  readonly Editor: ComponentType<LawEditorProps<L>>;
}
