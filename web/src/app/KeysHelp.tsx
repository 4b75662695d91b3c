import { Kbd, Modal, Table } from "@mantine/core";
import { commandList } from "./commands";

const others: readonly (readonly [string, string])[] = [
  ["mod+K", "Search or run a command"],
  ["shift+?", "This list"],
  ["F2", "Edit a cell"],
  ["0", "Reset the zoom of a plot"],
];

export const keyWords = (keys: string) =>
  keys.split("+").map((key) => ({ mod: /Mac/.test(navigator.platform) ? "⌘" : "Ctrl", shift: "Shift" })[key] ?? key);

export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const bound = commandList.filter(({ keys }) => keys !== undefined).map(({ keys, label }) => [keys!, label] as const);
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size="md">
      <Table>
        <Table.Tbody>
          {[...bound, ...others].map(([keys, label]) => (
            <Table.Tr key={keys + label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">
                {keyWords(keys).map((word) => (
                  <Kbd key={word} ml={4}>
                    {word}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
