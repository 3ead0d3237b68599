import { z } from "zod";

/** A table or a column as PostgreSQL knows it; whether it is there is asked when the rule is saved. */
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, "a name has small letters, digits and _");
const text = z.string().trim().min(1).max(500);
const bound = z.number().refine(Number.isFinite);

/** Which rows a rule looks at; without any, all of the table. */
const condition = z.discriminatedUnion("is", [
  z.strictObject({ column: name, is: z.enum(["known", "unknown"]) }),
  z.strictObject({ column: name, is: z.enum(["equal", "different"]), value: z.union([text, bound, z.boolean()]) }),
  /** Texts of so many characters and more. */
  z.strictObject({ column: name, is: z.literal("long"), value: z.int().min(1).max(100_000) }),
]);

/** What a value may be asked to look like; patterns of one's own are not taken. */
const shapes = ["mail", "phone", "language", "words"] as const;

const where = z.array(condition).max(5).default([]);

/** What must hold of each row, or of each group of rows. */
const form = z.discriminatedUnion("form", [
  /** There is a value, and it is not blank. */
  z.strictObject({ form: z.literal("known"), column: name }),
  /** No two rows have the same values. */
  z.strictObject({ form: z.literal("unique"), columns: z.array(name).min(1).max(4) }),
  z.strictObject({ form: z.literal("one_of"), column: name, values: z.array(text).min(1).max(100) }),
  z.strictObject({ form: z.literal("shape"), column: name, shape: z.enum(shapes) }),
  z.strictObject({ form: z.literal("between"), column: name, least: bound.optional(), most: bound.optional() }),
  /** A moment not before a day, and not further ahead of now than so many minutes. */
  z.strictObject({
    form: z.literal("time"),
    column: name,
    earliest: z.iso.date().optional(),
    aheadMinutes: z.number().min(0).max(1_000_000).optional(),
  }),
  /** Where both are known, the first is not greater than the second. */
  z.strictObject({ form: z.literal("order"), column: name, notAfter: name }),
  /** The value stands in a column of another table. */
  z.strictObject({ form: z.literal("refers"), column: name, to: z.strictObject({ table: name, column: name }) }),
  /** A number equals the rows of another table that name this row. */
  z.strictObject({
    form: z.literal("count"),
    column: name,
    key: name,
    of: z.strictObject({ table: name, column: name, where }),
  }),
  /** Something came within the usual gap of each group, times `factor`; the gap is learnt from its last 90 days. */
  z.strictObject({ form: z.literal("fresh"), column: name, by: name, factor: z.number().min(1).max(100) }),
]);

const ruleKinds = ["completeness", "uniqueness", "validity", "freshness", "consistency"] as const;

/** A rule for data. `pass` is the least share of rows that must hold for the rule to pass. */
export const ruleBody = z.strictObject({
  title: z.string().trim().min(1).max(200),
  kind: z.enum(ruleKinds),
  severity: z.enum(["minor", "major"]),
  on: z.boolean().default(true),
  table: name,
  where,
  must: form,
  pass: z.number().min(0).max(1).default(1),
});

export type RuleBody = z.output<typeof ruleBody>;
export type RuleForm = z.output<typeof form>;
export type Condition = z.output<typeof condition>;
export type Shape = (typeof shapes)[number];
