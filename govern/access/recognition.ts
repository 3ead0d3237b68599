import { createHash } from "node:crypto";

import { type Asker, type Recognise, type Recognised, nobody } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import type { Grant } from "./contract.ts";
import { findRights, findRightsOfKey } from "./queries/find-rights.ts";
import type { FoundSession, Sessions, VisitHeaders } from "./sessions.ts";
import { findKeyByHash, touchKey } from "./store/keys.ts";
import { type HeldSession, findSessionByToken, touchSession } from "./store/sessions.ts";

/** How long somebody recognised is taken at their word, in milliseconds; what this process changes counts at once. */
const restMs = 3_000;

/** More are forgotten all at once. */
const mostKept = 2_000;

/** The marks by which keys are told from the access key of the installation. */
export const KEY_START = "fh_";

/** Somebody recognised, with the session if it is a person. */
export interface Known extends Recognised {
  readonly session?: HeldSession;
  readonly grants?: readonly Grant[];
}

export interface Recognition {
  readonly recognise: Recognise;
  /** By the session alone. */
  readonly person: (headers: VisitHeaders) => Promise<Known>;
  /** To be called after each change of sessions, roles or keys has been committed. */
  readonly forget: () => void;
}

interface Kept {
  readonly known: Promise<Known>;
  readonly until: number;
}

/** Tells who a request comes from: by the key that it carries, otherwise by its session. */
export function createRecognition(
  { db, sessions, now }: { db: Handle; sessions: Sessions; now: () => Date },
  clock: () => number = () => performance.now(),
): Recognition {
  const kept = new Map<string, Kept>();

  /** One answer serves all who ask within the rest; it is dropped if it could be older than the last change. */
  async function once(name: string, find: () => Promise<Known>): Promise<Known> {
    const there = kept.get(name);
    if (there && there.until > clock()) return there.known;
    if (kept.size >= mostKept) kept.clear();
    const entry = { known: find(), until: clock() + restMs };
    kept.set(name, entry);
    const drop = () => {
      if (kept.get(name) === entry) kept.delete(name);
    };
    entry.known.then((known) => {
      // Cookies are given once, and whoever was not recognised may be the next moment.
      if (known.cookies || known.asker === nobody) drop();
    }, drop);
    return entry.known;
  }

  async function byKey(key: string, quiet: boolean): Promise<Known> {
    const at = now();
    const row = await findKeyByHash(db, hashOf(key), at);
    if (!row) return { asker: nobody };
    if (!quiet) await touchKey(db, row.id, at);
    return { asker: { id: row.id, name: row.name, kind: "key", ...(await findRightsOfKey(db, row)) } };
  }

  async function bySession(headers: VisitHeaders, quiet: boolean): Promise<Known> {
    const found = await sessions.find(headers, { prolong: !quiet });
    const session = found && (await findSessionByToken(db, found.token));
    if (!found || !session || session.expires_at <= now()) return { asker: nobody, ended: true };
    if (!quiet) await touchSession(db, found, now());
    const { rights, grants } = await findRights(db, session.user_id);
    const asker: Asker = { id: session.user_id, name: session.name, kind: "person", ...rights };
    return { asker, session, grants, ...prolonged(found) };
  }

  const look = async (headers: VisitHeaders, quiet: boolean): Promise<Known> => {
    const cookie = sessions.given(headers);
    if (cookie === undefined) return { asker: nobody };
    return once(`session ${cookie}`, () => bySession(headers, quiet));
  };

  return {
    recognise: async (headers, { quiet } = { quiet: false }) => {
      if (headers.authorization === undefined) return look(headers, quiet);
      const key = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1];
      if (!key?.startsWith(KEY_START) || key.length > 100) return { asker: nobody };
      return once(`key ${hashOf(key).toString("hex")}`, () => byKey(key, quiet));
    },
    person: (headers) => look(headers, false),
    forget: () => kept.clear(),
  };
}

/** The form in which keys and invitations are kept: they are long and random, so that a quick hash will do. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function prolonged({ cookies }: FoundSession): { cookies?: readonly string[] } {
  return cookies.length > 0 ? { cookies } : {};
}
