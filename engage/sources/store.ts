import type { SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

type Tables = {
  source: {
    name: string;
    declaration: SourceDeclaration;
    selection: string | null;
    brand_accounts: boolean;
    answers_included: boolean;
    declared_at: Date;
    counts_from: Date | null;
  };
};

const tables = (tx: Handle) => tx.$extendTables<Tables>();

export async function findSources(tx: Handle): Promise<SourceDeclaration[]> {
  const rows = await tables(tx).selectFrom("source").select("declaration").orderBy("name").execute();
  return rows.map((row) => row.declaration);
}

export async function findSource(tx: Handle, name: string): Promise<SourceDeclaration | undefined> {
  const row = await tables(tx).selectFrom("source").select("declaration").where("name", "=", name).executeTakeFirst();
  return row?.declaration;
}

/** Writes a source that is not there yet; false if it is. */
export async function insertSource(
  tx: Handle,
  { declaration, now, countsFrom }: { declaration: SourceDeclaration; now: Date; countsFrom: Date | null },
): Promise<boolean> {
  const row = {
    name: declaration.name,
    declaration: sql<SourceDeclaration>`${JSON.stringify(declaration)}::jsonb`,
    selection: declaration.selection ?? null,
    brand_accounts: declaration.brandAccounts,
    answers_included: declaration.answers === "included",
    declared_at: now,
    counts_from: countsFrom,
  };
  const done = await tables(tx)
    .insertInto("source")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** From when sources count against coverage, by their name; those that count in full are not there. */
export async function findGraces(tx: Handle): Promise<Map<string, Date>> {
  const rows = await tables(tx)
    .selectFrom("source")
    .select(["name", "counts_from"])
    .where("counts_from", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ name, counts_from }) => (counts_from ? [[name, counts_from] as const] : [])));
}

/** Has a source count in full. */
export async function endGrace(tx: Handle, name: string): Promise<void> {
  await tables(tx).updateTable("source").set({ counts_from: null }).where("name", "=", name).execute();
}
