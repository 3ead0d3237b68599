import { randomBytes } from "node:crypto";

import { findAllIdentities } from "@firsthand/engage/identities";
import { hasConversation, isWithin, keptDeliveries, keptQuarantine, keptWords } from "@firsthand/engage/listen";
import { findUnits } from "@firsthand/govern/access";
import { createRetentionRouter, heldBecause, runRetention, type RetentionGround } from "@firsthand/govern/retention";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import type { HeldBecause } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { z } from "zod";

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

/** Retention joined to the log and the tree of units. */
export function retentionGround(
  db: Handle,
  world: {
    readonly now: () => Date;
    readonly enqueue: (tx: Handle, data: { readonly by: string }) => Promise<unknown>;
  },
): RetentionGround {
  return {
    db,
    now: world.now,
    random: () => randomBytes(8),
    contents: { words: keptWords, deliveries: keptDeliveries, quarantine: keptQuarantine },
    units: findUnits,
    identitiesOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findAllIdentities(tx, id)));
      return found.flat().map(({ identityId }) => identityId);
    },
    hasConversation,
    liesWithin: isWithin,
    askForRun: async (tx, by) => void (await world.enqueue(tx, { by })),
  };
}
