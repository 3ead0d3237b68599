import { readFileSync } from "node:fs";
import pg from "pg";
const lines = readFileSync("/tmp/conversations/data/database/postmaster.pid", "utf8").split("\n");
const c = new pg.Client({
  host: "/tmp/conversations/data/database",
  port: Number(lines[3]),
  user: "postgres",
  database: process.env["DB"] ?? "firsthand",
});
await c.connect();
await c.query("set timezone='UTC'; set jit=off");
for (const q of readFileSync(0, "utf8").split(";;")) {
  if (!q.trim()) continue;
  try {
    const r = await c.query(q);
    for (const row of r.rows)
      console.log(Object.values(row).length === 1 ? Object.values(row)[0] : JSON.stringify(row));
  } catch (e) {
    console.log("ERR", (e as Error).message, q);
  }
  console.log("--");
}
await c.end();
