import { randomBytes } from "node:crypto";

import type { Access, Reach } from "@firsthand/kernel/permissions";
import { mountApi, nobody, type Asker, type Recognise } from "@firsthand/platform/http";
import { cloneDatabase, serveForTest, type TestDatabase } from "@firsthand/platform/testing";
import { onTestFinished } from "vitest";
import { z } from "zod";

import {
  attestationsPlainRoutes,
  createAttestationsRouter,
  findStanding,
  type Ask,
  type AttestationsGround,
  type StandingAnswer,
} from "../index.ts";

const view: readonly Access[] = ["open", "known", "position.read"];
const edit: readonly Access[] = [...view, "attestations.answer"];

const NORD: Reach = [{ units: ["Nord"], functions: null }];

/** Who there is; each signs in by their first name. Ann's key acts for her; Uma may all this for Nord alone. */
const ASKERS: ReadonlyMap<string, Asker> = new Map(
  (
    [
      { id: "1", name: "Ann", kind: "person", may: edit },
      { id: "2", name: "Ben", kind: "person", may: edit },
      { id: "3", name: "Vera", kind: "person", may: view },
      { id: "4", name: "Ada", kind: "person", may: [...edit, "model.edit"] },
      { id: "5", name: "Uma", kind: "person", may: edit },
      { id: "k", name: "nightly job", kind: "key", may: edit },
    ] satisfies Omit<Asker, "reach">[]
  ).map((asker): [string, Asker] => {
    const reach: Reach = asker.name === "Uma" ? NORD : "all";
    return [
      asker.kind === "key" ? "Key" : asker.name,
      { ...asker, reach: (permission) => (asker.may.includes(permission) ? reach : []) },
    ];
  }),
);

export type Who = "Ann" | "Ben" | "Vera" | "Ada" | "Uma" | "Key" | "Nobody";

export const ASKS: readonly Ask[] = [
  { criterion: "budget", says: "There is a budget.", proof: "budget line", months: 12, second: false },
  { criterion: "charter", says: "There is a charter.", proof: "charter", months: 6, second: true },
  { criterion: "vision", says: "There is a vision.", proof: "document", months: 1, second: false },
];

/** A server with the endpoints of this module on real PostgreSQL, and a clock that stands still until it is moved. */
export interface Desk {
  readonly database: TestDatabase;
  readonly ground: AttestationsGround;
  readonly url: string;
  /** The model in force from now on. */
  setAsks(asks: readonly Ask[]): void;
  setNow(now: string): void;
  /** From now on this member is one no more. */
  leave(id: string): void;
  /** Asks in somebody's name; status and JSON. */
  ask(who: Who, method: string, path: string, body?: unknown): Promise<Reply>;
  /** Answers for the whole organisation, having seen nothing, unless told otherwise. */
  give(who: Who, answer: object): Promise<Reply>;
  /** Uploads a file that proves something. */
  upload(who: Who, name: string, content: BodyInit, headers?: Record<string, string>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export async function openDesk(): Promise<Desk> {
  const database = await cloneDatabase();
  let now = new Date("2026-03-10T09:00:00Z");
  let asks = ASKS;
  const gone = new Set<string>();
  const ground: AttestationsGround = {
    db: database.db,
    now: () => now,
    random: randomBytes,
    asks: async () => asks,
    hasCriterion: async (criterion) => criterion === "nps" || asks.some((one) => one.criterion === criterion),
    hasUnit: async (unit) => unit === "Nord" || unit === "Ost",
    members: async () => [...ASKERS.values()].filter(({ id, kind }) => kind === "person" && !gone.has(id)),
    personBehind: async ({ id, kind }) => (kind === "key" ? "1" : id),
  };
  const url = await serve(ground);
  onTestFinished(() => database.drop());
  const ask: Desk["ask"] = async (who, method, path, body) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { ...as(who), ...(body === undefined ? {} : { "content-type": "application/json" }) };
    return await replyOf(await fetch(`${url}/api/attestations${path}`, { method, headers, ...json }));
  };
  return {
    database,
    ground,
    url,
    ask,
    setAsks: (changed) => void (asks = changed),
    setNow: (moment) => void (now = new Date(moment)),
    leave: (id) => void gone.add(id),
    give: (who, answer) => ask(who, "POST", "", { criterion: "budget", met: true, ifNewest: null, ...answer }),
    upload: async (who, name, content, headers = {}) => {
      const path = `${url}/api/attestations/proofs?name=${encodeURIComponent(name)}`;
      const init = { method: "POST", headers: { ...as(who), ...headers }, body: content, duplex: "half" };
      return await replyOf(await fetch(path, init));
    },
  };
}

/** The header by which somebody is known here. */
export function as(who: Who): Record<string, string> {
  return who === "Nobody" ? {} : { authorization: `Bearer ${who}` };
}

const recognise: Recognise = async ({ authorization }) => ({
  asker: ASKERS.get(authorization?.replace("Bearer ", "") ?? "") ?? nobody,
});

async function serve(ground: AttestationsGround): Promise<string> {
  const router = createAttestationsRouter();
  const { server, url } = await serveForTest({
    recognise,
    mounts: [mountApi({ name: "attestations", router, context: (asker) => ({ ground, asker }) })],
    plainRoutes: attestationsPlainRoutes(ground),
  });
  onTestFinished(() => server.close({ graceSeconds: 0 }));
  return url;
}

const record = z.record(z.string(), z.unknown());

async function replyOf(response: Response): Promise<Reply> {
  const body: unknown = await response.json();
  return { status: response.status, body: Array.isArray(body) ? { rows: body } : record.parse(body) };
}

/** Status and code of a problem. */
export async function codeOf(reply: Promise<Reply>): Promise<string> {
  const { status, body } = await reply;
  return `${status} ${String(body["code"])}`;
}

/** The id of what was made. */
export function idOf({ body }: Reply): string {
  return String(body["id"]);
}

/** Does something with an answer: `ID/signature`, `ID/check`, `ID/withdrawal`. */
export function act(desk: Desk, who: Who, what: string, body: object = {}): Promise<Reply> {
  return desk.ask(who, "POST", `/${what}`, body);
}

/** What is due for somebody, or for all. */
export async function duties(desk: Desk, who: Who, mine = true): Promise<unknown> {
  return (await desk.ask(who, "GET", `/duties?mine=${mine}`)).body["rows"];
}

/** What stands for a criterion at a moment, now unless told. */
export async function standing(
  { database, ground }: Desk,
  criterion: string,
  { unit, asOf }: { readonly unit?: string; readonly asOf?: string } = {},
): Promise<StandingAnswer | undefined> {
  const moment = asOf === undefined ? ground.now() : new Date(asOf);
  return (await findStanding(database.db, { unit, asOf: moment })).get(criterion);
}
