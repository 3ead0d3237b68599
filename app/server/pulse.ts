import { randomBytes } from "node:crypto";

import { findImports } from "@firsthand/engage/listen";
import { findRights, listAllMembers, listRoles } from "@firsthand/govern/access";
import {
  type AlertMail,
  composeMail,
  createPulseRouter,
  type PulseGround,
  type PulseMember,
  runWatches,
} from "@firsthand/learn/pulse";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import { createMailer } from "@firsthand/platform/mail";
import type { Handle } from "@firsthand/platform/storage";
import { showSample } from "@firsthand/samples";
import { z } from "zod";

import type { Ground } from "./ground.ts";

const JOB = "pulse";
const MAIL_JOB = "pulse-mail";

/** So many of the newest imports are asked when they ended. */
const IMPORTS = 20;

const alertMail = z.object({
  incidentId: z.string(),
  memberId: z.string(),
  reason: z.enum(["alert", "worse"]),
}) satisfies z.ZodType<AlertMail>;

interface PulseWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** Watches and their alerts: the endpoints, the job that evaluates what is due each minute, and the mails of alerts. */
export function wirePulse({ storage: { db }, jobs, now, config }: Ground): PulseWiring {
  const { smtpUrl, mailFrom, publicUrl } = config;
  const post =
    smtpUrl === undefined || mailFrom === undefined || publicUrl === undefined
      ? undefined
      : { publicUrl, mailer: createMailer({ smtpUrl, from: mailFrom }, now) };
  const ground: PulseGround = {
    db,
    now,
    random: () => randomBytes(8),
    members: () => activeMembers(db),
    reachOf: async (memberId) => (await findRights(db, memberId)).rights.reach("pulse.read"),
    roles: async () =>
      (await listRoles(db, { reach: () => "all" })).map(({ role, title }) => ({ id: role, name: title })),
    filledAt: () => lastFilled(db),
    ...(post ? { mailSoon: async (tx, mail) => void (await jobs.enqueue(tx, MAIL_JOB, mail)) } : {}),
  };
  jobs.define(
    JOB,
    async (_data, { signal }) => {
      // Half of a log is not what is usual.
      const { state } = await showSample(db);
      if (state === "loading" || state === "removing") return;
      const defects: unknown[] = [];
      await runWatches(ground, { signal, onDefect: (error) => defects.push(error) });
      // The others were evaluated; then the job fails, so that the log and the page of the system tell of it.
      if (defects.length > 0) throw defects[0];
    },
    { retry: { times: 1, afterSeconds: 30 }, schedule: { cron: "* * * * *" }, limitSeconds: 1800 },
  );
  jobs.define(
    MAIL_JOB,
    async (data) => {
      const { incidentId, memberId, reason } = alertMail.parse(data);
      const member = (await listAllMembers(db)).find(({ id, state }) => id === memberId && state === "active");
      if (!post || !member) return;
      const letter = await composeMail(db, { incidentId, reason, to: member.name, publicUrl: post.publicUrl });
      if (letter) await post.mailer.send({ to: { name: member.name, email: member.email }, ...letter });
    },
    { retry: { times: 5, afterSeconds: 30, atMostSeconds: 600 } },
  );
  return {
    mount: mountApi({ name: "pulse", router: createPulseRouter(), context: (asker) => ({ ground, asker }) }),
    plainRoutes: (app) => {
      app.addHook("onClose", async () => post?.mailer.close());
    },
  };
}

async function activeMembers(db: Handle): Promise<PulseMember[]> {
  const members = await listAllMembers(db);
  return members.flatMap(({ id, name, grants, state }) =>
    state === "active" ? [{ id, name, roles: [...new Set(grants.map(({ role }) => role))], places: grants }] : [],
  );
}

/** When the newest import ended: what it brought may lie far back. */
async function lastFilled(db: Handle): Promise<Date | null> {
  const ended = (await findImports(db, { limit: IMPORTS })).flatMap(({ finished_at }) => finished_at ?? []);
  return ended.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
