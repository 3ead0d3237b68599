import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { ownConnectorsContract } from "./contract/own.ts";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["sources"];
const view = { access: "imports.read" } as const;
const manage = { access: "sources.manage" } as const;

/** Records that a trial shows at most. */
export const TRIAL_RECORDS = 10;

const settingField = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(["text", "secret", "url", "number", "choice", "lines"]),
  required: z.boolean(),
  hint: z.string().nullable(),
  /** Of a choice. */
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  initial: z.string().nullable(),
});

const connector = z.object({
  id: z.string(),
  name: z.string(),
  icon: z.string(),
  about: z.string(),
  /** The real server that it was run against; null: only what its documentation says was tried. */
  tried: z.string().nullable(),
  /** Somebody of the organisation wrote it. */
  own: z.boolean(),
  /** It is described in a file that may be looked at. */
  described: z.boolean(),
  channel: z.string(),
  /** Somebody has to agree on the other side before anything can be read. */
  agreement: z.boolean(),
  settings: z.array(settingField),
  streams: z.array(z.object({ name: z.string(), words: z.string(), everyMinutes: z.number() })),
});

const failure = z.object({
  code: z.string(),
  message: z.string(),
  advice: z.string(),
  /** What the other side answered, shortened. */
  answer: z.string().nullable(),
  at: instant,
});

const stream = z.object({
  name: z.string(),
  words: z.string(),
  health: z.enum(["flows", "retrying", "stopped"]),
  /** Null: it was never read to its end. */
  readAt: instant.nullable(),
  newsAt: instant.nullable(),
  /** Seconds that the newest thing waited before it was here. */
  lagSeconds: z.number().nullable(),
  dueAt: instant,
  failures: count,
  failingSince: instant.nullable(),
  failure: failure.nullable(),
  drift: z.array(
    z.object({ field: z.string(), change: z.enum(["new", "missing"]), firstAt: instant, lastAt: instant }),
  ),
});

const totals = z.object({ records: count, accepted: count, repeated: count, revised: count, quarantined: count });

const connection = z.object({
  id,
  name: z.string(),
  connector: z.string(),
  connectorName: z.string(),
  icon: z.string(),
  channel: z.string(),
  state: z.enum(["on", "paused"]),
  /** The worst of its streams. */
  health: z.enum(["flows", "retrying", "stopped"]),
  since: instant,
  settings: z.record(z.string(), z.string()),
  /** In the log. */
  sources: z.array(z.string()),
  /** What the settings are called, by their name. */
  labels: z.record(z.string(), z.string()),
  /** Secrets that are set; they are never shown. */
  secretsSet: z.array(z.string()),
  allowedHosts: z.array(z.string()),
  version: count,
  by: z.string(),
  madeAt: instant,
  /** New beside others: its conversations count against coverage from then on; null: all do. */
  countsFrom: instant.nullable(),
  streams: z.array(stream),
  /** Of the last 30 days. */
  totals,
  /** Each of the last 48 hours, the oldest first. */
  hours: z.array(z.object({ hour: instant, records: count, failures: count })),
  /** Where the other side may send what happens, below the address of this server; null: it cannot. */
  events: z
    .object({
      path: z.string(),
      about: z.string().nullable(),
      /** When something last came. */ lastAt: instant.nullable(),
    })
    .nullable(),
});

const name = z.string().trim().min(1, { error: "give it a name" }).max(250);
const settings = z.record(z.string().max(100), z.string().max(10_000));
const allowedHosts = z.array(z.string().trim().min(1).max(253)).max(20).default([]);
/** How far back is read at first. */
const days = z.number().int().min(1).max(3650).default(90);

const trial = z.object({
  /** The first records as they will be understood, or why one will not be. */
  rows: z
    .array(
      z.object({
        stream: z.string(),
        status: z.enum(["understood", "rejected"]),
        at: z.string().nullable(),
        direction: z.enum(["in", "out"]).nullable(),
        kind: z.string().nullable(),
        author: z.string().nullable(),
        subject: z.string().nullable(),
        text: z.string(),
        reason: z.string().nullable(),
      }),
    )
    .max(TRIAL_RECORDS),
  streams: z.array(
    z.object({
      name: z.string(),
      found: count,
      failure: failure.omit({ at: true }).nullable(),
    }),
  ),
});

export const connectionsContract = {
  ...ownConnectorsContract,
  connectors: endpoint
    .meta(view)
    .route({ method: "GET", path: "/connectors", summary: "What can be connected", tags })
    .output(z.array(connector)),
  list: endpoint
    .meta(view)
    .route({ method: "GET", path: "/connections", summary: "What is connected, and how it flows", tags })
    .output(z.array(connection)),
  show: endpoint
    .meta(view)
    .route({ method: "GET", path: "/connections/{id}", summary: "A connection", tags })
    .input(z.object({ id }))
    .output(connection),
  try: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connections/try", summary: "See the first records; nothing is kept", tags })
    .input(
      z.object({
        connector: z.string().max(100),
        name,
        settings,
        allowedHosts,
        days,
        /** Of a connection that is there: secrets left empty are taken from it. */
        id: id.optional(),
      }),
    )
    .output(trial),
  make: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connections", summary: "Connect", tags })
    .input(z.object({ connector: z.string().max(100), name, settings, allowedHosts, days }))
    .output(connection),
  change: endpoint
    .meta(manage)
    .route({ method: "PUT", path: "/connections/{id}", summary: "Change the settings", tags })
    .input(z.object({ id, settings, allowedHosts, ifVersion: count }))
    .output(connection),
  agree: endpoint
    .meta(manage)
    .route({
      method: "POST",
      path: "/connections/{id}/agreement",
      summary: "Where to agree on the other side (OAuth 2)",
      tags,
    })
    .input(z.object({ id, /** Where the other side sends them back to. */ redirect: z.url().max(2000) }))
    .output(z.object({ address: z.string() })),
  agreed: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connections/agreed", summary: "Come back with what the other side gave", tags })
    .input(z.object({ state: z.string().min(1).max(500), code: z.string().min(1).max(4000) }))
    .output(connection),
  pause: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connections/{id}/pause", summary: "Read nothing until it goes on", tags })
    .input(z.object({ id }))
    .output(connection),
  resume: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connections/{id}/resume", summary: "Go on where it stopped, now", tags })
    .input(z.object({ id }))
    .output(connection),
  count: endpoint
    .meta(manage)
    .route({
      method: "POST",
      path: "/connections/{id}/count",
      summary: "Have all its conversations count against coverage",
      tags,
    })
    .input(z.object({ id }))
    .output(connection),
  reset: endpoint
    .meta(manage)
    .route({
      method: "POST",
      path: "/connections/{id}/reset",
      summary: "Read again from a day on; what is here already stays and counts once",
      tags,
    })
    .input(z.object({ id, since: instant }))
    .output(connection),
  remove: endpoint
    .meta(manage)
    .route({
      method: "DELETE",
      path: "/connections/{id}",
      summary: "End the connection; what it brought stays",
      tags,
    })
    .input(z.object({ id }))
    .output(z.object({})),
};

export type { CheckedConnector, ConnectorFile } from "./contract/own.ts";
export type SettingField = z.infer<typeof settingField>;
export type ConnectorShown = z.infer<typeof connector>;
export type ConnectionShown = z.infer<typeof connection>;
export type StreamShown = z.infer<typeof stream>;
export type ShownFailure = z.infer<typeof failure>;
export type Trial = z.infer<typeof trial>;
