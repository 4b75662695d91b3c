import { describe, expect, it } from "vitest";
import { readCurves, type Units } from "./read_curves";

const dimensions: Record<string, string> = { s: "time", min: "time", h: "time", degC: "temperature", K: "temperature", rpm: "frequency", "1/s": "frequency" };
const units: Units = { isUnit: (unit) => unit in dimensions, sameDimension: (a, b) => dimensions[a] !== undefined && dimensions[a] === dimensions[b] };
const curves = (text: string) => {
  const read = readCurves(text, units);
  if ("what" in read) throw new Error(read.what);
  return read;
};
const fault = (text: string) => {
  const read = readCurves(text, units);
  return "what" in read ? read.what : undefined;
};

describe("a table of cooling curves", () => {
  it("is one curve for each speed", () => {
    const read = curves("speed [rpm]\ttime [min]\tT [°C]\tT_j [°C]\n60\t0\t60\t12\n60\t5\t55\t11\n60\t10\t51\t10\n80\t0\t61\t12\n80\t5\t54\t11\n80\t10\t49\t10");
    expect(read).toEqual({
      skipped: 0,
      curves: [
        { speed: "60 rpm", time: { unit: "min", values: [0, 5, 10] }, temperature: { unit: "degC", values: [60, 55, 51] }, jacket_temperature: { unit: "degC", values: [12, 11, 10] } },
        { speed: "80 rpm", time: { unit: "min", values: [0, 5, 10] }, temperature: { unit: "degC", values: [61, 54, 49] }, jacket_temperature: { unit: "degC", values: [12, 11, 10] } },
      ],
    });
  });

  it("without a speed is parted where the time begins anew; the speeds stay open", () => {
    const read = curves("Log of 3 May\n\ntime (s),Reactor temperature (K),Jacket (K)\n0,333,285\n60,330,285\n120,327,285\n0,334,285\n60,330,285\n120,326,285\n");
    expect(read.curves.map(({ speed, time }) => [speed, time.unit, time.values.length])).toEqual([
      [undefined, "s", 3],
      [undefined, "s", 3],
    ]);
  });

  it("may have decimal commas, semicolons and columns that are of no use", () => {
    const [curve] = curves("No.;Zeit [h];Temp. [degC];Mantel [degC];rpm\n1;0;60,5;12,25;90\n2;0,25;55,0;12,0;90\n3;0,5;50,75;11,5;90").curves;
    expect(curve).toEqual({ speed: "90 rpm", time: { unit: "h", values: [0, 0.25, 0.5] }, temperature: { unit: "degC", values: [60.5, 55, 50.75] }, jacket_temperature: { unit: "degC", values: [12.25, 12, 11.5] } });
  });

  it("tells t from T", () => {
    const [curve] = curves("t/min\tT/K\tTj/K\n0\t333\t285\n5\t330\t285\n10\t328\t285").curves;
    expect(curve!.time.values).toEqual([0, 5, 10]);
    expect(curve!.temperature.values).toEqual([333, 330, 328]);
    expect(curve!.jacket_temperature).toEqual({ unit: "K", values: [285, 285, 285] });
  });

  it("leaves out rows with an empty cell and counts them", () => {
    const read = curves("time [min],T [K],jacket [K]\n0,333,285\n5,,285\n10,328,285\n15,326,285");
    expect(read.skipped).toBe(1);
    expect(read.curves[0]!.time.values).toEqual([0, 10, 15]);
  });

  it("that cannot be read says what is wrong", () => {
    expect(fault("1\t2\t3\n4\t5\t6")).toMatch(/no header/);
    expect(fault("time [min]\tT [K]\n0\t1")).toBe("There is no column of the jacket's temperature.");
    expect(fault("time\tT [K]\tjacket [K]\n0\t1\t1")).toBe('The column "time" has no unit.');
    expect(fault("time [K]\tT [K]\tjacket [K]\n0\t1\t1")).toBe('"K" is no unit of the time.');
    expect(fault("time [min]\tT [K]\tjacket [K]\n0\t333\t285\n5\twarm\t285")).toBe('Line 3: "warm" under "T [K]" is no number.');
    expect(fault("time [min]\tT [K]\tjacket [K]\n0\t333\t285\n5\t330\t285")).toBe("The curve has two readings; U needs three.");
    expect(fault("time [min]\tT [K]\tjacket [K]")).toMatch(/no row/);
  });
});
