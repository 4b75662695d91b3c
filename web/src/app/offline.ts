/** The service worker: after the first visit everything local works without a network. */
import { createStore } from "zustand/vanilla";
import { registerSW } from "virtual:pwa-register";

export type Offline = "preparing" | "ready" | "update" | "unavailable";
export const offlineStore = createStore<{ state: Offline; update: () => void }>(() => ({ state: "preparing", update: () => {} }));

let started = false;
export function startOffline(): void {
  if (started) return;
  started = true;
  if (!("serviceWorker" in navigator)) {
    offlineStore.setState({ state: "unavailable" });
    return;
  }
  if (navigator.serviceWorker.controller) offlineStore.setState({ state: "ready" });
  const update = registerSW({
    onOfflineReady: () => offlineStore.setState({ state: "ready" }),
    onNeedRefresh: () => offlineStore.setState({ state: "update", update: () => void update(true) }),
    onRegisterError: () => offlineStore.setState({ state: "unavailable" }),
  });
}
