import type { Asker, Gate, HttpSettings } from "@firsthand/platform/http";
import { implement } from "@orpc/server";
import { z } from "zod";

import { addInsight } from "./commands/add-insight.ts";
import { changeInsight, ownInsight } from "./commands/change-insight.ts";
import { addVerbatims, comment, removeVerbatim } from "./commands/discuss.ts";
import { moveInsight } from "./commands/move-insight.ts";
import { subscribe } from "./commands/subscribe.ts";
import { functionName, insightsContract, weekName } from "./contract.ts";
import type { InsightGround, Seer } from "./ground.ts";
import { listInsights } from "./queries/list-insights.ts";
import { readDigest } from "./queries/read-digest.ts";
import { listRaisers, showEvidence } from "./queries/show-evidence.ts";
import { showInsight } from "./queries/show-insight.ts";
import { showSubscription } from "./queries/show-subscription.ts";
import { digestCsv } from "./rules/digest-csv.ts";
import { isKnownTo } from "./rules/known.ts";

interface InsightContext {
  readonly ground: InsightGround;
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createInsightRouter() {
  const endpoints = implement(insightsContract).$context<InsightContext>();
  const shown = ({ ground, asker }: InsightContext, id: string) => showInsight(ground, seerOf(asker), id);
  return endpoints.router({
    list: endpoints.list.handler(({ input, context: { ground, asker } }) =>
      listInsights(ground.db, seerOf(asker), { ...input, now: ground.now() }),
    ),
    owners: endpoints.owners.handler(async ({ context: { ground, asker } }) => {
      const known = { id: asker.id, reach: seerOf(asker).read };
      return (await ground.members()).filter((one) => isKnownTo(known, one)).map(({ id, name }) => ({ id, name }));
    }),
    show: endpoints.show.handler(({ input, context }) => shown(context, input.id)),
    evidence: endpoints.evidence.handler(({ input, context: { ground, asker } }) =>
      showEvidence(ground, seerOf(asker), input.id),
    ),
    raisers: endpoints.raisers.handler(({ input, context: { ground, asker } }) =>
      listRaisers(ground, seerOf(asker), input),
    ),
    add: endpoints.add.handler(async ({ input, context: { ground, asker } }) => ({
      id: await addInsight(ground, seerOf(asker), asker, input),
    })),
    change: endpoints.change.handler(async ({ input, context }) => {
      await changeInsight(context.ground, seerOf(context.asker), context.asker, input);
      return await shown(context, input.id);
    }),
    own: endpoints.own.handler(async ({ input, context }) => {
      await ownInsight(context.ground, seerOf(context.asker), context.asker, input);
      return await shown(context, input.id);
    }),
    move: endpoints.move.handler(async ({ input, context }) => {
      await moveInsight(context.ground, seerOf(context.asker), context.asker, input);
      return await shown(context, input.id);
    }),
    comment: endpoints.comment.handler(async ({ input, context }) => {
      await comment(context.ground, seerOf(context.asker), context.asker, input);
      return await shown(context, input.id);
    }),
    addVerbatims: endpoints.addVerbatims.handler(async ({ input, context }) => {
      await addVerbatims(context.ground, seerOf(context.asker), context.asker, input);
      return await shown(context, input.id);
    }),
    removeVerbatim: endpoints.removeVerbatim.handler(async ({ input, context }) => {
      await removeVerbatim(context.ground, seerOf(context.asker), input);
      return await shown(context, input.id);
    }),
    digest: endpoints.digest.handler(({ input, context: { ground, asker } }) =>
      readDigest(ground, seerOf(asker), input, asker),
    ),
    subscription: endpoints.subscription.handler(({ context: { ground, asker } }) => showSubscription(ground, asker)),
    subscribe: endpoints.subscribe.handler(async ({ input, context }) => {
      const { id, name, kind, may } = context.asker;
      const mayRead = may.includes("insight.read");
      await subscribe(context.ground, { id, name, kind, mayRead }, input.functions);
      return await showSubscription(context.ground, context.asker);
    }),
  });
}

function seerOf({ reach }: Pick<Asker, "reach">): Seer {
  return { read: reach("insight.read"), manage: reach("insight.manage") };
}

const asked = z.object({ function: functionName, week: weekName.optional() });

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** The digest as a file for a spreadsheet: the same question as the endpoint. */
export function insightPlainRoutes(ground: InsightGround): (app: App, gate: Pick<Gate, "askerOf">) => void {
  return (app, { askerOf }) => {
    app.get(
      "/api/insights/digest.csv",
      { config: { access: "insight.read", operation: "insights.exportDigest", audited: true, pace: "export" } },
      async (request, reply) => {
        const asker = await askerOf(request);
        const digest = await readDigest(ground, seerOf(asker), asked.parse(request.query), asker);
        return reply
          .headers({
            "content-type": "text/csv; charset=utf-8; header=present",
            "content-disposition": `attachment; filename="digest-${digest.function}-${digest.week}.csv"`,
            "cache-control": "no-store",
          })
          .send(digestCsv(digest));
      },
    );
  };
}
