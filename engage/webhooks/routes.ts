import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { sendTest } from "./commands/deliver.ts";
import { changeEndpoint, makeEndpoint, removeEndpoint, rotateSecret, steerEndpoint } from "./commands/save-endpoint.ts";
import { sendEventAgain, sendEventsAgain } from "./commands/send-again.ts";
import { type WebhookSettings, webhooksContract } from "./contract.ts";
import { ownNetworkNotYours, personalNotYours } from "./errors.ts";
import type { WebhooksGround } from "./ground.ts";
import { attemptShown, listAttempts, listEndpoints, showEndpoint } from "./queries/show-endpoints.ts";

interface WebhooksContext {
  readonly ground: WebhooksGround;
  readonly asker: Asker;
}

/** Longer than any attempt may take. */
const TEST_MS = 30_000;

/** The endpoints of this module. */
export function createWebhooksRouter() {
  const endpoints = implement(webhooksContract).$context<WebhooksContext>();
  const shown = ({ ground }: WebhooksContext, id: string) => showEndpoint(ground.db, id, ground.now());
  return endpoints.router({
    list: endpoints.list.handler(({ context: { ground } }) => listEndpoints(ground.db, ground.now())),
    choices: endpoints.choices.handler(({ context: { ground } }) => ground.choices()),
    make: endpoints.make.handler(async ({ input, context }) => {
      await checkAllowed(context, input);
      const { id, secret } = await makeEndpoint(context.ground, input, context.asker.name);
      return { ...(await shown(context, id)), secret };
    }),
    change: endpoints.change.handler(async ({ input, context }) => {
      await checkAllowed(context, input);
      await changeEndpoint(context.ground, input);
      return await shown(context, input.id);
    }),
    rotate: endpoints.rotate.handler(async ({ input, context }) => {
      const secret = await rotateSecret(context.ground, input.id);
      return { ...(await shown(context, input.id)), secret };
    }),
    pause: endpoints.pause.handler(async ({ input, context }) => {
      await steerEndpoint(context.ground, input.id, "paused");
      return await shown(context, input.id);
    }),
    resume: endpoints.resume.handler(async ({ input, context }) => {
      await steerEndpoint(context.ground, input.id, "on");
      return await shown(context, input.id);
    }),
    remove: endpoints.remove.handler(async ({ input, context }) => {
      await removeEndpoint(context.ground, input.id);
      return {};
    }),
    test: endpoints.test.handler(async ({ input, context: { ground } }) =>
      attemptShown(await sendTest(ground, input.id, AbortSignal.timeout(TEST_MS))),
    ),
    attempts: endpoints.attempts.handler(({ input, context: { ground } }) => listAttempts(ground.db, input)),
    again: endpoints.again.handler(async ({ input, context: { ground } }) => ({
      events: await sendEventAgain(ground, input.id, input.event),
    })),
    againSpan: endpoints.againSpan.handler(async ({ input, context: { ground } }) => {
      const { id, failed } = input;
      const span = { id, failed, since: new Date(input.since), until: new Date(input.until) };
      return { events: await sendEventsAgain(ground, span) };
    }),
  });
}

/**
 * What leaves in full, and what is reached in our own network, is opened by who may do so everywhere; what was opened
 * stays as long as the address does, and nothing more leaves in full than before. Throws `hosts_not_yours`,
 * `personal_not_yours`, `unknown_webhook`.
 */
async function checkAllowed(
  { ground, asker }: WebhooksContext,
  given: WebhookSettings & { readonly id?: string },
): Promise<void> {
  const before = given.id === undefined ? undefined : await showEndpoint(ground.db, given.id, ground.now());
  const same = before?.address === given.address;
  if (given.ownNetwork && !(same && before?.ownNetwork) && !asker.may.includes("system.manage"))
    throw ownNetworkNotYours();
  const full = given.personal === "full" && !(same && before?.personal === "full" && isWithin(given, before));
  if (full && asker.reach("personal.unmask") !== "all") throw personalNotYours();
}

type Filters = Pick<WebhookSettings, "events" | "channels" | "units">;

/** Whether one sends nothing that the other does not; an empty list of places is all of them. */
function isWithin(one: Filters, other: Filters): boolean {
  const within = (narrow: readonly string[], wide: readonly string[]) => narrow.every((name) => wide.includes(name));
  const places = (narrow: readonly string[], wide: readonly string[]) =>
    wide.length === 0 || (narrow.length > 0 && within(narrow, wide));
  return within(one.events, other.events) && places(one.channels, other.channels) && places(one.units, other.units);
}
