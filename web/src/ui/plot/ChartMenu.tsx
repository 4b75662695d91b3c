import { ActionIcon, Menu, Modal, ScrollArea, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { type RefObject, useState } from "react";
import { download } from "@/doc/files";
import { toHtml, toTsv } from "../grid/clipboard";
import { cellText as text, type ChartTable, csvOfTable } from "./chart_table";
import { type Picture, pngOf, svgOf } from "./export";

const fileName = (name: string, ending: string) => `${(name.match(/[\p{L}\p{N}]+/gu) ?? ["picture"]).join("-")}.${ending}`;

interface ChartMenuProps {
  readonly name: string;
  readonly table: ChartTable;
  /** The picture is in it. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly empty: boolean;
}
/** Out of the page with it: as a picture, as numbers, as a table to read. */
export function ChartMenu({ name, table, frame, empty }: ChartMenuProps) {
  const [open, setOpen] = useState(false);
  const save = async (write: (picture: Picture) => Promise<void> | void) => {
    const svg = frame.current?.querySelector("svg");
    if (!svg) return;
    try {
      await write(svgOf(svg, name, []));
    } catch (error) {
      notifications.show({ color: "red", message: `${(error as Error).message} Export SVG instead.` });
    }
  };
  const copy = async () => {
    const rows = [table.header, ...table.rows.map((row) => row.map(text))];
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": new Blob([toTsv(rows)], { type: "text/plain" }), "text/html": new Blob([toHtml(rows)], { type: "text/html" }) })]);
      notifications.show({ message: "Copied. Paste it into Excel.", autoClose: 2500 });
    } catch {
      notifications.show({ color: "red", message: "The browser did not allow copying. Export CSV instead, and open it in Excel." });
    }
  };
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="sm" aria-label={`Export menu of ${name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen(true)}>View as table</Menu.Item>
          <Menu.Item onClick={() => void copy()}>Copy for Excel</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => download(fileName(name, "csv"), csvOfTable(table), "text/csv")}>Export CSV</Menu.Item>
          <Menu.Item disabled={empty} onClick={() => void save((picture) => download(fileName(name, "svg"), picture.text, "image/svg+xml"))}>
            Export SVG
          </Menu.Item>
          <Menu.Item disabled={empty} onClick={() => void save(async (picture) => download(fileName(name, "png"), await pngOf(picture), "image/png"))}>
            Export PNG
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={open} onClose={() => setOpen(false)} title={name} size="auto">
        <ScrollArea.Autosize mah="70vh" viewportProps={{ tabIndex: 0 }}>
          <Table stickyHeader striped aria-label={name}>
            <Table.Thead>
              <Table.Tr>
                {table.header.map((one) => (
                  <Table.Th key={one}>{one}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.map((row, i) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows have no other name, and never move
                <Table.Tr key={i}>
                  {row.map((cell, column) => (
                    <Table.Td key={table.header[column]} ta={typeof cell === "number" ? "right" : "left"}>
                      {text(cell)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      </Modal>
    </>
  );
}
