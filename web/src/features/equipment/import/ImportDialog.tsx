import { Button, FileButton, Group, Modal, Select } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { type EquipmentSheet, readSheets } from "@/doc/equipment/import/read";
import { Unreadable } from "@/doc/table/decode";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { unitsEngine } from "@/units/engine_units";
import classes from "./Import.module.css";
import { Mapping } from "./Mapping";

interface ImportDialogProps {
  readonly onClose: () => void;
  /** @param id of the first vessel that was added */
  readonly onDone: (id: string | undefined) => void;
}
interface Opened {
  readonly file: string;
  readonly sheets: readonly EquipmentSheet[];
}

/** A list of vessels from a spreadsheet, whatever its columns are called. Nothing changes before the last button. */
export function ImportDialog({ onClose, onDone }: ImportDialogProps) {
  const [opened, setOpened] = useState<Opened>();
  const [sheet, setSheet] = useState(0);
  const [refused, setRefused] = useState<{ what: string; wayOut: string }>();
  const read = async (file: File | null | undefined) => {
    if (!file) return;
    try {
      await unitsEngine();
      const sheets = await readSheets(new Uint8Array(await file.arrayBuffer()));
      if (sheets.length === 0) throw new Unreadable("No sheet of the workbook holds anything.", "Choose another file.");
      setOpened({ file: file.name, sheets });
      setSheet(0);
      setRefused(undefined);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      setOpened(undefined);
      setRefused({ what: `${file.name} was not read. ${error.message}`, wayOut: error.wayOut });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  return (
    <Modal opened onClose={onClose} title="Import vessels" size="76rem">
      <div className={classes.dialog} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <Group gap="sm">
          <FileButton accept=".csv,.tsv,.txt,.xlsx" onChange={(file) => void read(file)}>
            {(props) => (
              <Button {...props} variant={opened ? "default" : "filled"}>
                {opened ? "Choose another file" : "Choose a file"}
              </Button>
            )}
          </FileButton>
          {opened ? <span>{opened.file}</span> : <span className={classes.note}>CSV, TSV or XLSX with one vessel a row; it can be dropped here. Your own names of columns do.</span>}
          {opened && opened.sheets.length > 1 && (
            <Select aria-label="Sheet" data={opened.sheets.map(({ name }, at) => ({ value: `${at}`, label: name }))} value={`${sheet}`} onChange={(at) => setSheet(Number(at))} />
          )}
        </Group>
        {refused && <ProblemMessage what="The file was not imported" hint={refused.wayOut}>{refused.what}</ProblemMessage>}
        {opened && (
          <Mapping
            key={`${opened.file} ${sheet}`}
            file={opened.file}
            sheet={opened.sheets[sheet]!}
            onDone={(id) => {
              onDone(id);
              onClose();
            }}
          />
        )}
      </div>
    </Modal>
  );
}
