import { parseQuantity } from "@/units/quantity";

/** The number moved by steps of its last significant digit: "0.150" one up is "0.151", "1e-3" is "2e-3". */
export function stepped(text: string, steps: number): string | undefined {
  const parsed = parseQuantity(text);
  if (parsed === undefined) return undefined;
  const [mantissa, exponent] = parsed.digits.toLowerCase().split("e") as [string, string?];
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  const moved = (Number(mantissa) + steps * 10 ** -decimals).toFixed(decimals);
  return [moved, exponent].filter((part) => part !== undefined).join("e") + (parsed.unit && ` ${parsed.unit}`);
}
