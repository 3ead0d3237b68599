import { randomBytes } from "node:crypto";

import { findRights, listAllMembers } from "@firsthand/govern/access";
import {
  createInsightRouter,
  type InsightGround,
  insightPlainRoutes,
  reviewActions,
  sendDigests,
} from "@firsthand/learn/insight";
import { taxonomyInForce } from "@firsthand/learn/taxonomy";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import { createMailer } from "@firsthand/platform/mail";

import type { Ground } from "./ground.ts";

/** What findings bring to the server. */
interface InsightWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** Findings and what becomes of them; each Monday morning, in the time of this machine, digests go out. */
export function wireInsight({ storage: { db }, jobs, now, config }: Ground): InsightWiring {
  const { smtpUrl, mailFrom, publicUrl } = config;
  const ground: InsightGround = {
    db,
    now,
    random: () => randomBytes(8),
    members: async () =>
      (await listAllMembers(db)).flatMap(({ grants: places, state, ...member }) =>
        state === "active" ? [{ ...member, places }] : [],
      ),
    reachOf: async (memberId) => (await findRights(db, memberId)).rights.reach("insight.read"),
    names: async (tx) => {
      const { taxonomy } = await taxonomyInForce(tx);
      const called = (nodes: typeof taxonomy.topics) => {
        const titles = new Map(nodes.map(({ id, title }) => [id, title]));
        return (id: string) => titles.get(id) ?? `${id} (no longer in the taxonomy)`;
      };
      return { topic: called(taxonomy.topics), intent: called(taxonomy.intents) };
    },
    post:
      smtpUrl === undefined || mailFrom === undefined || publicUrl === undefined
        ? undefined
        : { send: createMailer({ smtpUrl, from: mailFrom }, now).send, publicUrl },
  };
  jobs.define(
    "review-insights",
    async (_data, { signal }) => {
      await reviewActions(ground, signal);
    },
    { retry: { times: 3, afterSeconds: 60 }, schedule: { cron: "40 3 * * *" }, limitSeconds: 3600 },
  );
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  jobs.define(
    "send-digests",
    async (_data, { signal }) => {
      await sendDigests(ground, signal);
    },
    {
      retry: { times: 8, afterSeconds: 300 },
      schedule: { cron: "0 7 * * 1", timezone: timeZone },
      limitSeconds: 3600,
    },
  );
  return {
    mount: mountApi({ name: "insights", router: createInsightRouter(), context: (asker) => ({ ground, asker }) }),
    plainRoutes: insightPlainRoutes(ground),
  };
}
