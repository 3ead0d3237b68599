import { fillTemplate, type Manifest, type RequestTemplate, valueOf, type Values } from "../../manifest/index.ts";
import type { Settings } from "../../streams/index.ts";
import { misset } from "../failures.ts";

/** A request with its values, before it says who asks. */
export interface Filled {
  readonly url: URL;
  readonly method: RequestTemplate["method"];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Joins base, path and query. `leftOut` are parts of the query that are not sent. Throws StreamFailure `misset`. */
export function fillRequest(
  manifest: Manifest,
  request: RequestTemplate,
  { settings, values, leftOut = [] }: Filling,
): Filled {
  const known: Values = (name) => (Object.hasOwn(manifest.settings, name) ? settings[name] : values(name));
  const path = fillTemplate(request.path, known, encodedPart);
  if (path === undefined) throw valueMissing(request.path);
  const url = addressOf(baseOf(manifest, settings) + path);
  for (const [name, template] of Object.entries(request.query)) {
    const value = leftOut.includes(name) ? undefined : fillTemplate(template, known, asIs);
    if (value !== undefined) url.searchParams.append(name, value);
  }
  const headers = Object.entries({ ...manifest.headers, ...request.headers }).flatMap(([name, template]) => {
    const value = fillTemplate(template, known, headerSafe);
    return value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  const body = bodyOf(request, known);
  return {
    url,
    method: request.method,
    headers: {
      accept: "application/json",
      ...(body ? { "content-type": body.type } : {}),
      ...Object.fromEntries(headers),
    },
    body: body?.text,
  };
}

interface Filling {
  readonly settings: Settings;
  readonly values: Values;
  readonly leftOut?: readonly string[];
}

/** The beginning of every address. Throws StreamFailure `misset`. */
function baseOf({ base, settings: declared }: Manifest, settings: Settings): string {
  const value: Values = (name) => {
    const setting = settings[name] ?? "";
    return declared[name]?.kind === "url" ? setting : encodedPart(setting);
  };
  const filled = fillTemplate(base, value, asIs);
  if (filled === undefined) throw valueMissing(base);
  return addressOf(filled).href.replace(/\/$/, "");
}

function addressOf(text: string): URL {
  const url = URL.parse(text);
  if (url) return url;
  throw misset(
    "The settings make no address that can be asked.",
    "Check what was filled in where the address is made of it.",
  );
}

function bodyOf(
  { body }: RequestTemplate,
  known: Values,
): { readonly type: string; readonly text: string } | undefined {
  if (!body) return undefined;
  if ("json" in body) return { type: "application/json", text: JSON.stringify(filledJson(body.json, known) ?? null) };
  if ("graphql" in body) {
    const { query, variables } = body.graphql;
    return { type: "application/json", text: JSON.stringify({ query, variables: filledJson(variables, known) }) };
  }
  const form = new URLSearchParams();
  for (const [name, template] of Object.entries(body.form)) {
    const value = fillTemplate(template, known, asIs);
    if (value !== undefined) form.append(name, value);
  }
  return { type: "application/x-www-form-urlencoded", text: form.toString() };
}

function filledJson(value: unknown, known: Values): unknown {
  if (typeof value === "string") return valueOf(value, known);
  if (Array.isArray(value)) return value.map((one) => filledJson(one, known)).filter((one) => one !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, filledJson(inner, known)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

const asIs = (text: string) => text;

/** A value as a part of a path: it leads to no other place. */
function encodedPart(text: string): string {
  if (text === "." || text === "..") throw misset("A value would lead to another address.", "Check the settings.");
  return encodeURIComponent(text);
}

function headerSafe(text: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text))
    throw misset("A value holds characters that no header can carry.", "Check the settings for stray characters.");
  return text;
}

const valueMissing = (template: string) =>
  misset(`The settings are not complete: ${template} cannot be filled in.`, "Fill in what is missing.");
