import { homeOf, homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface VisitorRow {
  readonly visitor_id: string;
  readonly widget_id: string;
  readonly subject_key: string | null;
  readonly account: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly email_verified: boolean;
  readonly identity_id: string | null;
  readonly thread: number;
  readonly last_at: Date | null;
  readonly ended_at: Date | null;
}

export async function findVisitor(tx: Handle, id: string): Promise<VisitorRow | undefined> {
  const { rows } = await sql<VisitorRow>`
    select * from chat_visitor where home = ${homeOf(id)} and visitor_id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockVisitor(tx: Handle, id: string): Promise<VisitorRow | undefined> {
  const { rows } = await sql<VisitorRow>`
    select * from chat_visitor where home = ${homeOf(id)} and visitor_id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Notes a visitor of whom nobody said who they are; one who is there already stays as they are. */
export async function addAnonymous(
  tx: Handle,
  { id, widgetId, account, now }: { readonly id: string; readonly widgetId: string; account: string; now: Date },
): Promise<void> {
  await sql`
    insert into chat_visitor (home, visitor_id, widget_id, account, email_verified, thread, made_at)
    values (${homeOf(id)}, ${id}, ${widgetId}, ${account}, false, 1, ${now}) on conflict do nothing`.execute(tx);
}

/** Who was named by a site. */
export interface NamedVisitor {
  /** For one who was never named before. */
  readonly newId: string;
  readonly widgetId: string;
  readonly subjectKey: string;
  readonly account: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly now: Date;
}

/** Where visitors lie whom a site named: by the hash of its own id of them. */
export const homeOfSubject = (subjectKey: string): number => homeOfStableId(subjectKey);

/**
 * Notes what a site says of a visitor, and gives the one who stands for that id of theirs. Who said nothing yet begins
 * anew: they have to be known for as long as their token is good.
 */
export async function saveNamed(tx: Handle, visitor: NamedVisitor): Promise<VisitorRow> {
  const { newId, widgetId, subjectKey, account, name, email, emailVerified, now } = visitor;
  const { rows } = await sql<VisitorRow>`
    insert into chat_visitor (
      home, visitor_id, widget_id, subject_key, account, name, email, email_verified, thread, made_at)
    values (
      ${homeOf(newId)}, ${newId}, ${widgetId}, ${subjectKey}, ${account}, ${name}, ${email}, ${emailVerified}, 1, ${now})
    on conflict (home, widget_id, subject_key) do update set
      name = excluded.name, email = excluded.email, email_verified = excluded.email_verified,
      made_at = case when chat_visitor.last_at is null then excluded.made_at else chat_visitor.made_at end
    returning *`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("an insert that updates gives a row");
  return row;
}

/** Notes what became of a message of theirs: who they are in the log, which conversation it went to, where to answer. */
export async function noteSaid(
  tx: Handle,
  said: {
    readonly visitorId: string;
    readonly identityId: string | null;
    readonly thread: number;
    readonly at: Date;
    /** Null: as it is. */
    readonly email: string | null;
  },
): Promise<void> {
  const { visitorId, identityId, thread, at, email } = said;
  await sql`
    update chat_visitor set identity_id = coalesce(${identityId}::uuid, identity_id), thread = ${thread}, last_at = ${at},
      email = coalesce(${email}::text, email)
    where home = ${homeOf(visitorId)} and visitor_id = ${visitorId}`.execute(tx);
}

/** Of these visitors those whose tokens are dead. */
export async function findEnded(tx: Handle, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ visitor_id: string }>`
    select u.visitor_id from unnest(${ids.map(homeOf)}::smallint[], ${ids}::uuid[]) as u(home, visitor_id)
    left join chat_visitor v using (home, visitor_id)
    where v.visitor_id is null or v.ended_at is not null`.execute(tx);
  return new Set(rows.map((row) => row.visitor_id));
}

/** Forgets who said nothing since the one moment they were named, and who said nothing since the other. */
export async function forgetResting(
  tx: Handle,
  { silentSince, restingSince }: { readonly silentSince: Date; readonly restingSince: Date },
): Promise<void> {
  // Of who was erased the id stays as long as any token of theirs could be good.
  const known = sql`(ended_at is null or ended_at < ${restingSince})`;
  await sql`delete from chat_visitor where last_at is null and made_at < ${silentSince} and ${known}`.execute(tx);
  await sql`delete from chat_visitor where last_at < ${restingSince} and ${known}`.execute(tx);
}

/** Somebody in the log; who said nothing yet is known by the account or the address that their site gave alone. */
export interface Sought {
  readonly identityIds: readonly string[];
  /** Each in the source of its chat: another site may have the same id for somebody else. */
  readonly accounts: readonly { readonly value: string; readonly source: string }[];
  readonly emails: readonly string[];
}

const isSought = ({ identityIds, accounts, emails }: Sought) => sql`ended_at is null and (
  identity_id = any(${identityIds}::uuid[])
  or (last_at is null and (lower(email) = any(${emails}::text[]) or (account, widget_id) in (
    select a.value, w.widget_id
    from unnest(${accounts.map(({ value }) => value)}::text[], ${accounts.map(({ source }) => source)}::text[])
      as a(value, source)
    join chat_widget w on w.name = a.source
  )))
)`;

export async function findVisitorsOf(tx: Handle, sought: Sought): Promise<VisitorRow[]> {
  const { rows } = await sql<VisitorRow>`
    select * from chat_visitor where ${isSought(sought)} order by made_at, visitor_id`.execute(tx);
  return rows;
}

/** Leaves nothing but the id, so that the token is dead. Returns how many. */
export async function endVisitorsOf(tx: Handle, sought: Sought, at: Date): Promise<number> {
  const result = await sql`
    update chat_visitor set ended_at = ${at}, subject_key = null, account = null, name = null, email = null,
      email_verified = false
    where ${isSought(sought)}`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
