import { expect, it } from "vitest";
import { stepped } from "./stepped";

it.each([
  ["0.150", 1, "0.151"],
  ["1e-3", 1, "2e-3"],
  ["5", -10, "-5"],
  ["0.9 1/min", 1, "1.0 1/min"],
  ["k1", 1, undefined],
])("%s moved by %i is %s", (text, steps, moved) => expect(stepped(text, steps)).toBe(moved));
