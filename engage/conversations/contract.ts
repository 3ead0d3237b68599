import { z } from "zod";

/** What a machine read in a text. */
export const reading = z.object({
  /** ISO 639-1; null: too little text to say. */
  language: z.string().nullable(),
  /** From -1 to 1. */
  sentiment: z.number(),
  /** The words that weighed. */
  sentimentWords: z.array(z.string()).readonly(),
  /** From 0 to 1. */
  expectsAnswer: z.number(),
  /** The front-office function concerned. */
  function: z.string().nullable(),
  /** From 0 to 1: adds information, a decision or an action (outbound). */
  substantive: z.number(),
  modelVersion: z.string(),
});

export type Reading = z.infer<typeof reading>;

/** The port to text understanding: one reading for each text, in order. */
export type ReadTexts = (
  texts: readonly { readonly text: string; readonly direction: "in" | "out" }[],
) => readonly Reading[];
