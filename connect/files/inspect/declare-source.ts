import { basename } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import type { SourceDeclaration } from "@firsthand/connect/records";

import type { Layout, Mapping } from "../contract.ts";
import { nativeField } from "../layouts/bound-fields.ts";
import { TWITTER_SOURCE } from "../layouts/twitter-support.ts";
import { ZENDESK_SOURCE } from "../layouts/zendesk/ticket.ts";

/** What tells how to call and read a source, the strongest first: what was asked for, the mapping, the layout. */
export interface SourceFacts {
  readonly path: string;
  readonly layout: Layout;
  readonly header: readonly string[];
  readonly channel: string;
  readonly mapping: Mapping | undefined;
  readonly sourceName: string | undefined;
  readonly country: string | undefined;
}

/** The declaration of the source that a file comes from. Throws a Failure `bad_country`. */
export function declareSource(facts: SourceFacts): SourceDeclaration {
  const { mapping, sourceName } = facts;
  const from = mapping?.source ?? {};
  const base = ofLayout(facts);
  const country = countryIn(facts.country ?? from.country);
  const name = sourceName?.trim() || from.name || base.name;
  const selection = from.selection ?? base.selection;
  return {
    name: name.slice(0, 250),
    channel: from.channel ?? base.channel,
    visibility: from.visibility ?? base.visibility,
    threading: from.threading ?? base.threading,
    gapHours: from.gap_hours ?? base.gapHours,
    brandAccounts: from.brand_accounts ?? base.brandAccounts,
    answers: from.answers ?? base.answers,
    promiseHours: from.promise_hours ?? base.promiseHours,
    ...(selection === undefined ? {} : { selection }),
    ...(from.accounts === undefined ? {} : { accounts: from.accounts }),
    ...(country === undefined ? {} : { country }),
  };
}

const PRIVATE = {
  visibility: "private",
  gapHours: 72,
  brandAccounts: false,
  answers: "included",
  promiseHours: 24,
} as const;

function ofLayout({ path, layout, header, channel, mapping }: SourceFacts): SourceDeclaration {
  if (layout === "twitter-support") return TWITTER_SOURCE;
  if (layout === "zendesk") return { ...ZENDESK_SOURCE, channel };
  if (layout === "mail") {
    // Without knowing our own addresses every mail looks like one from outside.
    const answers = mapping?.organisation ? "included" : "elsewhere";
    return { ...PRIVATE, name: "mail", channel: "email", threading: "links", answers };
  }
  const fields = layout === "mapping" && mapping ? Object.keys(mapping.columns ?? {}) : header.map(nativeField);
  const threading = fields.includes("thread") ? "explicit" : fields.includes("parents") ? "links" : "gap";
  return { ...PRIVATE, name: nameOfFile(path), channel, threading, answers: holdsAnswers(mapping) };
}

/** A file in which everything came in, as in a survey, holds no answers: silence in it proves nothing. */
function holdsAnswers(mapping: Mapping | undefined): SourceDeclaration["answers"] {
  const direction = mapping?.columns?.direction;
  const always = typeof direction === "object" && "constant" in direction ? direction.constant : undefined;
  return always === "in" ? "elsewhere" : "included";
}

/** The name of the file without its endings. */
function nameOfFile(path: string): string {
  const name = basename(path)
    .replace(/\.gz$/i, "")
    .replace(/\.[a-z\d]{1,5}$/i, "")
    .trim();
  return name === "" ? "file" : name;
}

function countryIn(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const upper = code.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(upper)) return upper;
  throw new Failure({
    code: "bad_country",
    status: 422,
    message: `"${code}" is no country code.`,
    advice: "Write the two letters of ISO 3166, for example DE.",
  });
}
