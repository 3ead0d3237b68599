import { maskName } from "@firsthand/analytics/personal-data";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import {
  findRestricted,
  listStatements,
  maskedPerson,
  maskedText,
  maskerAmong,
  measureActivity,
  withheldPerson,
} from "../../conversations/index.ts";
import type { Person } from "../contract.ts";
import { unknownPerson } from "../errors.ts";
import * as store from "../store/identities.ts";
import { findErasedAt } from "../store/personal-data.ts";
import { findKnown, type KnownRow } from "../store/known.ts";
import { knownElsewhere, reachesOne } from "../store/search.ts";
import { lastName } from "./last-name.ts";

const MOST_IDENTITIES = 500;
const MOST_LINKS = 1000;

/**
 * A person, named by its own id or that of one of the identities: how to recognise them, why the identities are one
 * person, and how much was said within reach. Somebody out of reach is not there, nor is an identity that is only known
 * out of reach; of somebody restricted it is only said that they are. Throws `unknown_person`.
 */
export async function showPersonPage(
  tx: Handle,
  id: string,
  { reach = "all", clear = "all" }: { readonly reach?: Reach; readonly clear?: Reach } = {},
): Promise<Person> {
  const named = await store.findById(tx, id);
  if (!named) throw unknownPerson(id);
  const all = await store.findOfPerson(tx, named.person_id);
  const allIds = all.map((row) => row.identity_id);
  if (reach !== "all" && !(await reachesOne(tx, reach, allIds))) throw unknownPerson(id);
  const elsewhere = await knownElsewhere(tx, reach, allIds);
  const identities = all.filter((row) => !elsewhere.has(row.identity_id));
  const ids = identities.map((row) => row.identity_id);
  const links = (await store.allLinksOf(tx, ids)).filter(
    ({ from_id, to_id }) => !elsewhere.has(from_id) && !elsewhere.has(to_id),
  );
  const activity = await measureActivity(tx, ids, reach);
  const isClear = clear === "all" || (await reachesOne(tx, clear, ids));
  const masked = isClear ? await knownElsewhere(tx, clear, ids) : new Set(ids);
  const isAllClear = masked.size === 0;
  const isMasked = (identityId: string) => masked.has(identityId);
  const name = lastName(identities);
  const isNameMasked = identities.some((row) => row.name === name && isMasked(row.identity_id));
  const shown = identities.slice(0, MOST_IDENTITIES).map(identityOf);
  const [since] = (await findRestricted(tx, [named.identity_id])).values();
  const statements = (await listStatements(tx, ids)).filter(({ messageId }) => messageId === null);
  const known = await findKnown(tx, ids, reach);
  const mask = maskerAmong(shown.map((one) => ({ ...one, answers: false })));
  const page: Person = {
    personId: named.person_id,
    name: name === null || !isNameMasked ? name : maskName(name),
    identities: shown.map((one) => (isMasked(one.identityId) ? maskedPerson(one) : one)),
    links: links.slice(0, MOST_LINKS).map((row) => {
      const link = linkOf(row);
      const seen = (reason: string | null) => (isAllClear ? reason : maskedText(reason, mask));
      return { ...link, reason: seen(link.reason), undoneReason: seen(link.undoneReason) };
    }),
    since: activity.since?.toISOString() ?? null,
    conversations: activity.conversations,
    lastAt: activity.lastAt?.toISOString() ?? null,
    restrictedSince: since?.toISOString() ?? null,
    erasedAt: (await findErasedAt(tx, ids))?.toISOString() ?? null,
    known: known.map((row) => knownOf(row, isMasked(row.identity_id))),
    statements: statements.map(({ id: key, at, text, by }) => ({
      id: key,
      at,
      text: isAllClear ? text : maskedText(text, mask),
      by,
    })),
  };
  return since ? withheldPage(page) : page;
}

/** Somebody restricted: that there is somebody, how they are known and how much was said, without a word. */
function withheldPage(page: Person): Person {
  return {
    ...page,
    name: null,
    identities: page.identities.map(withheldPerson),
    links: page.links.map((link) => ({ ...link, reason: null, undoneReason: null })),
    known: page.known.map((one) => ({ ...one, attributes: one.attributes.map(({ name }) => ({ name, value: null })) })),
    statements: [],
  };
}

function knownOf({ source, at, received_at, language, unit, attributes }: KnownRow, masked: boolean) {
  return {
    source,
    at: at.toISOString(),
    receivedAt: received_at.toISOString(),
    language,
    unit,
    attributes: Object.entries(attributes).map(([name, [value]]) => ({ name, value: masked ? null : value })),
  };
}

function identityOf(row: store.IdentityRow): Person["identities"][number] {
  const { identity_id: identityId, kind, space, name, sharing } = row;
  return { identityId, kind, space, value: kind === "anonymous" ? null : row.value, name, sharing };
}

function linkOf(row: store.LinkRow): Person["links"][number] {
  return {
    fromId: row.from_id,
    toId: row.to_id,
    rule: row.rule,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    reason: row.reason,
    undoneAt: row.undone_at?.toISOString() ?? null,
    undoneBy: row.undone_by,
    undoneReason: row.undone_reason,
  };
}
