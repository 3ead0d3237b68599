import type { Paging } from "../../manifest/index.ts";
import { nextLink } from "./link-header.ts";
import type { Place } from "./cursor.ts";

/** One page, as far as the way to the next one depends on it. */
export interface PageSeen {
  /** Values of the expressions `next`, `more` and `total`. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly records: number;
  /** What tells its records from others, in their order. */
  readonly hashes: readonly string[];
  /** The address that was asked. */
  readonly address: string;
  /** The end of the window that was asked for. */
  readonly until: Date;
  readonly now: Date;
}

/** Where it goes on; or the end, with where the next run may begin; or why it goes nowhere. */
export type Next =
  | { readonly kind: "next"; readonly place: Place }
  | { readonly kind: "end"; readonly keep: Place | null }
  | { readonly kind: "stuck"; readonly message: string };

const END: Next = { kind: "end", keep: null };
const SHORTEST_WINDOW_HOURS = 1 / 60;

/** Where a run begins that has no place yet. */
export function startPlace(paging: Paging, since: Date): Place {
  switch (paging.kind) {
    case "cursor":
      return paging.first === undefined ? { kind: "start" } : { kind: "cursor", cursor: paging.first };
    case "page":
      return { kind: "page", page: paging.first, total: null };
    case "offset":
      return { kind: "offset", offset: 0, total: null, seam: [] };
    case "time_window":
      return { kind: "window", from: since.toISOString(), hours: paging.hours };
    case "none":
    case "next_address":
    case "link_header":
      return { kind: "start" };
  }
}

/** The end of a window: not after now. */
export function endOfWindow({ from, hours }: Place & { kind: "window" }, now: Date): Date {
  return new Date(Math.min(Date.parse(from) + hours * 3_600_000, Math.max(now.getTime(), Date.parse(from))));
}

/** The way from a page to the next one. */
export function nextPlace(paging: Paging, place: Place, page: PageSeen): Next {
  switch (paging.kind) {
    case "none":
      return END;
    case "cursor":
      return nextCursor(paging, place, page);
    case "next_address":
      return nextAddress(page.values["next"], page);
    case "link_header":
      return nextAddress(nextLink(page.headers["link"]), page);
    case "page":
      return nextPage(paging, place, page);
    case "offset":
      return paging.seam === undefined
        ? nextOffset(place, page)
        : nextAtSeam({ ...paging, seam: paging.seam }, place, page);
    case "time_window":
      return nextWindow(paging, place, page);
  }
}

function nextCursor({ endures }: Paging & { kind: "cursor" }, place: Place, { values, records }: PageSeen): Next {
  const { next, more } = values;
  const here = place.kind === "cursor" ? place : null;
  const given = (typeof next === "string" && next !== "") || typeof next === "number" ? next : undefined;
  const keep = endures ? (given === undefined ? here : ({ kind: "cursor", cursor: given } as const)) : null;
  if (given === undefined || more === false) return { kind: "end", keep };
  if (here !== null && String(here.cursor) === String(given))
    return records === 0 ? { kind: "end", keep } : { kind: "stuck", message: "the cursor does not move" };
  return { kind: "next", place: { kind: "cursor", cursor: given } };
}

function nextAddress(said: unknown, { address }: PageSeen): Next {
  if (typeof said !== "string" || said === "") return END;
  const url = URL.parse(said, address);
  if (!url) return { kind: "stuck", message: "the address of the next page is none" };
  // Credentials go with it, so it has to stay where they belong.
  if (url.origin !== new URL(address).origin)
    return { kind: "stuck", message: "the next page is said to lie on another host" };
  if (url.href === address) return { kind: "stuck", message: "the next page is said to be the same" };
  return { kind: "next", place: { kind: "address", address: url.href } };
}

function nextPage({ first, size }: Paging & { kind: "page" }, place: Place, { values, records }: PageSeen): Next {
  const here = place.kind === "page" ? place : { page: first, total: null };
  const total = wholeOf(values["total"]);
  // What was removed behind us drew unread records onto pages that were read.
  const gone = here.total === null || total === null ? 0 : Math.max(0, here.total - total);
  if (gone > 0)
    return { kind: "next", place: { kind: "page", page: Math.max(first, here.page - Math.ceil(gone / size)), total } };
  if (records === 0) return END;
  const isLast = total !== null && (here.page - first + 1) * size >= total;
  if (isLast) return END;
  if (total !== null && records < size)
    return { kind: "stuck", message: `a page holds ${records} records and not ${size}, though there are more` };
  return { kind: "next", place: { kind: "page", page: here.page + 1, total } };
}

function nextOffset(place: Place, { values, records }: PageSeen): Next {
  const here = place.kind === "offset" ? place : { offset: 0, total: null, seam: [] };
  const total = wholeOf(values["total"]);
  const gone = here.total === null || total === null ? 0 : Math.max(0, here.total - total);
  if (gone > 0)
    return { kind: "next", place: { kind: "offset", offset: Math.max(0, here.offset - gone), total, seam: [] } };
  const offset = here.offset + records;
  return records === 0 || (total !== null && offset >= total)
    ? END
    : { kind: "next", place: { kind: "offset", offset, total, seam: [] } };
}

/**
 * Pages that overlap. What is removed or moved behind us draws unread records forward; as long as one of the last records
 * that were read is on the page, in an order that lasts, nothing was drawn past us.
 */
function nextAtSeam(
  { size, seam }: { readonly size: number; readonly seam: number },
  place: Place,
  { values, records, hashes }: PageSeen,
): Next {
  const here = place.kind === "offset" ? place : { offset: 0, seam: [] };
  const total = wholeOf(values["total"]);
  const known = new Set(here.seam);
  const joined = here.offset === 0 || known.size === 0 || hashes.some((hash) => known.has(hash));
  if (!joined)
    return { kind: "next", place: { kind: "offset", offset: Math.max(0, here.offset - size), total, seam: here.seam } };
  const reached = here.offset + records;
  const nothingNew = hashes.every((hash) => known.has(hash));
  if (nothingNew || (total !== null && reached >= total)) return END;
  const kept = hashes.slice(Math.max(1, records - seam));
  return { kind: "next", place: { kind: "offset", offset: reached - kept.length, total, seam: kept } };
}

function nextWindow({ hours, size }: Paging & { kind: "time_window" }, place: Place, page: PageSeen): Next {
  if (place.kind !== "window") return END;
  if (size !== undefined && page.records >= size) {
    const asked = Math.min(place.hours, (page.until.getTime() - Date.parse(place.from)) / 3_600_000);
    return asked > SHORTEST_WINDOW_HOURS
      ? { kind: "next", place: { ...place, hours: asked / 2 } }
      : { kind: "stuck", message: `there are ${size} records or more within a minute, and no way to all of them` };
  }
  return page.until >= page.now
    ? END
    : { kind: "next", place: { kind: "window", from: page.until.toISOString(), hours } };
}

function wholeOf(value: unknown): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : null;
}
