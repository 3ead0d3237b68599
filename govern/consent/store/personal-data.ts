import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

interface Counts {
  readonly events: number;
  readonly links: number;
}

/** How much these identities agreed to and refused. */
export async function countConsentsOf(tx: Handle, ids: readonly string[]): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select count(*)::int from consent_event where identity_id = any(${ids}::uuid[])) as events,
      (select count(*)::int from consent_link where identity_id = any(${ids}::uuid[])) as links`.execute(tx);
  return rows[0] ?? { events: 0, links: 0 };
}

export interface SaidRow {
  readonly at: Date;
  readonly title: string;
  readonly text: string;
  readonly channel: string;
  readonly state: string;
  readonly source: string;
  readonly proof: string | null;
}

/** What these identities agreed to and refused, with what they were shown; the oldest first. */
export async function listConsentsOf(tx: Handle, ids: readonly string[]): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select e.at, p.title, coalesce(e.text_shown, p.text) as text, e.channel, e.state, e.source, e.proof
    from consent_event e join consent_purpose p on p.purpose_id = e.purpose_id and p.version = e.purpose_version
    where e.identity_id = any(${ids}::uuid[]) order by e.at, e.event_id`.execute(tx);
  return rows;
}

/** Takes out words about consents, and links; what was said stays. Returns how many of each. */
export async function clearConsents(tx: Handle, ids: readonly string[]): Promise<Counts> {
  const events = await sql`
    update consent_event set text_shown = null, proof = null
    where identity_id = any(${ids}::uuid[]) and (text_shown is not null or proof is not null)`.execute(tx);
  const links = await sql`delete from consent_link where identity_id = any(${ids}::uuid[])`.execute(tx);
  return { events: Number(events.numAffectedRows ?? 0n), links: Number(links.numAffectedRows ?? 0n) };
}
