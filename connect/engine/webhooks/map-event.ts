import type { Manifest } from "../../manifest/index.ts";
import type { Delivery } from "../../records/index.ts";
import type { Settings } from "../../streams/index.ts";
import { openSettings, readySettings } from "../exchange/ready-settings.ts";
import type { Mapper } from "../mapping/mapper.ts";
import { deliveredOf } from "../stream/delivered.ts";

/** What an event brings. */
export interface MappedEvent {
  readonly items: readonly Delivery[];
  /** What has to be answered where somebody asks whether one listens. */
  readonly challenge: string | null;
}

/** The records of an event that was verified. What cannot be read is rejected, with its bytes; never throws for that. */
export async function mapEvent(
  { manifest, mapper }: { readonly manifest: Manifest; readonly mapper: Mapper },
  given: Settings,
  body: Uint8Array,
): Promise<MappedEvent> {
  const { webhook, streams } = manifest;
  if (!webhook) throw new TypeError("a connector without events was given one");
  const settings = readySettings(manifest, given);
  const read = await mapper.read({
    text: webhook.body === "form" ? fieldsOf(body) : new TextDecoder().decode(body),
    headers: {},
    status: 200,
    ofAnswer: webhook.challenge === undefined ? {} : { challenge: webhook.challenge },
    records: webhook.records,
    map: webhook.map ?? streams[webhook.stream ?? ""]?.map,
    settings: openSettings(manifest, settings),
  });
  if (!read.ok) {
    const reason = { code: "event_not_understood", message: `The event cannot be used: ${read.message}.` };
    return { items: [{ status: "rejected", position: { record: 1, line: 1 }, reason, raw: body }], challenge: null };
  }
  const { challenge } = read.head.values;
  if (challenge !== undefined && challenge !== "") return { items: [], challenge: String(challenge) };
  const maps = streams[webhook.stream ?? ""]?.maps ?? "interactions";
  const items = read.records.flatMap((record, index) => deliveredOf(record, { record: index + 1, line: 1 }, maps));
  return { items, challenge: null };
}

/** The fields of a form, as an object. */
function fieldsOf(body: Uint8Array): string {
  return JSON.stringify(Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body))));
}
