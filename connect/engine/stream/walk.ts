import { type Paging, type RequestTemplate, type Values, valueAt } from "../../manifest/index.ts";
import { type Filled, fillRequest } from "../exchange/fill-request.ts";
import { AnswerFailure } from "../exchange/judge.ts";
import { notUnderstood, shownAnswer } from "../failures.ts";
import { secretsOf } from "../exchange/ready-settings.ts";
import { nameOfPlace, type Place } from "../rules/cursor.ts";
import { watchLoops } from "../rules/loops.ts";
import { endOfWindow, type Next, nextPlace } from "../rules/paging.ts";
import { askPage, type AskedPage, type Reading } from "./ask-page.ts";

/** What is walked through, page by page. */
export interface Walk {
  readonly request: RequestTemplate;
  readonly paging: Paging;
  readonly records: string;
  readonly map?: string | undefined;
  readonly watermark?: string | undefined;
  readonly parent?: string | undefined;
  readonly since: Date;
  /** Values besides those of the pages. */
  readonly values: Values;
}

export interface WalkedPage extends AskedPage {
  readonly next: Next & { kind: "next" | "end" };
  /** Up to when it was asked for. */
  readonly until: Date;
}

/** So often pages that were read already may be read again because something was removed behind them. */
const MOST_STEPS_BACK = 100;

/** The pages from a place on, to the end. Throws StreamFailure, also where a server leads nowhere. */
export async function* walk(reading: Reading, one: Walk, from: Place): AsyncGenerator<WalkedPage> {
  const { manifest, settings, ground } = reading;
  const loops = watchLoops();
  let stepsBack = 0;
  for (let place: Place | null = from, first = true; place !== null; first = false) {
    const now = ground.now();
    const until = place.kind === "window" ? endOfWindow(place, now) : now;
    const filled = filledAt(reading, one, { place, until });
    const asked = await askPage(reading, filled, {
      ofAnswer: expressionsOf(one.paging),
      records: one.records,
      map: one.map,
      watermark: one.watermark,
      parent: one.parent,
    }).catch((error: unknown) => {
      // Some answer so when a page behind the last one is asked for.
      if (!first && isBehindTheLast(one.paging, error)) return null;
      throw error;
    });
    if (asked === null) {
      yield { ...NOTHING, until, next: { kind: "end", keep: null } };
      return;
    }
    const { head, answer, records } = asked;
    const hashes = records.map(({ hash }) => hash);
    const shown = () => shownAnswer(answer.text, secretsOf(manifest, settings));
    // Windows move on with the clock, whatever is in them.
    if (place.kind !== "window") {
      const name = `${nameOfPlace(place)} ${stepsBack}`;
      const fault = loops.look({ place: name, records: hashes });
      if (fault !== undefined) throw notUnderstood(`Their pages lead nowhere: ${fault}.`, shown());
    }
    const seen = { values: head.values, headers: answer.headers, records: head.records, hashes, until, now };
    const next: Next = nextPlace(one.paging, place, { ...seen, address: filled.url.href });
    if (next.kind === "stuck") throw notUnderstood(`Their pages lead nowhere: ${next.message}.`, shown());
    if (next.kind === "next" && isBefore(next.place, place) && ++stepsBack > MOST_STEPS_BACK)
      throw notUnderstood("Their pages lead nowhere: how many records there are changes all the time.", shown());
    yield { ...asked, records: withoutSeam(records, place), until, next };
    place = next.kind === "next" ? next.place : null;
  }
}

const NOTHING: AskedPage = {
  answer: { status: 200, headers: {}, text: "", bytes: 0, milliseconds: 0 },
  head: { values: {}, records: 0, fields: {} },
  records: [],
};

/** What was read at the end of the page before is not read again. */
function withoutSeam(records: AskedPage["records"], place: Place): AskedPage["records"] {
  if (place.kind !== "offset" || place.seam.length === 0) return records;
  return records.filter(({ hash }) => !place.seam.includes(hash));
}

function isBehindTheLast(paging: Paging, error: unknown): boolean {
  const paged = paging.kind === "page" || paging.kind === "offset";
  return paged && error instanceof AnswerFailure && (error.status === 400 || error.status === 404);
}

function isBefore(next: Place, place: Place): boolean {
  if (next.kind === "page" && place.kind === "page") return next.page <= place.page;
  return next.kind === "offset" && place.kind === "offset" && next.offset <= place.offset;
}

interface At {
  readonly place: Place;
  readonly until: Date;
}

function filledAt(
  { manifest, settings }: Reading,
  { request, paging, since, values }: Walk,
  { place, until }: At,
): Filled {
  const own: Readonly<Record<string, unknown>> = {
    since: place.kind === "window" ? new Date(place.from) : since,
    until,
    ...("size" in paging && paging.size !== undefined ? { size: paging.size } : {}),
    ...(place.kind === "cursor" ? { cursor: place.cursor } : {}),
    ...(place.kind === "page" ? { page: place.page } : {}),
    ...(place.kind === "offset" ? { offset: place.offset } : {}),
  };
  const isFirst =
    place.kind === "start" || (paging.kind === "cursor" && place.kind === "cursor" && place.cursor === paging.first);
  const leftOut = paging.kind === "cursor" && !isFirst ? paging.first_only : [];
  const known: Values = (name) => (Object.hasOwn(own, name) ? own[name] : values(name));
  const filled = fillRequest(manifest, request, { settings, values: known, leftOut });
  return place.kind === "address" ? { ...filled, url: new URL(place.address) } : filled;
}

function expressionsOf(paging: Paging): Record<string, string> {
  const all = ["next", "more", "total"].map((name) => [name, Reflect.get(paging, name)] as const);
  return Object.fromEntries(all.filter((entry): entry is readonly [string, string] => typeof entry[1] === "string"));
}

/** Values of a record, for the request of its detail: `record.id` and so on. */
export function valuesOfRecord(record: unknown): Values {
  return (name) => (name.startsWith("record.") ? valueAt(record, name.slice("record.".length)) : undefined);
}
