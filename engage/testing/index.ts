import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { Delivered, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ReadTexts } from "../conversations/index.ts";
import type { AcceptingWorld } from "../listen/index.ts";

/** A reading that depends on the text alone, so that tests of the log need no language model. */
export const readByHash: ReadTexts = (texts) =>
  texts.map(({ text }) => {
    const digest = createHash("sha256").update(text).digest();
    return {
      language: [null, "en", "de"][(digest[0] ?? 0) % 3] ?? null,
      sentiment: ((digest[1] ?? 0) - 128) / 128,
      sentimentWords: [],
      expectsAnswer: (digest[2] ?? 0) / 255,
      function: "care",
      intent: null,
      topic: null,
      urgency: 0,
      substantive: (digest[3] ?? 0) / 255,
      modelVersion: "test",
    };
  });

/** A world whose clock ticks and whose chance differs from call to call, as in life. */
export function testWorld(readTexts: ReadTexts = readByHash): AcceptingWorld {
  let tick = 0;
  return {
    now: new Date("2026-01-01T00:00:00Z"),
    random: () =>
      createHash("sha256")
        .update(String((tick += 1)))
        .digest()
        .subarray(0, 8),
    secret: Buffer.from("a secret of tests"),
    readTexts,
  };
}

export const publicSource: SourceDeclaration = {
  name: "birds",
  channel: "social",
  visibility: "public",
  threading: "links",
  gapHours: 72,
  brandAccounts: true,
  answers: "included",
  promiseHours: 24,
};

/** A record of a source, with what a test does not care about filled in. */
export function record(more: Partial<SourceRecord> & { readonly externalId?: string | undefined }): SourceRecord {
  return {
    version: 0,
    deleted: false,
    at: "2026-01-01T10:00:00Z",
    direction: "in",
    kind: "message",
    channel: "social",
    parents: [],
    broadcast: false,
    text: `text of ${more.externalId}`,
    extra: {},
    ...more,
  };
}

export function understood(record: SourceRecord, number = 1): Delivered {
  return { status: "understood", position: { record: number, line: number }, record };
}

/** Begins `meanwhile` while a transaction that has done its `work` is still open, and ends both. */
export async function whileOpen(
  db: Handle,
  work: (tx: Handle) => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const begun = await transact(db, async (tx) => {
    await work(tx);
    const other = meanwhile();
    await Promise.race([other, sleep(150)]);
    return { other };
  });
  await begun.other;
}

/**
 * The log as a list of lines that do not depend on ids, on arrival or on order: two logs of the same deliveries are
 * equal if and only if these are.
 */
export async function sortedLog(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ line: unknown }>`
    with named as (
      select identity_id, person_id, concat_ws(':', kind, space, value) as label, name, sharing, known from identity
    ), persons as (
      select person_id, string_agg(label, ' ' order by label collate "C") as label from named group by person_id
    ), conversations as (
      select conversation_id, min(d.source || '/' || d.external_id collate "C") as label
      from interaction m join delivery d on d.delivery_id = m.interaction_id group by conversation_id
    ), threads as (
      select root_id, min(node_id::text) as label from thread_node group by root_id
    )
    select jsonb_build_array('delivery', d.source, d.external_id, d.source_version, d.content_hash, d.state, d.reason_code,
      d.record, encode(d.raw, 'hex'), t.label, v.label, author.label,
      to_jsonb(m) - '{home,conversation_id,author_id,copied_ids}'::text[]) as line
    from delivery d
    left join thread_node n on n.node_id = d.delivery_id
    left join threads t on t.root_id = n.root_id
    left join interaction m on m.interaction_id = d.delivery_id
    left join conversations v on v.conversation_id = m.conversation_id
    left join named author on author.identity_id = m.author_id
    union all
    select jsonb_build_array('revision', d.source, d.external_id, x.source_version, x.content_hash, x.record)
    from delivery_revision x join delivery d using (delivery_id)
    union all
    select jsonb_build_array('conversation', v.label, customer.label, p.label,
      to_jsonb(c) - '{home,conversation_id,customer_id,person_id,agents,participants}'::text[],
      (select jsonb_agg(label order by label collate "C") from named where identity_id = any(c.agents)),
      (select jsonb_agg(label order by label collate "C") from named where identity_id = any(c.participants)))
    from conversation c
    left join conversations v using (conversation_id)
    left join named customer on customer.identity_id = c.customer_id
    left join persons p on p.person_id = customer.person_id
    union all
    select jsonb_build_array('identity', i.label, i.name, i.sharing, i.known, p.label)
    from named i left join persons p using (person_id)
    union all
    select jsonb_build_array('link', a.label, b.label, l.rule, l.state)
    from identity_link l join named a on a.identity_id = l.from_id join named b on b.identity_id = l.to_id
    union all
    select jsonb_build_array('key', k.kind, k.key, i.label) from identity_key k join named i using (identity_id)`.execute(
    db,
  );
  return rows.map((row) => JSON.stringify(row.line)).toSorted();
}
