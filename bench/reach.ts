import { listConversations, listFacets, type ListQuery } from "@firsthand/engage/conversations";
import { searchPeople, showPersonPage } from "@firsthand/engage/identities";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { fillLog, NOW } from "./inbox-log.ts";
import { onOwnLog, timed } from "./measuring.ts";

const LARGE = 1_000_000;
const ROUNDS = 30;

const reachOf = (units: readonly string[] | null, functions: readonly string[] | null = null): Reach => [
  { units, functions },
];

const REACHES: Readonly<Record<string, Reach>> = {
  everything: "all",
  "a large unit": reachOf(["north"]),
  "two large units": reachOf(["north", "south"]),
  "a rare unit": reachOf(["islands"]),
  "a unit of which nothing was heard": reachOf(["nowhere"]),
  "a function": reachOf(null, ["marketing"]),
  "a function of a rare unit": reachOf(["islands"], ["marketing"]),
  "a unit, or a function": [
    { units: ["islands"], functions: null },
    { units: null, functions: ["legal"] },
  ],
};

const QUESTIONS: Readonly<Record<string, Omit<ListQuery, "limit">>> = {
  "the list": {},
  "who waits": { state: "waiting" },
  "what is overdue in a language": { state: "overdue", language: "fr" },
};

/**
 * Lists, people and facets for who may see only some units or functions: `reach [INTERACTIONS]`. The ratio is the slowest
 * p95 within a reach ÷ the slowest of who may see everything.
 */
export async function run(args: string[]): Promise<void> {
  await onOwnLog(async (db) => {
    const held = await fillLog(db, Number(args[0] ?? LARGE));
    console.log(`${held.toLocaleString("en-GB")} interactions`);
    let all = 0;
    let slowest = 0;
    for (const [name, reach] of Object.entries(REACHES)) {
      const p95 = await measured(db, name, reach);
      if (reach === "all") all = p95;
      else slowest = Math.max(slowest, p95);
    }
    console.log(`ratio ${(slowest / all).toFixed(1)}`);
  });
}

/** Prints what takes how long within a reach; gives the slowest p95 in milliseconds. */
async function measured(db: Handle, name: string, reach: Reach): Promise<number> {
  console.log(name);
  const times: number[] = [];
  const time = async (what: string, work: () => Promise<unknown>) => {
    times.push((await timed(`  ${what}`, work, ROUNDS)).p95);
  };
  for (const [what, query] of Object.entries(QUESTIONS))
    await time(what, () =>
      listConversations(db, { now: NOW, searchText: undefined }, { ...query, reach, clear: "all", limit: 50 }),
    );
  await time("people: gr", () => searchPeople(db, "gr", { limit: 20, reach }));
  const customer = await customerWithin(db);
  await time("a person's page", () => showPersonPage(db, customer, { reach }).catch(() => undefined));
  await timed("  facets", () => listFacets(db, reach), 3);
  return Math.max(...times);
}

async function customerWithin(db: Handle): Promise<string> {
  const { rows } = await sql<{ id: string }>`select customer_id as id from conversation limit 1`.execute(db);
  return rows[0]?.id ?? "";
}
