import { runInNewContext } from "node:vm";

import type { Manifest, Setting } from "../../manifest/index.ts";
import type { Settings } from "../../streams/index.ts";
import { misset } from "../failures.ts";

/**
 * Settings as requests are made of them: with defaults, addresses in one form. Throws StreamFailure `misset` that names
 * what is missing or does not fit, never what was filled in.
 */
export function readySettings({ settings: declared }: Manifest, given: Settings): Settings {
  const ready = Object.entries(declared).flatMap(([name, setting]): [string, string][] => {
    const typed = Object.hasOwn(given, name) ? (given[name] ?? "").trim() : "";
    const value = typed === "" ? (setting.default ?? "") : typed;
    if (value === "" && setting.needed) throw misset(`${setting.title} is missing.`, "Fill it in.");
    return value === "" ? [] : [[name, checked(setting, value)]];
  });
  return Object.fromEntries(ready);
}

/** Values that are shown to nobody, longest first so that none is left half. */
export function secretsOf({ settings: declared }: Manifest, settings: Settings): string[] {
  return Object.entries(settings)
    .filter(([name]) => declared[name]?.kind === "secret")
    .flatMap(([, value]) => [value, encodeURIComponent(value)])
    .toSorted((a, b) => b.length - a.length);
}

/** Settings that expressions may see. */
export function openSettings({ settings: declared }: Manifest, settings: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => declared[name]?.kind !== "secret"));
}

function checked({ title, kind, choices, pattern }: Setting, value: string): string {
  if (kind === "choice" && choices && !Object.hasOwn(choices, value))
    throw misset(`${title} is none of its choices.`, `Choose one of ${Object.values(choices).join(", ")}.`);
  if (pattern !== undefined && !matches(pattern, value))
    throw misset(`${title} is not written as it has to be.`, "Compare it with the example.");
  return kind === "url" ? siteOf(title, value) : value;
}

/** A pattern that takes longer than this for what was filled in is not matched. */
const PATTERN_MS = 100;

/** Whether the whole of a value matches. People write patterns: one that goes on and on must not hold up the server. */
function matches(pattern: string, value: string): boolean {
  try {
    const asked = { pattern: `^(?:${pattern})$`, value };
    return runInNewContext('new RegExp(pattern, "u").test(value)', asked, { timeout: PATTERN_MS }) === true;
  } catch {
    return false;
  }
}

/** An address that was typed: with a scheme before it, without the slash at its end. */
function siteOf(title: string, typed: string): string {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw misset(
      `${title} is no address that can be asked.`,
      "Write it as in a browser, for example https://shop.example, without a name, password or question mark.",
    );
  }
  let end = url.href.length;
  while (url.href[end - 1] === "/") end--;
  return url.href.slice(0, end);
}
