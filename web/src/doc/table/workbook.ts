/** A workbook's sheets as records. The reader is fetched when the first workbook is dropped. */
import { Unreadable } from "./decode";
import { type RawCell, type TableRecord, trimmed } from "./records";

export interface Sheet {
  readonly name: string;
  readonly records: readonly TableRecord[];
}

export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const { default: readSheets } = await import("read-excel-file/universal");
  const sheets = await readSheets(new Blob([bytes as BlobPart])).catch((error: unknown) => {
    throw new Unreadable(`The workbook cannot be read: ${error instanceof Error ? error.message : String(error)}`, "Save it again as .xlsx, or as CSV.");
  });
  return sheets.map(({ sheet, data }) => ({ name: sheet, records: data.map((row, index) => ({ line: index + 1, cells: row.map(cellOf) })) }));
}

function cellOf(cell: unknown): RawCell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return cell;
  if (cell instanceof Date) return cell.toISOString();
  return trimmed(String(cell));
}
