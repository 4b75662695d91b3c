import { Button, Text } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import classes from "./DropZone.module.css";

const accepted = ".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

interface DropZoneProps {
  readonly onFile: (file: File) => void;
  /** Other ways to begin, beside the button. */
  readonly children?: ReactNode;
}

/** Where a table is dropped; the button does the same for those who do not drag. */
export function DropZone({ onFile, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={classes.zone} data-over={over || undefined} onDragOver={hold} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconTableImport size={40} stroke={1.25} aria-hidden />
      <Text fw={600}>Drop a table of measurements here</Text>
      <Text size="sm" ta="center" maw="34rem">
        CSV, TSV or XLSX with one row per sample: time, concentrations, temperature. Delimiter, decimal sign, header and units are found out and shown before anything changes.
      </Text>
      <div className={classes.actions}>
        <ChooseFile onFile={onFile} />
        {children}
      </div>
    </div>
  );
}

export function ChooseFile({ onFile, label = "Choose a file", variant = "filled", size = "sm" }: { readonly onFile: (file: File) => void; readonly label?: string; readonly variant?: string; readonly size?: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} size={size} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={label}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = ""; // the same file may be chosen again
          if (file) onFile(file);
        }}
      />
    </>
  );
}
