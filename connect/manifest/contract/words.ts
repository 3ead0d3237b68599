import { z } from "zod";

const text = (longest: number) => z.string().trim().min(1, "write something").max(longest);

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,59}$/, "write an id: a small letter first, then small letters, digits, - and _");

/** Names of settings stand in templates, so they have no hyphen. */
export const settingId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "write a name: a small letter first, then small letters, digits and _");

export const line = text(200);
export const words = text(1000);

/** A web address for people to open. */
export const link = z.string().regex(/^https:\/\/[^\s<>"]{3,500}$/, "write an address that begins with https://");

export const template = z
  .string()
  .max(2000)
  .describe("A text with {names} of settings and values; {{ stands for a brace.");

export const expression = z
  .string()
  .trim()
  .min(1, "write an expression")
  .max(20_000)
  .describe("JSONata (jsonata.org), applied to what came back.");

export const headers = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, "write the name of a header"), template)
  .default({});
