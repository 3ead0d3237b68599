import { setTimeout as sleep } from "node:timers/promises";

import { createOutgoing } from "@firsthand/platform/outgoing";

import { type ActionInputs, createMapper, openConnector, type Connector } from "../../engine/index.ts";
import { keeperOf } from "../../engine/testing/index.ts";
import type { Delivery, SourceRecord } from "../../records/index.ts";
import type { Cursor, Settings } from "../../streams/index.ts";
import { shippedConnector } from "../index.ts";

export interface Trial {
  readonly connector: Connector;
  /** Reads a stream to its end, or `pages` pages of it; fails if anything is rejected. */
  readonly read: (asked: {
    readonly stream: string;
    readonly settings: Settings;
    readonly cursor?: Cursor | null;
    readonly since?: string;
    readonly pages?: number;
  }) => Promise<{ records: SourceRecord[]; cursor: Cursor | null; pages: number; drift: string[] }>;
  readonly act: (action: string, settings: Settings, inputs: ActionInputs) => ReturnType<Connector["runAction"]>;
  readonly close: () => Promise<void>;
}

const LIMIT_MS = 120_000;

/** A connector of the product as the server runs it: with the network, the clock and real pauses. */
export function openTrial(id: string): Trial {
  const manifest = shippedConnector(id);
  if (!manifest) throw new Error(`there is no connector ${id}`);
  const mapper = createMapper();
  const outgoing = createOutgoing({ allowedHosts: ["127.0.0.1", "localhost"] });
  const connector = openConnector(
    manifest,
    {
      outgoing,
      mapper,
      now: () => new Date(),
      random: Math.random,
      sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    },
    keeperOf(),
  );
  return {
    connector,
    read: async ({ stream, settings, cursor = null, since = "2020-01-01T00:00:00Z", pages = Infinity }) => {
      const records: SourceRecord[] = [];
      const drift: string[] = [];
      let last = cursor;
      let read = 0;
      const signal = AbortSignal.timeout(LIMIT_MS);
      for await (const page of connector.readStream({ stream, settings, cursor, since: new Date(since), signal })) {
        records.push(...page.items.map(understood));
        drift.push(...page.drift.map(({ change, field }) => `${change} ${field}`));
        last = page.cursor;
        read += 1;
        if (read >= pages) break;
      }
      return { records, cursor: last, pages: read, drift };
    },
    act: (action, settings, inputs) =>
      connector.runAction({ action, settings, inputs, signal: AbortSignal.timeout(LIMIT_MS) }),
    close: async () => {
      await Promise.all([mapper.close(), outgoing.close()]);
    },
  };
}

function understood(item: Delivery): SourceRecord {
  if (item.status === "understood") return item.record;
  if (item.status !== "rejected") throw new Error(`a ${item.status} is no interaction`);
  throw new Error(`${item.reason.code}: ${item.reason.message} ${new TextDecoder().decode(item.raw)}`);
}
