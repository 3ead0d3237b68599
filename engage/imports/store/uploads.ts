import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface UploadRow {
  readonly upload_id: string;
  readonly name: string;
  readonly size: number;
  readonly begun_by: string;
  readonly created_at: Date;
  readonly touched_at: Date;
}

const uploadOf = (row: UploadRow): UploadRow => ({ ...row, size: Number(row.size) });

export async function insertUpload(tx: Handle, row: UploadRow): Promise<void> {
  await sql`
    insert into upload (upload_id, name, size, begun_by, created_at, touched_at)
    values (${row.upload_id}, ${row.name}, ${row.size}, ${row.begun_by}, ${row.created_at}, ${row.touched_at})`.execute(
    tx,
  );
}

export async function findUpload(tx: Handle, id: string): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`select * from upload where upload_id = ${id}::uuid`.execute(tx);
  return rows.map(uploadOf)[0];
}

export async function findUploads(tx: Handle): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`select * from upload order by upload_id`.execute(tx);
  return rows.map(uploadOf);
}

export async function touchUpload(tx: Handle, id: string, now: Date): Promise<void> {
  await sql`update upload set touched_at = ${now} where upload_id = ${id}::uuid`.execute(tx);
}

export async function deleteUpload(tx: Handle, id: string): Promise<boolean> {
  const result = await sql`delete from upload where upload_id = ${id}::uuid`.execute(tx);
  return result.numAffectedRows === 1n;
}
