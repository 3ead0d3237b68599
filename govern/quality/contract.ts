import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { ruleBody } from "./contract/rule.ts";

export type { RuleBody } from "./contract/rule.ts";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** What the catalogue lists. */
export const entryKinds = ["source", "table", "metric", "model"] as const;
export const entryKind = z.enum(entryKinds);
/** Criteria of a model stand at the end of a lineage; they have no entry of their own. */
export const nodeKind = z.enum(["source", "table", "metric", "criterion", "model"]);

export const ruleId = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/, "an id has small letters, digits and -");

/** What a run of a rule found. `nothing`: there was no row to look at. */
export const runState = z.enum(["passed", "failed", "nothing", "could_not_run"]);

const run = {
  at: instant,
  state: runState,
  /** Rows, or groups of rows, that were looked at. */
  checked: count,
  failed: count,
  /** 0 to 1; null where the whole table was looked at. */
  sampled: z.number().nullable(),
  seconds: z.number(),
  /** Why it could not run. */
  reason: z.string().nullable(),
};

/** Where a row that failed can be seen. */
export const failingRow = z.object({
  key: z.string(),
  seen: z.enum(["conversation", "message", "person", "quarantine", "source", "nowhere"]),
  /** The conversation of a message. */
  within: z.string().nullable(),
});

/** A rule with its last run; `points` are the shares that held in the last runs, oldest first. */
export const listedRule = z.object({
  id: ruleId,
  version: count,
  origin: z.enum(["shipped", "edited"]),
  body: ruleBody,
  last: z.object(run).nullable(),
  points: z.array(z.number().nullable()),
});

export const shownRule = listedRule.extend({
  savedBy: z.string(),
  savedAt: instant,
  why: z.string(),
  runs: z.array(z.object(run)),
  /** At most 100 of the last run. */
  rows: z.array(failingRow),
});

/** An entry of the catalogue. */
export const entry = z.object({
  kind: entryKind,
  id: z.string(),
  title: z.string(),
  description: z.string(),
  /** Somebody here wrote the description. */
  described: z.boolean(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  /** Decisions about customers run on it. */
  decides: z.boolean(),
  personal: z.boolean(),
  /** An estimate; null where nothing is counted. */
  rows: count.nullable(),
  /** When something last came, as of `lookedAt`. */
  lastAt: instant.nullable(),
  lookedAt: instant.nullable(),
  /** 0 while nobody here said anything of it. */
  version: count,
});

export const lineageNode = z.object({ kind: nodeKind, id: z.string(), title: z.string() });
export const lineage = z.object({
  nodes: z.array(lineageNode),
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
});

export const shownEntry = entry.extend({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  /** Keys of nodes are `kind:id`. */
  lineage,
  rules: z.array(z.object({ id: ruleId, title: z.string(), state: runState.nullable() })),
  savedBy: z.string().nullable(),
  savedAt: instant.nullable(),
});

export const overview = z.object({
  rules: z.array(listedRule),
  entries: count,
  owned: count,
  sources: z.array(
    z.object({ id: z.string(), lastAt: instant.nullable(), state: z.enum(["fresh", "late", "unknown"]) }),
  ),
  lookedAt: instant.nullable(),
});

const tags = ["quality"];
const read = endpoint.meta({ access: "quality.read" });
const manage = endpoint.meta({ access: "quality.manage" });
// PostgreSQL's text holds no NUL.
const words = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll("\0", "").trim())
    .pipe(z.string().max(most));

export const qualityContract = {
  overview: read
    .route({ method: "GET", path: "/quality", summary: "Rules for data with what they found", tags })
    .output(overview),
  look: manage
    .route({ method: "POST", path: "/quality/looks", summary: "Have all data and rules looked at soon", tags })
    .output(z.object({ asked: z.literal(true) })),
  rules: {
    show: read
      .route({ method: "GET", path: "/quality/rules/{id}", summary: "One rule, its runs and failing rows", tags })
      .input(z.object({ id: ruleId }))
      .output(shownRule),
    save: manage
      .route({ method: "PUT", path: "/quality/rules/{id}", summary: "Add or change a rule", tags })
      .input(
        z.object({
          id: ruleId,
          body: ruleBody,
          why: words(500).pipe(z.string().min(1, "say why")),
          /** The version that the change was begun with; 0 for a new rule. */
          ifVersion: z.int().min(0).max(1_000_000_000),
        }),
      )
      .output(shownRule),
    run: manage
      .route({ method: "POST", path: "/quality/rules/{id}/runs", summary: "Look at the data now", tags })
      .input(z.object({ id: ruleId }))
      .output(shownRule),
  },
  catalogue: {
    list: read
      .route({ method: "GET", path: "/catalogue", summary: "All data, with owners and freshness", tags })
      .output(z.array(entry)),
    show: read
      .route({ method: "GET", path: "/catalogue/{kind}/{id}", summary: "One entry with its lineage", tags })
      .input(z.object({ kind: entryKind, id: z.string().min(1).max(300) }))
      .output(shownEntry),
    owners: manage
      .route({ method: "GET", path: "/catalogue/owners", summary: "People who can be named as owners", tags })
      .output(z.array(z.object({ id: z.string(), name: z.string() }))),
    describe: manage
      .route({ method: "PUT", path: "/catalogue/{kind}/{id}", summary: "Owner and description of an entry", tags })
      .input(
        z.object({
          kind: entryKind,
          id: z.string().min(1).max(300),
          /** Words, or the name of a member beside `ownerId`; empty for nobody. */
          owner: words(200),
          ownerId: z.string().max(100).nullable().default(null),
          /** Empty for what the product says of it. */
          description: words(2000),
          decides: z.boolean(),
          ifVersion: z.int().min(0).max(1_000_000_000),
        }),
      )
      .output(entry),
    own: manage
      .route({ method: "POST", path: "/catalogue/owners", summary: "One owner for several entries", tags })
      .input(
        z.object({
          entries: z
            .array(z.object({ kind: entryKind, id: z.string().min(1).max(300), ifVersion: z.int().min(0) }))
            .min(1)
            .max(500),
          owner: words(200),
          ownerId: z.string().max(100).nullable().default(null),
        }),
      )
      .output(z.object({ changed: count })),
  },
};

export type EntryKind = z.infer<typeof entryKind>;
export type NodeKind = z.infer<typeof nodeKind>;
export type Entry = z.infer<typeof entry>;
export type ShownEntry = z.infer<typeof shownEntry>;
export type Lineage = z.infer<typeof lineage>;
export type LineageNode = z.infer<typeof lineageNode>;
export type ListedRule = z.infer<typeof listedRule>;
export type ShownRule = z.infer<typeof shownRule>;
export type FailingRow = z.infer<typeof failingRow>;
export type RunState = z.infer<typeof runState>;
export type QualityOverview = z.infer<typeof overview>;
