import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** What one looks at (tab, run, scale), in the address: any view is a link. Back and forward are not flooded by it. */
export function useViewState<T extends string | undefined = undefined>(name: string, otherwise?: T) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const value = search[name];
  const set = useCallback(
    (next: string | undefined) =>
      void navigate({ to: ".", search: (before: Record<string, unknown>) => ({ ...before, [name]: next }), replace: true }),
    [navigate, name],
  );
  const here = typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
  return [here as string | T, set] as const;
}
