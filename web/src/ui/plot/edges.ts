/** Half-way to the neighbours: where the cell of each column begins and ends. */
export const edgesOf = (values: readonly number[]): number[] => {
  if (values.length < 2) return values.length === 0 ? [] : [values[0]! - 0.5, values[0]! + 0.5];
  const between = values.slice(1).map((value, i) => (value + values[i]!) / 2);
  return [values[0]!, ...between, values.at(-1)!];
};
