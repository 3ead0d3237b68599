import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { type TraceSettings, addressOfRequest } from "@firsthand/platform/http";
import { temporaryDirectory } from "@firsthand/platform/testing";

import { auditKey, createAudit } from "../../audit/index.ts";
import type { Sites } from "./site.ts";

/** A record of who did what, kept in the database of the tests. */
export interface KeptRecord {
  /** For a site that is to be recorded. */
  readonly trace: TraceSettings;
  /** What is told of these operations, the oldest first, each as `operation kind name subject outcome`. */
  readonly told: (...operations: readonly string[]) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Begins an empty record. */
export async function keepRecord(sites: Sites, now: () => Date = () => new Date()): Promise<KeptRecord> {
  const { db, pool } = sites.database();
  await pool.query("truncate audit_line, audit_seal");
  const directory = temporaryDirectory();
  const { recorder } = createAudit({
    db,
    key: auditKey(Buffer.alloc(32, 7)),
    now,
    random: () => randomBytes(8),
    sealFile: join(directory.path, "audit-seal"),
    onTrouble: (error) => {
      throw error;
    },
  });
  return {
    trace: { recorder, now, addressOf: addressOfRequest },
    told: async (...operations) => {
      const { rows } = await pool.query<{ line: string }>(
        `select concat_ws(' ', operation, actor_kind, content->>'name', subject_kind, outcome) as line from audit_line
         where operation = any($1) order by at, line_id`,
        [operations],
      );
      return rows.map(({ line }) => line);
    },
    close: async () => {
      await recorder.stop();
      directory.remove();
    },
  };
}
