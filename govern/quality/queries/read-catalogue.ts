import type { Entry, EntryKind, Lineage } from "../contract.ts";
import type { CataloguedModel, CataloguedSource, QualityGround } from "../ground.ts";
import { lineageOf } from "../rules/lineage.ts";
import { tableNotes, tableTitle } from "../rules/tables.ts";
import { findNotes, lastDay, type DayRow, type NoteRow } from "../store/catalogue.ts";
import { findRelations, tablesOfViews, type Relation } from "../store/relations.ts";

/** Everything that the catalogue is made of, read once. */
export interface Catalogue {
  readonly entries: readonly Entry[];
  readonly notes: ReadonlyMap<string, NoteRow>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly lineage: Lineage;
}

/** What an entry is before anybody said anything of it. */
type Plain = Pick<Entry, "kind" | "id" | "title" | "description" | "personal" | "rows"> & {
  readonly lastAt: Date | null | undefined;
};

/** The catalogue as it stands: what the modules declare, what the database holds, what people said of it. */
export async function readCatalogue(ground: QualityGround): Promise<Catalogue> {
  const { db } = ground;
  const relations = await findRelations(db);
  const sources = await ground.sources();
  const models = await ground.models();
  const notes = new Map((await findNotes(db)).map((note) => [keyOf(note.kind, note.id), note]));
  const days = new Map((await lastDay(db)).map((row) => [keyOf(row.kind, row.id), row]));
  const plain = [
    ...sources.map(ofSource),
    ...models.map(ofModel),
    ...ground.metrics().map(ofMetric),
    ...[...relations.values()].toSorted(byInterest).map(ofTable),
  ];
  return {
    entries: plain.map((one) => entryOf(one, notes.get(keyOf(one.kind, one.id)), days.get(keyOf(one.kind, one.id)))),
    notes,
    relations,
    lineage: lineageOf({
      sources: sources.map(({ name }) => ({ id: name })),
      tables: [...relations.keys()].map((id) => ({
        id,
        title: tableTitle(id),
        fed: tableNotes[id]?.fed === true,
      })),
      metrics: ground.metrics(),
      models,
      tablesOfViews: await tablesOfViews(db),
    }),
  };
}

/** What deliveries fill comes before the rest, and what only serves the installation last. */
function byInterest(one: Relation, other: Relation): number {
  const rank = ({ name }: Relation) => (tableNotes[name]?.fed ? 0 : tableNotes[name]?.open ? 1 : 2);
  return rank(one) - rank(other) || (one.name < other.name ? -1 : 1);
}

export function keyOf(kind: EntryKind, id: string): string {
  return `${kind}:${id}`;
}

function ofSource({ name, about }: CataloguedSource): Plain {
  return { kind: "source", id: name, title: name, description: about, personal: true, rows: null, lastAt: undefined };
}

function ofTable({ name, rows }: Relation): Plain {
  const note = tableNotes[name];
  return {
    kind: "table",
    id: name,
    title: tableTitle(name),
    description: note?.about ?? "",
    // Of a table that nobody described it is not known, and the careful answer is yes.
    personal: note?.personal ?? true,
    rows,
    lastAt: undefined,
  };
}

function ofMetric({ id, title, definition }: ReturnType<QualityGround["metrics"]>[number]): Plain {
  return { kind: "metric", id, title, description: definition, personal: false, rows: null, lastAt: undefined };
}

function ofModel({ id, title, about, savedAt }: CataloguedModel): Plain {
  return { kind: "model", id, title, description: about, personal: false, rows: null, lastAt: savedAt };
}

function entryOf(plain: Plain, note: NoteRow | undefined, day: DayRow | undefined): Entry {
  const lastAt = plain.lastAt === undefined ? (day?.last_at ?? null) : plain.lastAt;
  return {
    kind: plain.kind,
    id: plain.id,
    title: plain.title,
    description: note?.description ?? plain.description,
    described: note?.description !== null && note?.description !== undefined,
    owner: note?.owner_name ?? null,
    ownerId: note?.owner_id ?? null,
    decides: note?.decides ?? false,
    personal: plain.personal,
    rows: plain.rows ?? day?.rows ?? null,
    lastAt: lastAt?.toISOString() ?? null,
    lookedAt: day?.at.toISOString() ?? null,
    version: note?.version ?? 0,
  };
}
