import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["webhooks"];
const manage = { access: "webhooks.manage" } as const;

/** What is told, and in which words. */
export const WEBHOOK_EVENTS = {
  "interaction.received": "A customer said something",
  "interaction.sent": "The organisation said something",
  "interaction.changed": "A text, its place or a label was changed",
  "interaction.deleted": "Something was taken out, or its words were erased",
  "conversation.waiting": "A customer begins to wait for an answer",
  "conversation.resolved": "An answer after which nothing waits",
} as const satisfies Readonly<Record<string, string>>;

const eventName = z.enum(Object.keys(WEBHOOK_EVENTS) as [WebhookEventName, ...WebhookEventName[]], {
  error: `write one of ${Object.keys(WEBHOOK_EVENTS).join(", ")}`,
});

/** The longest span that is sent again at once. */
export const MOST_AGAIN = 10_000;

const settings = z.object({
  name: z.string().trim().min(1, { error: "give it a name" }).max(250),
  /** Where to; https, unless its host stands in our own network. */
  address: z.string().trim().min(1, { error: "write the address in full" }).max(2000),
  events: z.array(eventName).min(1, { error: "choose at least one event" }),
  /** None: all. */
  channels: z.array(z.string().trim().min(1).max(250)).max(100).default([]),
  /** With all below them; none: all. */
  units: z.array(z.string().trim().min(1).max(250)).max(100).default([]),
  /** Whether names, addresses and numbers of customers are masked. */
  personal: z.enum(["masked", "full"]).default("masked"),
  /** Its host stands in our own network, and may be asked, also without encryption. */
  ownNetwork: z.boolean().default(false),
});

const shown = settings.extend({
  id,
  state: z.enum(["on", "paused", "gone", "failing"]),
  /** Why it was stopped, where people did not. */
  stoppedWhy: z.string().nullable(),
  stoppedAt: instant.nullable(),
  version: count,
  madeBy: z.string(),
  madeAt: instant,
  /** When something was last taken. */
  doneAt: instant.nullable(),
  /** Since when nothing is taken; null: the last attempt went well, or there was none. */
  failingSince: instant.nullable(),
  failures: count,
  /** Events that wait to be taken, and the oldest of them. */
  waiting: count,
  waitingSince: instant.nullable(),
  /** Given up after the last attempt; kept, to be sent again by hand. */
  failed: count,
  /** Of the last 24 hours. */
  doneDay: count,
  /** Until when the secret before the newest signs too. */
  oldSecretEndsAt: instant.nullable(),
});

const withSecret = shown.extend({ /** Shown this once. */ secret: z.string() });

const attempt = z.object({
  id,
  /** That of the event, which stays the same however often it is sent. */
  eventId: id,
  /** Null: a test. */
  number: count.nullable(),
  what: z.string(),
  at: instant,
  /** Null: no answer came. */
  status: z.number().int().nullable(),
  milliseconds: count,
  /** The beginning of the answer, masked. */
  answer: z.string().nullable(),
  failure: z.string().nullable(),
  /** What became of the event by now; null: a test. */
  state: z.enum(["waiting", "done", "failed", "withheld", "gone"]).nullable(),
});

export const webhooksContract = {
  list: endpoint
    .meta(manage)
    .route({ method: "GET", path: "/webhooks", summary: "Where events are sent, and how that goes", tags })
    .output(z.array(shown)),
  choices: endpoint
    .meta(manage)
    .route({ method: "GET", path: "/webhooks/choices", summary: "Channels and units that there are", tags })
    .output(z.object({ channels: z.array(z.string()), units: z.array(z.string()) })),
  make: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/webhooks", summary: "Send events to an address", tags })
    .input(settings)
    .output(withSecret),
  change: endpoint
    .meta(manage)
    .route({ method: "PUT", path: "/webhooks/{id}", summary: "Change the settings", tags })
    .input(settings.extend({ id, ifVersion: count }))
    .output(shown),
  rotate: endpoint
    .meta(manage)
    .route({
      method: "POST",
      path: "/webhooks/{id}/secret",
      summary: "Make a new secret; for a day both sign",
      tags,
    })
    .input(z.object({ id }))
    .output(withSecret),
  pause: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/webhooks/{id}/pause", summary: "Send nothing until it goes on", tags })
    .input(z.object({ id }))
    .output(shown),
  resume: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/webhooks/{id}/resume", summary: "Go on where it stopped, now", tags })
    .input(z.object({ id }))
    .output(shown),
  remove: endpoint
    .meta(manage)
    .route({ method: "DELETE", path: "/webhooks/{id}", summary: "Send nothing there any more", tags })
    .input(z.object({ id }))
    .output(z.object({})),
  test: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/webhooks/{id}/test", summary: "Send a test, and see what comes back", tags })
    .input(z.object({ id }))
    .output(attempt),
  attempts: endpoint
    .meta(manage)
    .route({ method: "GET", path: "/webhooks/{id}/attempts", summary: "What was delivered, the last first", tags })
    .input(
      z.object({
        id,
        which: z.enum(["all", "failed"]).default("all"),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        after: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ rows: z.array(attempt), next: z.string().nullable() })),
  again: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/webhooks/{id}/events/{event}/again", summary: "Send an event again", tags })
    .input(z.object({ id, event: id }))
    .output(z.object({ events: count })),
  againSpan: endpoint
    .meta(manage)
    .route({
      method: "POST",
      path: "/webhooks/{id}/again",
      summary: `Send the events of a span again, ${MOST_AGAIN} at most`,
      tags,
    })
    .input(z.object({ id, since: instant, until: instant, /** Only those that were given up. */ failed: z.boolean() }))
    .output(z.object({ events: count })),
};

export type WebhookEventName = keyof typeof WEBHOOK_EVENTS;
export type WebhookSettings = z.output<typeof settings>;
export type WebhookShown = z.infer<typeof shown>;
export type WebhookWithSecret = z.infer<typeof withSecret>;
export type AttemptShown = z.infer<typeof attempt>;
