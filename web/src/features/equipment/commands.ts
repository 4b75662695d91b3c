import type { Command } from "@/ui/command/types";

export const commands: readonly Command[] = [{ id: "equipment", label: "Show equipment", run: ({ open }) => open("/equipment") }];
