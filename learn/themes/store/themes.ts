import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface ThemeRow {
  readonly theme_id: string;
  readonly days: number;
  readonly kind: "emerging" | "unnamed";
  readonly name: string;
  readonly phrases: readonly string[];
  readonly authors: number;
  readonly expected: number | null;
  readonly chance: number | null;
  readonly uncovered: number;
  readonly first_found_at: Date;
  readonly found_at: Date;
  readonly dismissed_at: Date | null;
  readonly dismissed_by: string | null;
  readonly place: number;
}

export interface LookRow {
  readonly days: number;
  readonly looked_at: Date;
  readonly since: Date;
  readonly until: Date;
  readonly messages: number;
  readonly compared: number;
  readonly share: number;
}

/** Only one look at a time writes what it found; held to the end of the transaction. */
export async function lockThemes(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715031)`.execute(tx);
}

export async function findLook(db: Handle, days: number): Promise<LookRow | undefined> {
  const { rows } = await sql<LookRow>`select * from theme_look where days = ${days}`.execute(db);
  return rows[0];
}

export async function saveLook(tx: Handle, look: LookRow): Promise<void> {
  await sql`
    insert into theme_look (days, looked_at, since, until, messages, compared, share)
    values (${look.days}, ${look.looked_at}, ${look.since}, ${look.until}, ${look.messages}, ${look.compared}, ${look.share})
    on conflict (days) do update set looked_at = excluded.looked_at, since = excluded.since, until = excluded.until,
      messages = excluded.messages, compared = excluded.compared, share = excluded.share`.execute(tx);
}

/** Themes of a window, also those that the last look did not find, in their order. */
export async function findThemesOf(db: Handle, days: number): Promise<ThemeRow[]> {
  const { rows } = await sql<ThemeRow>`select * from theme where days = ${days} order by place, theme_id`.execute(db);
  return rows;
}

export async function findTheme(db: Handle, id: string): Promise<ThemeRow | undefined> {
  const { rows } = await sql<ThemeRow>`select * from theme where theme_id = ${id}`.execute(db);
  return rows[0];
}

export interface MemberRow {
  readonly theme_id: string;
  readonly message_id: string;
  readonly typical: number | null;
}

/** Which messages are in these themes. */
export async function findMembers(db: Handle, themeIds: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select theme_id, message_id, typical from theme_message where theme_id = any(${[...themeIds]}::uuid[])`.execute(db);
  return rows;
}

/** Writes a theme as it was found now, with its messages in place of those of before. */
export async function saveTheme(
  tx: Handle,
  row: ThemeRow,
  { members, typical }: { readonly members: readonly string[]; readonly typical: readonly string[] },
): Promise<void> {
  await sql`
    insert into theme (theme_id, days, kind, name, phrases, authors, expected, chance, uncovered, first_found_at, found_at,
      dismissed_at, dismissed_by, place)
    values (${row.theme_id}, ${row.days}, ${row.kind}, ${row.name}, ${[...row.phrases]}::text[], ${row.authors},
      ${row.expected}, ${row.chance}, ${row.uncovered}, ${row.first_found_at}, ${row.found_at}, ${row.dismissed_at},
      ${row.dismissed_by}, ${row.place})
    on conflict (theme_id) do update set kind = excluded.kind, name = excluded.name, phrases = excluded.phrases,
      authors = excluded.authors, expected = excluded.expected, chance = excluded.chance,
      uncovered = excluded.uncovered, found_at = excluded.found_at, place = excluded.place`.execute(tx);
  await sql`delete from theme_message where theme_id = ${row.theme_id}`.execute(tx);
  await bulkInsert(tx, {
    table: "theme_message",
    columns: { home: "smallint", theme_id: "uuid", message_id: "uuid", typical: "smallint" },
    rows: members.map((id) => {
      const place = typical.indexOf(id);
      return { home: homeOfStableId(id), theme_id: row.theme_id, message_id: id, typical: place < 0 ? null : place };
    }),
  });
}

/** Forgets themes that no look found since a moment. */
export async function forgetThemes(tx: Handle, days: number, before: Date): Promise<void> {
  await sql`delete from theme where days = ${days} and found_at < ${before}`.execute(tx);
}

/** Puts a theme aside, or takes it back. */
export async function setDismissed(
  tx: Handle,
  id: string,
  dismissed: { readonly at: Date; readonly by: string } | null,
): Promise<void> {
  await sql`
    update theme set dismissed_at = ${dismissed?.at ?? null}, dismissed_by = ${dismissed?.by ?? null}
    where theme_id = ${id}`.execute(tx);
}
