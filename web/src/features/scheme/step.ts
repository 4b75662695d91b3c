import type { StepMark } from "@/ui/step";
import { findings } from "./chem/checks";
import { readReactions } from "./chem/equations";

/** Done when there are reactions and nothing about them is odd. */
export const mark: StepMark = ({ document }) => {
  const reactions = document.reactions ?? [];
  if (reactions.length === 0) return { mark: "todo", why: "No reaction yet. Type one, e.g. A + B -> C." };
  const unread = reactions.length - readReactions(document).length;
  if (unread > 0) return { mark: "attention", why: `${unread === 1 ? "An equation" : `${unread} equations`} cannot be read.` };
  const [first, ...others] = findings(document).filter(({ code }) => code !== "unused_species");
  if (first !== undefined) return { mark: "attention", why: others.length === 0 ? first.text : `${first.text} And ${others.length} more.` };
  return { mark: "done", why: `${reactions.length} ${reactions.length === 1 ? "reaction" : "reactions"}, ${document.species.length} species.` };
};
