import { z } from "zod";

/** A JSON schema, as far as an input is filled by it. */
interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
  readonly items?: Schema | boolean | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly minimum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly minItems?: number | undefined;
}

const placed = z.object({ name: z.string(), in: z.string(), schema: z.custom<Schema>().optional() });
const operation = z.object({
  parameters: z.array(placed).optional(),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.custom<Schema>().optional() })) })
    .optional(),
});
const api = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) });

/** One endpoint with what it takes. */
export interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly z.infer<typeof placed>[];
  readonly body: Schema | undefined;
}

/** A place in an input that holds a text. */
export type Slot =
  | { readonly kind: "path" | "query"; readonly name: string }
  | { readonly kind: "body"; readonly steps: readonly (string | number)[] };

/** Every endpoint of a document of the API. */
export function endpointsIn(document: unknown): Endpoint[] {
  return Object.entries(api.parse(document).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content["application/json"]?.schema,
    })),
  );
}

/** All places of an endpoint's input where a text may stand. */
export function slotsOf({ parameters, body }: Endpoint): Slot[] {
  const placedOnes = parameters.flatMap(({ name, in: where }): Slot[] =>
    where === "path" || where === "query" ? [{ kind: where, name }] : [],
  );
  const steps = body === undefined ? [] : textsIn(body, sampleOf(body), []);
  return [...placedOnes, ...steps.map((found): Slot => ({ kind: "body", steps: found }))];
}

/** A request with a payload at one place, and something that fits everywhere else. */
export function requestFor(
  { path, parameters, body }: Endpoint,
  slot: Slot | undefined,
  payload: string,
): { readonly path: string; readonly body: string | undefined } {
  const valueOf = (kind: string, name: string, schema: Schema | undefined) =>
    slot?.kind === kind && "name" in slot && slot.name === name ? payload : String(sampleOf(schema ?? {}));
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: where, schema } of parameters) {
    const value = valueOf(where, name, schema);
    if (where === "path")
      filled = filled.replaceAll(`{${name}}`, encoded(value)).replaceAll(`{+${name}}`, encoded(value));
    else if (slot?.kind === "query" && slot.name === name) query.set(name, value);
  }
  const sample = body === undefined ? undefined : sampleOf(body);
  const sent = slot?.kind === "body" ? withAt(sample, slot.steps, payload) : sample;
  return {
    path: query.size > 0 ? `${filled}?${query}` : filled,
    body: body === undefined ? undefined : JSON.stringify(sent),
  };
}

/** Lone surrogates cannot be written in an address. */
function encoded(text: string): string {
  const written = encodeURIComponent(text.toWellFormed());
  return /^\.{1,2}$/.test(written) ? written.replaceAll(".", "%2E") : written;
}

const texts = ["Kettla", "a", "2026-05", "2026-05-01", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "a@b.example", "123456"];
const formats: Readonly<Record<string, string>> = {
  uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  "date-time": "2026-05-01T10:00:00Z",
  date: "2026-05-01",
  email: "somebody@example.org",
  uri: "https://provider.example",
};

/** Something that fits a schema, with all that may be left out. */
function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return sampleOf(first);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sampleOf));
  const type = [schema.type].flat()[0];
  if (schema.properties || type === "object")
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, of]) => [name, sampleOf(of)]));
  if (type === "array") return typeof schema.items === "object" ? [sampleOf(schema.items)] : [];
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1);
  if (type === "boolean") return true;
  if (type === "null") return null;
  return textOf(schema);
}

function textOf({ format, pattern, minLength = 0 }: Schema): string {
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined) return known;
  const fits = pattern === undefined ? undefined : new RegExp(pattern, "u");
  const found = texts.find((text) => text.length >= minLength && (fits?.test(text) ?? true));
  return found ?? "x".repeat(Math.max(1, minLength));
}

/** The steps to every text in a sample; also to the texts of keys that a schema leaves open. */
function textsIn(schema: Schema, sample: unknown, steps: readonly (string | number)[]): (string | number)[][] {
  if (typeof sample === "string") return [[...steps]];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return textsIn(first, sample, steps);
  if (Array.isArray(sample)) return sample.flatMap((one, at) => textsIn(partOf(schema.items), one, [...steps, at]));
  if (typeof sample !== "object" || sample === null) return [];
  return Object.entries(sample).flatMap(([name, one]) =>
    textsIn(schema.properties?.[name] ?? {}, one, [...steps, name]),
  );
}

function partOf(items: Schema | boolean | undefined): Schema {
  return typeof items === "object" ? items : {};
}

function withAt(value: unknown, [step, ...rest]: readonly (string | number)[], payload: string): unknown {
  if (step === undefined) return payload;
  if (Array.isArray(value)) return value.map((one, at) => (at === step ? withAt(one, rest, payload) : one));
  if (typeof value !== "object" || value === null) return payload;
  return { ...value, [step]: withAt(Reflect.get(value, step), rest, payload) };
}
