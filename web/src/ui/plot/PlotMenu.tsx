import { ActionIcon, Menu, Modal, ScrollArea, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { type RefObject, useState } from "react";
import { download } from "@/doc/files";
import { exact } from "@/units/format";
import { csvOf, forExcel, tableOf } from "./csv";
import { pngOf, svgOf } from "./export";
import type { PlotProps } from "./types";

interface PlotMenuProps extends PlotProps {
  readonly svg: RefObject<SVGSVGElement | null>;
}

const fileName = (name: string, ending: string) => `${(name.match(/[\p{L}\p{N}]+/gu) ?? ["plot"]).join("-")}.${ending}`;

/** Out of the page with it: as a picture, as numbers, as a table to read. */
export function PlotMenu(props: PlotMenuProps) {
  const { name, svg } = props;
  const [table, setTable] = useState(false);
  const savePng = async () => {
    try {
      download(fileName(name, "png"), await pngOf(svgOf(svg.current!, name)), "image/png");
    } catch (error) {
      notifications.show({ color: "red", message: `${(error as Error).message} Export SVG instead.` });
    }
  };
  const copy = async () => {
    const { tsv, html } = forExcel(props);
    const item = new ClipboardItem({ "text/plain": new Blob([tsv], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) });
    await navigator.clipboard.write([item]);
    notifications.show({ message: "Copied. Paste it into Excel.", autoClose: 2500 });
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
          <Menu.Item onClick={() => setTable(true)}>View as table</Menu.Item>
          <Menu.Item onClick={() => void copy()}>Copy for Excel</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => download(fileName(name, "csv"), csvOf(props), "text/csv")}>Export CSV</Menu.Item>
          <Menu.Item onClick={() => download(fileName(name, "svg"), svgOf(svg.current!, name).text, "image/svg+xml")}>Export SVG</Menu.Item>
          <Menu.Item onClick={() => void savePng()}>Export PNG</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={table} onClose={() => setTable(false)} title={name} size="auto">
        <Numbers {...props} />
      </Modal>
    </>
  );
}

function Numbers(props: PlotProps) {
  const { header, rows } = tableOf(props);
  return (
    <ScrollArea.Autosize mah="70vh" viewportProps={{ tabIndex: 0 }}>
      <Table stickyHeader striped aria-label={props.name}>
        <Table.Thead>
          <Table.Tr>
            {header.map((text) => (
              <Table.Th key={text} ta="right">
                {text}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no other name, and never move
            <Table.Tr key={i}>
              {row.map((value, column) => (
                <Table.Td key={header[column]} ta="right">
                  {exact(value)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
