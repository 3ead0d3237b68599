import type { Delivered } from "../../records/index.ts";
import { StreamFailure } from "../../streams/index.ts";
import { TRIAL_RECORDS, type Trial } from "../contract.ts";
import { badSettings, unknownConnection } from "../errors.ts";
import type { ConnectionsGround } from "../ground.ts";
import { settled } from "../rules/settings.ts";
import { findConnection } from "../store/connections.ts";
import { connectorOf, secretsOf } from "./opened.ts";
import { keeperOf, passingKeeper } from "./tokens.ts";

interface ToTry {
  readonly connector: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly allowedHosts: readonly string[];
  readonly days: number;
  readonly id?: string | undefined;
}

const PATIENCE_MS = 20_000;
const SHOWN_TEXT = 500;

/** The first records of each stream as they would be understood. Nothing is kept. Throws `connection_settings`. */
export async function tryConnection(ground: ConnectionsGround, toTry: ToTry): Promise<Trial> {
  const connector = connectorOf(ground, toTry.connector);
  const { plain, secret, issues } = settled(connector.settings, toTry.settings, await secretsBefore(ground, toTry.id));
  if (issues.length > 0) throw badSettings(issues);
  const settings = { ...plain, ...secret };
  const { id, allowedHosts } = toTry;
  const tokens = id === undefined ? passingKeeper() : keeperOf(ground, id);
  const read = connector.read({ settings, allowedHosts, tokens });
  const since = new Date(ground.now().getTime() - toTry.days * 86_400_000);
  const rows: Trial["rows"] = [];
  const streams: Trial["streams"] = [];
  for (const { name } of connector.streams) {
    let found = 0;
    let failure: Trial["streams"][number]["failure"] = null;
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      for await (const { items } of read({ stream: name, settings, cursor: null, since, signal })) {
        found += items.length;
        rows.push(...items.slice(0, TRIAL_RECORDS - rows.length).map((item) => shownRow(name, item)));
        if (found > 0) break;
      }
    } catch (error) {
      failure = shownFailure(error);
    }
    streams.push({ name, found, failure });
  }
  return { rows, streams };
}

async function secretsBefore(ground: ConnectionsGround, id: string | undefined) {
  if (id === undefined) return {};
  const row = await findConnection(ground.db, id);
  if (!row) throw unknownConnection(id);
  return secretsOf(ground, row);
}

function shownFailure(error: unknown): NonNullable<Trial["streams"][number]["failure"]> {
  if (error instanceof StreamFailure) {
    const { code, message, advice, answer = null } = error;
    return { code, message, advice, answer };
  }
  if (error instanceof DOMException && error.name === "TimeoutError")
    return { code: "slow", message: "Nothing came within 20 seconds.", advice: "Try again.", answer: null };
  throw error;
}

function shownRow(stream: string, item: Delivered): Trial["rows"][number] {
  if (item.status === "rejected") {
    const text = Buffer.from(item.raw).toString().slice(0, SHOWN_TEXT);
    const empty = { at: null, direction: null, kind: null, author: null, subject: null };
    return { stream, status: "rejected", ...empty, text, reason: item.reason.message };
  }
  const { at, direction, kind, author, subject = null, text } = item.record;
  return {
    stream,
    status: "understood",
    at,
    direction,
    kind,
    author: author?.name ?? author?.account ?? author?.email ?? null,
    subject,
    text: text.slice(0, SHOWN_TEXT),
    reason: null,
  };
}
