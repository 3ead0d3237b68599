import type { Body, RequestTemplate } from "../contract.ts";
import { namesIn, readTemplate } from "../rules/templates.ts";
import { type MeaningFault, unknownName } from "./fault.ts";

/** What templates of one place may name. */
export interface Names {
  readonly known: readonly string[];
  /** Also names that begin so, for example `record.`. */
  readonly openPrefix?: string;
}

const TIMES = ["since", "until"];

/** What is wrong with one template. */
export function templateFaults(template: string, path: readonly string[], names: Names): MeaningFault[] {
  const read = readTemplate(template);
  if (!read.ok) return [{ path, message: read.message }];
  return namesIn(template).flatMap(({ name, format }): MeaningFault[] => {
    const open = names.openPrefix !== undefined && name.startsWith(names.openPrefix);
    if (!open && !names.known.includes(name)) return [{ path, message: unknownName("value", name, names.known) }];
    return format !== null && !TIMES.includes(name)
      ? [{ path, message: `{${name}} is no time, so it has no form ${format}` }]
      : [];
  });
}

/** What is wrong with the templates of a request. */
export function requestFaults(request: RequestTemplate, path: readonly string[], names: Names): MeaningFault[] {
  const bodyless = request.method === "GET" && request.body !== undefined;
  return [
    ...templatesOf(request).flatMap(({ template, at }) => templateFaults(template, [...path, ...at], names)),
    ...(bodyless ? [{ path: [...path, "body"], message: "a GET has no body; write method: POST, or a query" }] : []),
    ...(request.path === "" || request.path.startsWith("/")
      ? []
      : [{ path: [...path, "path"], message: "begin it with /" }]),
  ];
}

/** The names that a request holds anywhere. */
export function namesOfRequest(request: RequestTemplate): ReadonlySet<string> {
  return new Set(templatesOf(request).flatMap(({ template }) => namesIn(template).map(({ name }) => name)));
}

interface Placed {
  readonly template: string;
  readonly at: readonly string[];
}

function templatesOf({ path, query, headers, body }: RequestTemplate): Placed[] {
  return [
    { template: path, at: ["path"] },
    ...Object.entries(query).map(([name, template]) => ({ template, at: ["query", name] })),
    ...Object.entries(headers).map(([name, template]) => ({ template, at: ["headers", name] })),
    ...(body ? templatesOfBody(body) : []),
  ];
}

function templatesOfBody(body: Body): Placed[] {
  if ("form" in body)
    return Object.entries(body.form).map(([name, template]) => ({ template, at: ["body", "form", name] }));
  if ("graphql" in body) return templatesOfJson(body.graphql.variables, ["body", "graphql", "variables"]);
  return templatesOfJson(body.json, ["body", "json"]);
}

function templatesOfJson(value: unknown, at: readonly string[]): Placed[] {
  if (typeof value === "string") return [{ template: value, at }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => templatesOfJson(inner, [...at, key]));
}
