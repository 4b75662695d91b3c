/** The point that is lit in every plot, in the address: "run1/amide/3". */
import { useCallback, useMemo } from "react";
import type { PointRef } from "@/ui/plot/types";
import { useViewState } from "@/ui/view_state";

export function useLitPoint() {
  const [text, setText] = useViewState("point");
  const point = useMemo((): PointRef | undefined => {
    const [experiment, observable, row] = text?.split("/") ?? [];
    return experiment && observable && row ? { experiment, observable, row: Number(row) } : undefined;
  }, [text]);
  const light = useCallback(
    (next: PointRef) => {
      const link = `${next.experiment}/${next.observable}/${next.row}`;
      setText(link === text ? undefined : link);
    },
    [setText, text],
  );
  return { point, light };
}
