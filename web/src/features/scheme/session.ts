/** What the scheme is doing just now; gone with the page, unlike the selection, which is in the address. */
import { create } from "zustand";

interface Session {
  /** A species or a reaction that waits for what it is to be connected to. */
  readonly connectFrom?: string | undefined;
  /** A species whose name is being written in the picture. */
  readonly renaming?: string | undefined;
  /** Counts the wishes to see all of the picture. */
  readonly fits: number;
}
export const useSession = create<Session>(() => ({ fits: 0 }));

export const startConnecting = (connectFrom: string) => useSession.setState({ connectFrom });
export const stopConnecting = () => useSession.setState({ connectFrom: undefined });
export const startRenaming = (renaming: string) => useSession.setState({ renaming });
export const stopRenaming = () => useSession.setState({ renaming: undefined });
export const wishFit = () => useSession.setState(({ fits }) => ({ fits: fits + 1 }));
