import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Pool } from "pg";

import { openStorage, type Storage, type StorageSettings } from "../open/index.ts";

/** Tables of every sort: what refers to itself and to others, what PostgreSQL computes or counts itself, every type. */
const TABLES = `
create table unit (unit_id int generated always as identity primary key, name text not null unique);
comment on table unit is 'reference';
create table delivery (
  home smallint not null, id uuid not null, parent uuid, unit_id int references unit, said text, raw bytea, extra jsonb,
  at timestamptz, day date, amount numeric, big bigint, score float8, tags text[], took interval, seen tsrange,
  length int generated always as (length(said)) stored,
  primary key (home, id), foreign key (home, parent) references delivery);
comment on table delivery is 'distributed by home';
create table note (home smallint not null, name text not null, primary key (home, name));
comment on table note is 'distributed by home: what people noted';
create table session (id serial primary key, who text);
comment on table session is 'local'`;

/** A later step that brings rows along. */
const ROLES = `
create table role (role text primary key, shipped boolean not null);
comment on table role is 'local';
insert into role values ('viewer', true), ('editor', true)`;

const ROWS = `
insert into unit (name) values ('Nord'), ('Süd');
insert into delivery
select i % 1024, ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
  null, 1 + i % 2, 'Text ' || i || E' "quoted" \\\\ \\n Ж 😀', decode(md5(i::text), 'hex'),
  (case i % 4 when 0 then null when 1 then 'null' when 2 then '{"a": [null, 1.10, 12345678901234567890]}' else '"text"' end)::jsonb,
  '2026-01-01T00:00:00.123456Z'::timestamptz + i * interval '1 second', date '2026-01-01' + i,
  12345678901234567890.123456789 + i, 9223372036854775807 - i, 0.1 + i, array['a', null, 'NULL', ''], interval '1 mon 2.5 s',
  tsrange('2026-01-01', null)
from generate_series(1, 1200) i;
update delivery set parent = id where home < 20;
insert into delivery (home, id, at, score, amount, day) values
  (0, gen_random_uuid(), 'infinity', 'NaN', 'NaN', '-infinity'), (1, gen_random_uuid(), '-infinity', '-infinity', 'infinity', null);
insert into note select i % 7, name from (values ('b'), ('B'), ('a'), ('ä'), ('z'), ('_')) n(name), generate_series(1, 3) i
on conflict do nothing;
insert into session (who) values ('me')`;

/** A project of one module with the tables above; `more` are migrations that come later. */
export function writeModules(root: string, more: Readonly<Record<string, string>> = {}): void {
  const folder = join(root, "engage", "log", "migrations");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "20260101T0000_log.sql"), TABLES);
  writeFileSync(join(folder, "20260101T0001_roles.sql"), ROLES);
  for (const [name, sql] of Object.entries(more)) writeFileSync(join(folder, name), sql);
}

/** Some of everything, with values that are easily lost on the way. */
export async function fillTables(pool: Pool): Promise<void> {
  await pool.query(ROWS);
}

/** Opens an installation for some work. */
export async function using<T>(settings: StorageSettings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(settings, "command");
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}
/** The rows of a question. */
export const ask = (settings: StorageSettings, sql: string) =>
  using(settings, async ({ pool }) => (await pool.query<Record<string, unknown>>(sql)).rows);

/** Everything that is stored, as PostgreSQL itself writes it. */
export const everything = (settings: StorageSettings) =>
  ask(
    settings,
    `select 'delivery' as of, array_agg(d::text order by home, id)::text as rows, array_agg(extra::text order by home, id)::text as extra from delivery d
     union all select 'unit', array_agg(u::text order by unit_id)::text, null from unit u
     union all select 'note', array_agg(n::text order by home, name collate "C")::text, null from note n
     union all select 'session', array_agg(s::text order by id)::text, null from session s
     union all select 'role', array_agg(r::text order by role)::text, null from role r`,
  );
