import { createRetentionRouter, heldBecause, runRetention } from "@firsthand/govern/retention";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import type { HeldBecause } from "@firsthand/platform/personal-data";
import { z } from "zod";

import { retentionGround } from "../retention-ground.ts";
import type { Ground } from "./ground.ts";

const JOB = "retention";

/** What retention brings to the server. */
interface RetentionWiring {
  readonly mount: ApiMount;
  /** The holds that forbid to erase somebody. */
  readonly heldBecause: HeldBecause;
}

/** Rules, previews and holds; what the rules say goes each night. */
export function wireRetention({
  storage: { db },
  jobs,
  now,
}: Pick<Ground, "storage" | "jobs" | "now">): RetentionWiring {
  const ground = retentionGround(db, { now, enqueue: (tx, data) => jobs.enqueue(tx, JOB, data) });
  jobs.define(
    JOB,
    async (data, { id, signal }) => {
      const { by } = asked.parse(data ?? {});
      await runRetention(ground, { id, by, signal });
    },
    { retry: { times: 5, afterSeconds: 60 }, schedule: { cron: "20 2 * * *" }, limitSeconds: 6 * 3600 },
  );
  return {
    mount: mountApi({
      name: "retention",
      router: createRetentionRouter(),
      context: (asker) => ({ ground, asker }),
    }),
    heldBecause: (tx, subject) => heldBecause(tx, ground, subject),
  };
}

/** Who asked for a run; the rhythm asks for nobody. */
const asked = z.object({ by: z.string().default("the installation") });
