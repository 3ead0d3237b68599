import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const instant = z.iso.datetime();
const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const name = z.string().min(1).max(500);

/** A run that would take out more than this part of a field has to be previewed first. */
export const GUARD_SHARE = 0.05;

/** For so many days a preview lets a run do what it has shown. */
export const PREVIEW_DAYS = 7;

/**
 * What is kept: `words` of messages with the deliveries that brought them; `deliveries` as they came, while the message
 * stays; `quarantine`, what was not understood; `identities`, names and addresses of customers of whom no words are left.
 * `everything` stands for all of them.
 */
export const field = z.enum(["words", "deliveries", "quarantine", "identities"]);
const ruleField = z.enum(["everything", ...field.options]);

const givenRule = z.object({
  field: ruleField,
  /** Null: every channel. */
  channel: name.nullable(),
  /** With all units below it; null: the whole organisation. */
  unit: name.nullable(),
  /** Words from when they were written, identities from when the last words went, else from when it came in. */
  months: z.int().min(1).max(600),
  /** No other rule may keep longer what this one covers. */
  locked: z.boolean(),
  active: z.boolean(),
  why: z.string().trim().max(500).nullable(),
});

export const retentionRule = givenRule.extend({ id, version: z.int(), by: z.string(), at: instant });

const scope = {
  channel: name.nullable(),
  unit: name.nullable(),
  since: instant.nullable(),
  until: instant.nullable(),
};

const held = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), personId: id }),
  z.object({ kind: z.literal("conversation"), conversationId: id }),
  /** All messages of a channel, a unit with those below it, or a time; at least one of them. */
  z.object({ kind: z.literal("scope"), ...scope }),
]);

export const legalHold = z.object({
  id,
  what: held,
  why: z.string(),
  by: z.string(),
  at: instant,
  /** When it ends by itself. */
  endsAt: instant.nullable(),
  lifted: z.object({ by: z.string(), at: instant }).nullable(),
  active: z.boolean(),
});

const runItem = z.object({
  field,
  channel: z.string().nullable(),
  unit: z.string().nullable(),
  ruleId: id,
  ruleVersion: z.int(),
  months: z.int(),
  /** Everything before it is due. */
  before: instant,
  due: z.int(),
  /** Of those due so many are held. */
  held: z.int(),
  oldest: instant.nullable(),
  newest: instant.nullable(),
  /** Ids of some of them. */
  samples: z.array(z.string()),
});

export const retentionRun = z.object({
  id,
  kind: z.enum(["preview", "run"]),
  /** `stopped`: it would have taken out more than the guard lets, and nobody had looked at a preview. */
  state: z.enum(["running", "done", "stopped"]),
  by: z.string(),
  items: z.array(runItem),
  /** How much there was of each field that a rule covers. */
  kept: z.array(z.object({ field, rows: z.int() })),
  /** How much was taken out; of a preview 0. */
  cleared: z.int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});

export const retention = z.object({
  rules: z.array(retentionRule),
  /** What is there to make rules for. */
  channels: z.array(z.string()),
  units: z.array(z.string()),
  /** A first set, for who has none. */
  suggested: z.array(givenRule),
});

const tags = ["retention"];
const managed = endpoint.meta({ access: "retention.manage" });
/** What goes, and what is held, concerns all units. */
const managedWhole = endpoint.meta({ access: "retention.manage:whole" });

export const retentionContract = {
  show: managed.route({ method: "GET", path: "/retention", summary: "How long data are kept", tags }).output(retention),
  rules: {
    make: managed
      .route({ method: "POST", path: "/retention/rules", summary: "Make a rule", tags })
      .input(givenRule)
      .output(retentionRule),
    change: managed
      .route({ method: "PUT", path: "/retention/rules/{id}", summary: "Change a rule", tags })
      .input(givenRule.extend({ id, /** As it was seen. */ ifVersion: z.int() }))
      .output(retentionRule),
    remove: managed
      .route({ method: "DELETE", path: "/retention/rules/{id}", summary: "Remove a rule", tags })
      .input(z.object({ id, ifVersion: z.coerce.number().int() }))
      .output(z.object({})),
  },
  preview: managedWhole
    .route({ method: "POST", path: "/retention/previews", summary: "What would go now? Nothing is taken out", tags })
    .input(z.object({ /** As if every rule were active. */ withInactive: z.boolean().default(false) }))
    .output(retentionRun),
  run: managedWhole
    .route({ method: "POST", path: "/retention/runs", summary: "Take out now what the rules say", tags })
    .output(z.object({})),
  runs: managedWhole
    .route({ method: "GET", path: "/retention/runs", summary: "Runs and previews, the newest first", tags })
    .output(z.array(retentionRun)),
  holds: {
    list: managedWhole
      .route({ method: "GET", path: "/retention/holds", summary: "What may not be taken out", tags })
      .output(z.array(legalHold)),
    make: managedWhole
      .route({ method: "POST", path: "/retention/holds", summary: "Hold data", tags })
      .input(
        z.object({
          what: held,
          why: z.string().trim().min(1, "say why").max(500),
          endsAt: instant.nullable().default(null),
        }),
      )
      .output(legalHold),
    lift: managedWhole
      .route({ method: "POST", path: "/retention/holds/{id}/end", summary: "Let go of what was held", tags })
      .input(z.object({ id }))
      .output(legalHold),
  },
};

export type Field = z.infer<typeof field>;
export type GivenRule = z.infer<typeof givenRule>;
export type RetentionRule = z.infer<typeof retentionRule>;
export type LegalHold = z.infer<typeof legalHold>;
export type HeldWhat = z.infer<typeof held>;
export type RunItem = z.infer<typeof runItem>;
export type RetentionRun = z.infer<typeof retentionRun>;
export type Retention = z.infer<typeof retention>;
