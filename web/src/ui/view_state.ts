import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** What one looks at (tab, run, scale), in the address: any view is a link. Back and forward are not flooded by it. */
export function useViewState(name: string): readonly [string | undefined, (value: string | undefined) => void];
export function useViewState(name: string, otherwise: string): readonly [string, (value: string | undefined) => void];
export function useViewState(name: string, otherwise?: string) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const value = search[name];
  const set = useCallback(
    (next: string | undefined) =>
      void navigate({ to: ".", search: (before: Record<string, unknown>) => ({ ...before, [name]: next }), replace: true }),
    [navigate, name],
  );
  return [typeof value === "string" || typeof value === "number" ? String(value) : otherwise, set] as const;
}
