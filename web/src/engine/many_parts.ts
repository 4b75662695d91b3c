import type { Study } from "@/doc/types";

const kinds = new Set<Study["kind"]>(["fit", "safety", "sensitivity"]);

/** Whether the engine computes a study from parts that do not wait for each other: experiments, failures, draws. */
export const hasManyParts = (study: Study): boolean => kinds.has(study.kind) || "uncertainty" in study;
