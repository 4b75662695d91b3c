/** The ranking of vessels that belongs to a scale-up: the same recipe, base and liquid, other vessels. */
import type { RankStudy, ScaleUpStudy } from "@/doc/scaleup";
import type { ProjectDocument } from "@/doc/types";
import type { Vessel } from "@/doc/vessels";
import { isFigure, type RankedVessel } from "@/engine/scaleup_results";
import type { SortValue } from "@/ui/study/sorting";

const rankId = (study: Pick<ScaleUpStudy, "id">) => `${study.id}_rank`;

export const rankOf = ({ studies }: ProjectDocument, study: ScaleUpStudy): RankStudy | undefined =>
  studies?.find((one): one is RankStudy => one.kind === "rank" && one.id === rankId(study));

const shared = ["recipe", "experiment", "base", "gas", "solids", "dissipation_ratio", "temperature", "tolerances", "method", "units"] as const;

/** What the ranking takes from the scale-up. Of dosing it has no strategy: it asks what would be needed. */
export function shareWith(rank: RankStudy, study: ScaleUpStudy): void {
  for (const key of shared) {
    if (study[key] === undefined) delete rank[key];
    else (rank as unknown as Record<string, unknown>)[key] = JSON.parse(JSON.stringify(study[key]));
  }
  // A ranking is drawn, never linearised.
  if (study.uncertainty === undefined || study.uncertainty.samples === 0) delete rank.uncertainty;
  else rank.uncertainty = JSON.parse(JSON.stringify(study.uncertainty)) as typeof study.uncertainty;
  const { temperature_rise, max_time } = study.dosing ?? {};
  if (temperature_rise === undefined && max_time === undefined) delete rank.dosing;
  else rank.dosing = { ...(temperature_rise !== undefined && { temperature_rise }), ...(max_time !== undefined && { max_time }) };
}

export function newRank(study: ScaleUpStudy): RankStudy {
  const rank: RankStudy = { id: rankId(study), kind: "rank" };
  shareWith(rank, study);
  return rank;
}

/** Works on a draft inside edit(): the ranking is there after it. */
export function ensureRank(draft: ProjectDocument, study: ScaleUpStudy): RankStudy {
  const there = rankOf(draft, study);
  if (there !== undefined) return there;
  (draft.studies ??= []).push(newRank(study));
  return draft.studies.at(-1) as RankStudy;
}

export type Among = "document" | "database";

/** The question of the ranking: for the database its vessels stand behind those of the document, and only for the question. */
export function rankQuestion(document: ProjectDocument, study: ScaleUpStudy, among: Among, database: readonly Vessel[]): { document: ProjectDocument; study: RankStudy } {
  const rank = rankOf(document, study) ?? newRank(study);
  if (among === "document") return { document, study: rank };
  // A hundred vessels are not drawn two hundred times.
  const { uncertainty: _, ...plain } = rank;
  const own = new Set(document.vessels?.map(({ id }) => id));
  const further = database.filter(({ id }) => !own.has(id));
  return {
    document: { ...document, vessels: [...(document.vessels ?? []), ...further] },
    study: { ...plain, vessels: further.map(({ id }) => id) },
  };
}

/** What a column of the ranking is sorted by; of a criterion the number that is shown. */
export function rankValue({ vessel, feasible, limiting, criteria }: RankedVessel, column: string, nameOf: (id: string) => string): SortValue {
  if (column === "vessel") return nameOf(vessel);
  if (column === "feasible") return feasible ? 0 : 1;
  if (column === "limiting") return limiting;
  const available = criteria.find(({ id }) => id === column)?.available;
  return isFigure(available) ? available.value : undefined;
}
