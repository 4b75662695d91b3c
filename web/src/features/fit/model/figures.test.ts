import { expect, test } from "vitest";
import { listed, percent } from "./figures";

test("percentages", () => expect([0.00534, 0.021, 0.5, 12, Number.POSITIVE_INFINITY].map(percent)).toEqual(["±0.53 %", "±2.1 %", "±50 %", "more than ±1000 %", "nothing known"]));
test("lists", () => expect([[], ["k1"], ["k1", "k2"], ["a", "b", "c"]].map(listed)).toEqual(["", "k1", "k1 and k2", "a, b and c"]));
