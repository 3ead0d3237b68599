import type { Handle } from "@firsthand/platform/storage";

import { type ListedPlace, type Mention, PLACE_DAYS, type Places } from "../contract.ts";
import type { PlacesGround } from "../ground.ts";
import { knownPlaces } from "../rules/catalogue.ts";
import { countByChannel, findPlaces, newestConversation, type PlaceRow } from "../store/places.ts";

const DAY = 86_400_000;

/** Where customers speak, as it is listed, and how much of it was heard in the 90 days to the newest conversation. */
export async function showPlaces(tx: Handle): Promise<Places> {
  const [rows, until] = await Promise.all([findPlaces(tx), newestConversation(tx)]);
  const since = until && new Date(until.getTime() - PLACE_DAYS * DAY);
  const channels = since ? await countByChannel(tx, since) : [];
  const counts = new Map(channels.map(({ channel, conversations }) => [channel, conversations]));
  const through = (names: readonly string[]) => names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const listed = rows.map((row) => shownPlace(row, through(row.channels)));
  const counted = listed.filter(({ dismissed }) => !dismissed);
  return {
    since: since?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
    listed,
    known: unlisted(rows).map(({ id, name, channels: usual }) => {
      const own = usual.filter((channel) => counts.has(channel));
      return { id, name, channels: own, conversations: through(own) };
    }),
    channels,
    reach: counted.length === 0 ? null : { heard: counted.filter(({ heard }) => heard).length, of: counted.length },
  };
}

/** Known places that customers mention in the same time and that are neither listed nor named like a channel. */
export async function listMentions(
  db: Handle,
  { countMentions }: Pick<PlacesGround, "countMentions">,
): Promise<Mention[]> {
  const until = await newestConversation(db);
  if (!until) return [];
  const since = new Date(until.getTime() - PLACE_DAYS * DAY);
  const heard = new Set((await countByChannel(db, since)).map(({ channel }) => channel));
  const mentions: Mention[] = [];
  for (const { id, name, words, channels } of unlisted(await findPlaces(db))) {
    if (channels.some((channel) => heard.has(channel))) continue;
    const counted = [];
    for (const word of words) counted.push({ word, count: await countMentions(db, { text: `"${word}"`, since }) });
    const met = counted.filter(({ count }) => count.value > 0);
    if (met.length > 0) mentions.push({ id, name, words: met });
  }
  const most = ({ words }: Mention) => Math.max(...words.map(({ count }) => count.value));
  return mentions.toSorted((a, b) => most(b) - most(a));
}

function unlisted(rows: readonly PlaceRow[]) {
  const listed = new Set(rows.map(({ known_as }) => known_as));
  return knownPlaces.filter(({ id }) => !listed.has(id));
}

function shownPlace(row: PlaceRow, conversations: number): ListedPlace {
  return {
    id: row.place_id,
    name: row.name,
    knownAs: row.known_as,
    channels: [...row.channels],
    conversations,
    heard: conversations > 0,
    dismissed: row.dismissed,
    why: row.why,
    version: row.version,
    by: row.by_name,
    at: row.at.toISOString(),
  };
}
