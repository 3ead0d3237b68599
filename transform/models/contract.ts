import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const instant = z.iso.datetime();

/** The models of the product. */
export const modelName = z.enum(["maturity"], { error: "there is one model: maturity" });

/** The longest text of a model, in characters. */
export const MODEL_LENGTH = 500_000;

/** One mistake in a model file: where, what, and what to do. */
export const modelFault = z.object({
  /** Counted from 1. */
  line: z.int(),
  /** The way to the place in the file: `dimensions.3.cells.integrated`; empty for the whole. */
  path: z.string(),
  message: z.string(),
});

/** What a model holds, in numbers: `{ stages: 4, dimensions: 12, criteria: 101, ... }`. */
export const modelContents = z.record(z.string(), z.int());

const version = {
  version: z.int(),
  savedAt: instant,
  savedBy: z.string(),
  why: z.string(),
  /** It came with the product, or somebody here wrote it. */
  origin: z.enum(["shipped", "edited"]),
};

export const modelVersion = z.object(version);

/** The model in force. */
export const modelInForce = z.object({
  model: modelName,
  ...version,
  text: z.string(),
  contents: modelContents,
  /** The file that came with the product, where it is not what is in force. */
  shipped: z.object({ text: z.string(), faults: z.array(modelFault) }).nullable(),
});

const textOfModel = z.string().max(MODEL_LENGTH, `a model has at most ${MODEL_LENGTH} characters`);

const seen = endpoint.meta({ access: "position.read:whole" });
const tags = ["models"];

export const modelsContract = {
  show: seen
    .route({ method: "GET", path: "/models/{model}", summary: "The model in force", tags })
    .input(z.object({ model: modelName }))
    .output(modelInForce),
  versions: seen
    .route({ method: "GET", path: "/models/{model}/versions", summary: "All versions, the newest first", tags })
    .input(z.object({ model: modelName }))
    .output(z.array(modelVersion)),
  version: seen
    .route({ method: "GET", path: "/models/{model}/versions/{version}", summary: "One version", tags })
    .input(z.object({ model: modelName, version: z.coerce.number().int() }))
    .output(modelVersion.extend({ text: z.string() })),
  /** Faults are an answer here, not an error. */
  check: endpoint
    .meta({ access: "model.edit", audited: false })
    .route({ method: "POST", path: "/models/{model}/check", summary: "What is wrong with a model file", tags })
    .input(z.object({ model: modelName, text: textOfModel }))
    .output(z.object({ faults: z.array(modelFault), contents: modelContents.nullable() })),
  save: endpoint
    .meta({ access: "model.edit" })
    .route({ method: "PUT", path: "/models/{model}", summary: "Put another version in force", tags })
    .input(
      z.object({
        model: modelName,
        text: textOfModel,
        // PostgreSQL's text holds no NUL.
        why: z
          .string()
          .transform((text) => text.replaceAll("\0", "").trim())
          .pipe(z.string().min(1, "say why").max(500)),
        /** The version that was in force when the change was begun. */
        ifVersion: z.int().min(0).max(1_000_000_000),
      }),
    )
    .output(modelInForce),
};

export type ModelName = z.infer<typeof modelName>;
export type ModelFault = z.infer<typeof modelFault>;
export type ModelContents = z.infer<typeof modelContents>;
export type ModelVersion = z.infer<typeof modelVersion>;
export type ModelInForce = z.infer<typeof modelInForce>;
