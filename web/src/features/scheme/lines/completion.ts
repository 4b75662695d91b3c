/** Names of species while an equation is typed: what is begun at the caret, what it may become. Pure. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly begun: string;
}

/** The id that the caret stands in or behind. */
export function tokenAt(text: string, caret: number): Token | undefined {
  const before = /[\p{L}][\p{L}\p{N}_']*$/u.exec(text.slice(0, caret))?.[0];
  if (before === undefined) return undefined;
  const after = /^[\p{L}\p{N}_']*/u.exec(text.slice(caret))![0];
  return { start: caret - before.length, end: caret + after.length, begun: before };
}

/** Ids that begin so, then those whose name does; none when the id is already written in full. */
export function completions(begun: string, species: readonly { readonly id: string; readonly name?: string | undefined }[]): string[] {
  if (begun === "") return [];
  const low = begun.toLowerCase();
  if (species.some(({ id }) => id === begun)) return [];
  const starts = (text: string | undefined) => text?.toLowerCase().startsWith(low) ?? false;
  const byId = species.filter(({ id }) => starts(id));
  const byName = species.filter((one) => !byId.includes(one) && starts(one.name));
  return [...byId, ...byName].map(({ id }) => id).slice(0, 8);
}

export function complete(text: string, token: Token, id: string): { text: string; caret: number } {
  return { text: text.slice(0, token.start) + id + text.slice(token.end), caret: token.start + id.length };
}
