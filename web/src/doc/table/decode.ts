/** Bytes of a file to text. The same meaning as the engine's own reader of CSV, and Latin-1 as the last resort. */
export const encodings = ["UTF-8", "UTF-16 LE", "UTF-16 BE", "Latin-1"] as const;
export type Encoding = (typeof encodings)[number];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** What was understood, in words. */
  readonly because: string;
}
/** A file that cannot be read at all: what it is, and the way out. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly wayOut: string,
  ) {
    super(message);
  }
}

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
const exportIt = "Export the sheet as CSV or XLSX and drop that.";

export const isWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** What is often handed over by mistake, by its first bytes. */
export function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Unreadable("The file is empty.", "Drop a file that holds a header and rows.");
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable("The file is an old workbook (.xls).", "Save it as .xlsx or CSV and drop that.");
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable("The file is a PDF.", exportIt);
  if (startsWith(bytes, 0x1f, 0x8b)) throw new Unreadable("The file is compressed.", "Unpack it and drop the table inside.");
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) throw new Unreadable("The file is UTF-32, which is not read.", 'Save it as "CSV UTF-8".');
}

/** Text of a table is mostly ASCII, so UTF-16 without a mark shows as a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(bytes.length, 4096) / 2);
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even++;
    if (bytes[2 * pair + 1] === 0) odd++;
  }
  if (2 * odd > pairs && even === 0) return "UTF-16 LE";
  if (2 * even > pairs && odd === 0) return "UTF-16 BE";
  return undefined;
}

const labels: Record<Encoding, string> = { "UTF-8": "utf-8", "UTF-16 LE": "utf-16le", "UTF-16 BE": "utf-16be", "Latin-1": "windows-1252" };

function read(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(labels[encoding], { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    return undefined;
  }
}

/** @param chosen by the user; found out when absent */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
  refuseOtherFormats(bytes);
  const found = chosen === undefined ? find(bytes) : decodeAs(bytes, chosen);
  if (found.text.includes("\0")) throw new Unreadable(`The file holds NUL characters, so it is no text in ${found.encoding}.`, "Choose another encoding, or export the table as CSV.");
  return found;
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = read(bytes, encoding);
  if (text === undefined) throw new Unreadable(`The file is not well-formed ${encoding}.`, "Choose another encoding.");
  return { text, encoding, because: `${encoding}, as chosen` };
}

function find(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { ...decodeAs(bytes, "UTF-8"), because: "UTF-8 with a byte order mark" };
  const marked: Encoding | undefined = startsWith(bytes, 0xff, 0xfe) ? "UTF-16 LE" : startsWith(bytes, 0xfe, 0xff) ? "UTF-16 BE" : undefined;
  if (marked) return { ...decodeAs(bytes, marked), because: `${marked} with a byte order mark` };
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return { ...decodeAs(bytes, unmarked), because: `${unmarked} without a byte order mark` };
  const utf8 = read(bytes, "UTF-8");
  if (utf8 !== undefined) return { text: utf8, encoding: "UTF-8", because: "UTF-8" };
  return {
    text: read(bytes, "Latin-1") ?? "",
    encoding: "Latin-1",
    because: "Latin-1 (Windows-1252): some bytes are not UTF-8, so letters beyond ASCII were read as Western European",
  };
}
