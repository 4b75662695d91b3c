import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { startSync } from "@/api/sync";
import { pool } from "@/engine/browser_pool";
import { keepResults } from "@/doc/persistence";
import { keepHourly } from "@/doc/versions";
import { startOffline } from "./offline";
import { offerServer } from "./offer_server";
import { tellConflicts } from "./tell_conflicts";
import { tellRefusals } from "./tell_refusals";

/** What lives as long as the page: the warm engine, the keeper of results, the service worker. */
export function Shell() {
  useEffect(() => {
    pool.warm();
    startOffline();
    const stops = [keepResults(), keepHourly(), startSync(), offerServer(), tellConflicts(), tellRefusals()];
    return () => stops.forEach((stop) => stop());
  }, []);
  return <Outlet />;
}
