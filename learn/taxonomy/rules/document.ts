import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import { z } from "zod";

const MOST_LEVELS = 4;

const word = z.string().regex(/^[a-z][a-z0-9_]*$/, "write it in small letters, numbers and _, beginning with a letter");
const language = z.string().regex(/^[a-z]{2,3}$/, "name a language by two or three small letters");
/** One example a line. */
const examples = z.record(language, z.string()).optional();

const node = {
  id: word.max(40),
  title: z.string().min(1).max(80),
  about: z.string().max(300).optional(),
  function: z.enum(frontOfficeFunctions).optional(),
  examples,
};

const intent = z.strictObject(node);

export type WrittenNode = z.infer<typeof intent> & { readonly topics?: readonly WrittenNode[] | undefined };

const topic: z.ZodType<WrittenNode> = z.strictObject({
  ...node,
  get topics() {
    return z.array(topic).optional();
  },
});

/** The shape of a taxonomy file. */
export const taxonomyDocument = z.strictObject({
  title: z.string().min(1).max(80),
  topics: z.array(topic).min(1, "a taxonomy needs a topic"),
  intents: z.array(intent),
  nothing: examples,
});

export type TaxonomyDocument = z.infer<typeof taxonomyDocument>;
export { MOST_LEVELS };
