/** What this browser keeps, in IndexedDB. A change of the schema is one more entry of `migrations`; none is ever edited. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Run } from "@/engine/runs";
import type { Identity } from "./equipment/item";
import type { History } from "./history";
import type { ProjectDocument } from "./types";
import type { VesselDraft } from "./vessels";

export interface ProjectMeta {
  readonly id: string;
  readonly title: string;
  /** [ms] since 1970 */
  readonly created: number;
  readonly updated: number;
  readonly sampleOf?: string;
  /** In the bin since then; emptied at the next start. */
  readonly deleted?: number;
  /** What the server had when both were last alike. */
  readonly synced?: { readonly etag: string; readonly updated: number };
}
export interface StoredDocument {
  readonly id: string;
  readonly document: ProjectDocument;
  readonly history: History;
  /** Another one at each write: who wrote last. Absent in what older versions wrote. */
  readonly revision?: string;
}
export interface StoredVersion {
  readonly id: string;
  readonly project: string;
  readonly time: number;
  readonly name?: string;
  /** Why it was kept: "before an import", "after a fit". */
  readonly reason: string;
  readonly document: ProjectDocument;
}
/** A vessel of the user's own. */
export interface StoredVessel {
  readonly id: string;
  readonly identity: Identity;
  readonly vessel: VesselDraft;
  /** [ms] since 1970, when it was added: the order of the list. */
  readonly added: number;
}
/** The run of a study without what lives in a page only. */
export type StoredRun = Omit<Run, "active" | "stopped">;

interface Schema extends DBSchema {
  projects: { key: string; value: ProjectMeta };
  documents: { key: string; value: StoredDocument };
  versions: { key: string; value: StoredVersion; indexes: { project: string } };
  results: { key: string; value: { id: string; project: string; run: StoredRun }; indexes: { project: string } };
  blobs: { key: string; value: { sha256: string; bytes: Uint8Array } };
  settings: { key: string; value: unknown };
  equipment: { key: string; value: StoredVessel };
}
export type Database = IDBPDatabase<Schema>;

const migrations: readonly ((db: Database) => void)[] = [
  (db) => {
    db.createObjectStore("projects", { keyPath: "id" });
    db.createObjectStore("documents", { keyPath: "id" });
    db.createObjectStore("versions", { keyPath: "id" }).createIndex("project", "project");
    db.createObjectStore("results", { keyPath: "id" }).createIndex("project", "project");
    db.createObjectStore("blobs", { keyPath: "sha256" });
    db.createObjectStore("settings");
  },
  (db) => void db.createObjectStore("equipment", { keyPath: "id" }),
];

let opened: Promise<Database> | undefined;

export function database(): Promise<Database> {
  opened ??= openDB<Schema>("pharmaflow", migrations.length, {
    upgrade: (db, from) => migrations.slice(from).forEach((migrate) => migrate(db)),
    // Another tab has a newer PharmaFlow and waits for this one to let go.
    blocking: (_from, _to, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined; // the next write tries again
    throw error;
  });
  return opened;
}

/** Keeps bytes under their SHA-256, once. @returns it in hexadecimal */
export async function putBlob(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  await (await database()).put("blobs", { sha256, bytes });
  return sha256;
}

export async function getBlob(sha256: string): Promise<Uint8Array | undefined> {
  return (await (await database()).get("blobs", sha256))?.bytes;
}
