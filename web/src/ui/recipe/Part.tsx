import type { ReactNode } from "react";
import classes from "./RecipeEditor.module.css";
import { PlaceContext, usePlace } from "./scope";

/** Its fields belong to this part of the recipe: "charge", "feeds/1". */
export function Part({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return <PlaceContext value={usePlace(of)}>{children}</PlaceContext>;
}

/** What is wrong with a part as a whole. */
export const PartFault = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p className={classes.fault} role="alert">
      {text}
    </p>
  );
