import { Document } from "yaml";

import type { SourceDeclaration } from "@firsthand/connect/records";

import type { Binding, Field, Mapping, ReaderContext } from "../contract.ts";
import { nativeField } from "../layouts/bound-fields.ts";

const DELIMITERS = [",", ";", "\t", "|"];

/** A mapping file (YAML) with which a file is read exactly as this context reads it. */
export function mappingText(context: ReaderContext, declaration: SourceDeclaration): string {
  const { layout, encoding, table, dateFormat, timeZone, mapping } = context;
  const said: Record<string, unknown> = { source: sourceOf(context, declaration) };
  if (layout !== "mail") said["encoding"] = encoding;
  if (table && DELIMITERS.includes(table.delimiter)) said["delimiter"] = table.delimiter;
  if (dateFormat !== undefined) said["date_format"] = dateFormat;
  said["time_zone"] = timeZone;
  const columns = layout === "mapping" ? mapping?.columns : nativeColumns(context);
  if (columns) said["columns"] = columns;
  if (layout === "mapping" && mapping?.rating) said["rating"] = mapping.rating;
  if (mapping?.organisation) said["organisation"] = mapping.organisation;
  const document = new Document(said);
  const known = {
    "twitter-support": "Customer Support on Twitter",
    native: "the native layout",
    zendesk: "tickets of Zendesk",
  };
  if (!columns && (layout === "twitter-support" || layout === "native" || layout === "zendesk"))
    document.commentBefore = ` What the columns mean is known: ${known[layout]}.`;
  return document.toString({ lineWidth: 0 });
}

function sourceOf({ channel }: ReaderContext, declaration: SourceDeclaration): NonNullable<Mapping["source"]> {
  const { name, visibility, threading, gapHours, selection, brandAccounts, answers, promiseHours } = declaration;
  const { accounts, country } = declaration;
  return {
    name,
    channel,
    visibility,
    threading,
    gap_hours: gapHours,
    ...(selection === undefined ? {} : { selection }),
    brand_accounts: brandAccounts,
    answers,
    ...(accounts === undefined ? {} : { accounts }),
    promise_hours: promiseHours,
    ...(country === undefined ? {} : { country }),
  };
}

/**
 * The columns of the native layout as a mapping names them. None where that would say less: later lines of JSON may bring
 * more columns, and `extra.` is taken off by the native layout alone.
 */
function nativeColumns({ layout, format, table }: ReaderContext): Partial<Record<Field, Binding>> | undefined {
  if (layout !== "native" || format === "jsonl" || !table) return undefined;
  if (table.header.some((name) => name.startsWith("extra."))) return undefined;
  const columns: Partial<Record<Field, Binding>> = {};
  for (const name of table.header) {
    const field = nativeField(name);
    if (field) columns[field] ??= name;
  }
  return columns;
}
