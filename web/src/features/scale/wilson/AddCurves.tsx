import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { decode, isWorkbook, refuseOtherFormats, Unreadable } from "@/doc/table/decode";
import { readWorkbook } from "@/doc/table/workbook";
import type { CoolingCurve } from "@/doc/wilson";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { sameDimension } from "@/units/convert";
import { useUnitsReady } from "@/units/use_units";
import { curvesOf, type ReadCurves, readCurves, type TableFault } from "./model/read_curves";

const units = { isUnit: (unit: string) => sameDimension(unit, unit) === true, sameDimension: (a: string, b: string) => sameDimension(a, b) === true };
const example = "speed [rpm]\ttime [min]\tT [°C]\tjacket [°C]\n60\t0\t60.0\t12.1\n60\t5\t55.2\t11.8";
const accepted = ".csv,.tsv,.txt,.xlsx";

async function readFile(file: File): Promise<ReadCurves> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    if (!isWorkbook(bytes)) {
      refuseOtherFormats(bytes);
      return readCurves(decode(bytes).text, units);
    }
    const [sheet] = await readWorkbook(bytes);
    return curvesOf(sheet?.records ?? [], units);
  } catch (error) {
    if (error instanceof Unreadable) return { what: error.message, hint: error.wayOut };
    throw error;
  }
}

interface AddCurvesProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRead: (curves: readonly CoolingCurve[], skipped: number) => void;
}

/** A table is pasted or its file is taken; what cannot be read is said here, and the text stays. */
export function AddCurves({ opened, onClose, onRead }: AddCurvesProps) {
  const ready = useUnitsReady();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<TableFault>();
  const file = useRef<HTMLInputElement>(null);
  const close = () => {
    setText("");
    setFault(undefined);
    onClose();
  };
  const take = (read: ReadCurves) => {
    if ("what" in read) return setFault(read);
    onRead(read.curves, read.skipped);
    close();
  };
  const add = () => (text.trim() === "" ? setFault({ what: "There is no table yet.", hint: "Copy the cells in your spreadsheet, header included, and paste them here." }) : take(readCurves(text, units)));
  return (
    <Modal opened={opened} onClose={close} title="Add cooling curves" size="lg" closeButtonProps={{ "aria-label": "Close" }}>
      <Textarea
        label="Table"
        description="Copy the rows with their header from a spreadsheet: time, contents, jacket, and the speed where the table holds several curves. Every title carries its unit."
        placeholder={example}
        autosize
        minRows={8}
        maxRows={16}
        value={text}
        data-autofocus
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          setFault(undefined);
        }}
      />
      {fault && (
        <div style={{ marginBlockStart: "0.75rem" }}>
          <ProblemMessage what={fault.what} hint={fault.hint} />
        </div>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => file.current?.click()} disabled={!ready}>
          Choose a file
        </Button>
        <input ref={file} type="file" hidden accept={accepted} aria-label="File of cooling curves" onChange={({ currentTarget }) => {
          const [one] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (one) void readFile(one).then(take);
        }} />
        <Button onClick={add} disabled={!ready}>
          Add the curves
        </Button>
      </Group>
    </Modal>
  );
}
