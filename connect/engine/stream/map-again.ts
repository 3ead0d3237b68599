import type { Manifest } from "../../manifest/index.ts";
import type { Delivery } from "../../records/index.ts";
import type { Settings } from "../../streams/index.ts";
import { openSettings, readySettings } from "../exchange/ready-settings.ts";
import type { Mapper } from "../mapping/mapper.ts";
import { mapEvent } from "../webhooks/map-event.ts";
import { deliveredOf } from "./delivered.ts";

const POSITION = { record: 1, line: 1 };

/**
 * What one record that was not understood before comes to by the maps of these streams (and of events) as they are now.
 * Null: none of them understands it, or several do and differ, or what it belonged to would have to be known.
 */
export async function mapAgain(
  { manifest, mapper }: { readonly manifest: Manifest; readonly mapper: Mapper },
  given: Settings,
  { raw, streams, events }: { readonly raw: Uint8Array; readonly streams: readonly string[]; readonly events: boolean },
): Promise<readonly Delivery[] | null> {
  const text = new TextDecoder().decode(raw);
  if (!isJson(text)) return events ? understoodOnly(await eventOf({ manifest, mapper }, given, raw)) : null;
  const settings = openSettings(manifest, readySettings(manifest, given));
  const maps = streams.flatMap((name) => {
    const stream = manifest.streams[name];
    // The map of a detail may need the record that it belongs to, which is not here.
    return stream === undefined || stream.map.includes("$parent") ? [] : [{ map: stream.map, maps: stream.maps }];
  });
  const { webhook } = manifest;
  if (events && webhook?.map !== undefined)
    maps.push({ map: webhook.map, maps: manifest.streams[webhook.stream ?? ""]?.maps ?? "interactions" });
  const found: (readonly Delivery[])[] = [];
  for (const { map, maps: target } of maps) {
    const read = await mapper.read({
      text: `{"kept":[${text}]}`,
      headers: {},
      status: 200,
      ofAnswer: {},
      records: "kept",
      map,
      settings,
    });
    const items = read.ok ? read.records.flatMap((record) => deliveredOf(record, POSITION, target)) : [];
    const understood = understoodOnly(items);
    if (understood) found.push(understood);
  }
  if (found.length === 0 && events) return understoodOnly(await eventOf({ manifest, mapper }, given, raw));
  const different = new Set(found.map((items) => JSON.stringify(items)));
  return different.size === 1 ? (found[0] ?? null) : null;
}

async function eventOf(
  engine: { readonly manifest: Manifest; readonly mapper: Mapper },
  given: Settings,
  raw: Uint8Array,
): Promise<readonly Delivery[]> {
  return engine.manifest.webhook ? (await mapEvent(engine, given, raw)).items : [];
}

/** Where all of it is understood; else nothing, so that no half of it goes in. */
function understoodOnly(items: readonly Delivery[]): readonly Delivery[] | null {
  return items.length > 0 && items.every(({ status }) => status !== "rejected") ? items : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
