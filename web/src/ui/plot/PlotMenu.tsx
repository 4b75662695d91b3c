import { ActionIcon, Menu, Modal, ScrollArea, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { download } from "@/doc/files";
import { exact } from "@/units/format";
import { csvOf, forExcel, tableOf } from "./csv";
import { pngOf, svgOf } from "./export";
import type { PlotProps } from "./types";

type Drawn = Pick<PlotProps, "name" | "series" | "x" | "y" | "right">;
interface PlotMenuProps extends Drawn {
  /** Runs with the whole picture as SVG. */
  readonly withSvg: <T>(write: (svg: SVGSVGElement) => T) => T | undefined;
  readonly empty: boolean;
}

const fileName = (name: string, ending: string) => `${(name.match(/[\p{L}\p{N}]+/gu) ?? ["plot"]).join("-")}.${ending}`;

/** Out of the page with it: as a picture, as numbers, as a table to read. */
export function PlotMenu(props: PlotMenuProps) {
  const { name, series, withSvg, empty } = props;
  const [table, setTable] = useState(false);
  const savePng = async () => {
    const picture = withSvg((svg) => svgOf(svg, name, series));
    if (picture === undefined) return;
    try {
      download(fileName(name, "png"), await pngOf(picture), "image/png");
    } catch (error) {
      notifications.show({ color: "red", message: `${(error as Error).message} Export SVG instead.` });
    }
  };
  const saveSvg = () => {
    const picture = withSvg((svg) => svgOf(svg, name, series));
    if (picture) download(fileName(name, "svg"), picture.text, "image/svg+xml");
  };
  const copy = async () => {
    const { tsv, html } = forExcel(props);
    try {
      const item = new ClipboardItem({ "text/plain": new Blob([tsv], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) });
      await navigator.clipboard.write([item]);
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
          <Menu.Item onClick={() => setTable(true)}>View as table</Menu.Item>
          <Menu.Item onClick={() => void copy()}>Copy for Excel</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => download(fileName(name, "csv"), csvOf(props), "text/csv")}>Export CSV</Menu.Item>
          <Menu.Item disabled={empty} onClick={saveSvg}>Export SVG</Menu.Item>
          <Menu.Item disabled={empty} onClick={() => void savePng()}>Export PNG</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={table} onClose={() => setTable(false)} title={name} size="auto">
        <Numbers {...props} />
      </Modal>
    </>
  );
}

function Numbers(props: Drawn) {
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
