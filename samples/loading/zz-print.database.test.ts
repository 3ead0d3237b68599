import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { readTexts } from "@firsthand/analytics/text";
import { measure } from "@firsthand/learn/metrics";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { test } from "vitest";
import { beginLoading, bringAbout } from "./index.ts";
test("print", async () => {
  const now = new Date();
  const db = await cloneDatabase();
  const world = { now, random: () => randomBytes(8), secret: Buffer.from("x"), readTexts: (t: Parameters<typeof readTexts>[0]) => readTexts(t) };
  await transact(db.db, (tx) => beginLoading(tx, now));
  await bringAbout(db.db, world);
  let out = "";
  const all = [];
  for (const unit of [undefined, "Fellmoor", "Kettla"]) all.push(await measure(db.db, { unit, now, compare: false, since: undefined, until: undefined }));
  for (const m of all[0] ?? []) out += `${m.id.padEnd(26)} ${all.map((l) => { const x = l.find((y) => y.id === m.id); return `${x?.value?.toFixed(3)} (n ${x?.n})`.padEnd(26); }).join("")}\n`;
  const begin = Math.floor(now.getTime() / 864e5) * 864e5 - 91 * 864e5;
  for (const unit of ["Fellmoor", "Kettla"]) for (let w = 0; w < 13; w++) {
    const ms = await measure(db.db, { unit, now, compare: false, since: new Date(begin + w * 7 * 864e5), until: new Date(begin + (w + 1) * 7 * 864e5) });
    out += `${unit} w${w + 1} ` + ["inbound_volume", "reply_coverage", "within_promise", "first_response_time", "sentiment_balance", "nps", "csat", "backlog", "mood_lift"].map((id) => `${id.slice(0, 8)} ${ms.find((x) => x.id === id)?.value?.toFixed(2)}`).join("  ") + "\n";
  }
  const { rows } = await sql`select channel, unit, count(*)::int n, avg((first_reply_at is not null)::int)::numeric(4,2) cov, percentile_cont(0.5) within group (order by extract(epoch from first_reply_at-first_in_at)/60)::int med, sum((waiting_since is not null)::int)::int backlog, avg((first_reply_at<=promise_due_at)::int)::numeric(4,2) prom from conversation group by 1,2 order by 1,2`.execute(db.db);
  out += rows.map((r) => JSON.stringify(r)).join("\n");
  const { rows: w } = await sql`select date_part('isodow', waiting_since) d, count(*) from conversation where waiting_since is not null group by 1`.execute(db.db);
  out += JSON.stringify(w);
  const { rows: w2 } = await sql`select (${now}::date - waiting_since::date)/7 as weeks_ago, count(*) from conversation where waiting_since is not null group by 1 order by 1`.execute(db.db);
  out += JSON.stringify(w2);
  writeFileSync("/tmp/samples/print.txt", out);
  await db.drop();
});
