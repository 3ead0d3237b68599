import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import type { Cursor } from "../../streams/index.ts";
import { medusa, type RunningMedusa } from "./medusa.ts";
import { openTrial, type Trial } from "./trial.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 400_000 });

const HARD = ["Grüße aus Łódź 🫖👩‍👩‍👧‍👦", "כד תה إبريق الشاي", 'Tea "pot" \\ 50 % {key} $settings <b>x</b>'];

test.skipIf(medusa.isInstalled())("medusa is not installed: npm run peers -- medusa", ({ skip }) => skip());

describe.skipIf(!medusa.isInstalled())(medusa.title, () => {
  let peer: RunningMedusa;
  let trial: Trial;
  let first: readonly string[];
  const read = (more: { cursor?: Cursor | null; pages?: number } = {}) =>
    trial.read({ stream: "orders", settings: peer.settings, ...more });

  beforeAll(async () => {
    peer = await medusa.start();
    trial = openTrial("medusa");
    first = await peer.write([...HARD, ...Array.from({ length: 247 }, (_, at) => `Cup ${at}`)]);
  });
  afterAll(async () => {
    await trial?.close();
    await peer?.stop();
  });

  test("hundreds of orders come in, each once, over pages, with what was ordered", async () => {
    const { records, pages } = await read();
    expect(pages).toBe(3);
    expect(records).toHaveLength(first.length);
    const found = new Map(records.map((record) => [record.externalId, record]));
    expect(new Set(found.keys())).toEqual(new Set(first));
    HARD.forEach((title, at) => expect(found.get(first[at])?.text).toBe(`1 × ${title}`));
    expect(found.get(first[0])).toMatchObject({
      direction: "in",
      kind: "order",
      thread: first[0],
      author: { role: "customer", email: "ann@example.com", account: "ann@example.com" },
      order: {
        amount: 12.5,
        currency: "EUR",
        status: "not_paid, not_fulfilled",
        items: [{ name: HARD[0], quantity: 1, amount: 12.5 }],
      },
    });
  });

  test("reading that broke off goes on; what was changed, and what came, in the meantime is not missed", async () => {
    const begun = await read({ pages: 1 });
    expect(begun.records).toHaveLength(100);
    const [changed = ""] = begun.records.map(({ externalId }) => externalId ?? "");
    await peer.ask("POST", `/admin/orders/${changed}`, { email: "ann.new@example.com" });
    const [late = ""] = await peer.write(["Ordered in the meantime"]);
    const rest = await read({ cursor: begun.cursor });
    const ids = new Set([...begun.records, ...rest.records].map(({ externalId }) => externalId));
    expect([...first, late].filter((id) => !ids.has(id))).toEqual([]);
    const next = await read({ cursor: rest.cursor });
    const again = next.records.find(({ externalId }) => externalId === changed);
    expect(again?.author).toMatchObject({ email: "ann.new@example.com" });
    expect(again?.version).toBeGreaterThan(begun.records[0]?.version ?? Infinity);
  });

  test("an order of several things, of a customer who is known; its cancellation", async () => {
    const customer = (await peer.ask("POST", "/admin/customers", {
      email: "bea@example.com",
      first_name: "Bea",
      last_name: "Öz",
      phone: "+49 30 123456",
    })) as { customer: { id: string } };
    const [id = ""] = await peer.order([
      {
        currency_code: "jpy",
        email: "bea@example.com",
        customer_id: customer.customer.id,
        shipping_address: { first_name: "Bea", last_name: "At Work", phone: "+49 30 999" },
        items: [
          { title: "Tea pot", quantity: 2, unit_price: 1000, variant_sku: "POT-1" },
          { title: "Cup", quantity: 6, unit_price: 200 },
        ],
      },
    ]);
    const before = await read();
    const ordered = before.records.find(({ externalId }) => externalId === id);
    expect(ordered).toMatchObject({
      text: "2 × Tea pot\n6 × Cup",
      author: { account: customer.customer.id, email: "bea@example.com", phone: "+49 30 999" },
      order: {
        amount: 3200,
        currency: "JPY",
        items: [{ name: "Tea pot", amount: 2000, sku: "POT-1" }, { quantity: 6 }],
      },
    });
    await peer.ask("POST", `/admin/orders/${id}/cancel`);
    const { records } = await read({ cursor: before.cursor });
    const canceled = records.find(({ externalId }) => externalId === id);
    expect(canceled).toMatchObject({ order: { status: "canceled" }, deleted: false });
    expect(canceled?.version).toBeGreaterThan(ordered?.version ?? Infinity);
  });

  test("customers come in as persons, hundreds over pages, and again when they change", async () => {
    const made = await peer.customers(
      Array.from({ length: 210 }, (_, at) => ({
        email: `c${at}@example.com`,
        first_name: `Čeněk ${at}`,
        company_name: at === 0 ? "Tea & Co" : null,
      })),
    );
    const all = async (cursor: Cursor | null = null) => {
      const persons = new Map<string, unknown>();
      let last = cursor;
      const asked = { stream: "customers", settings: peer.settings, since: new Date(0) };
      const signal = AbortSignal.timeout(120_000);
      for await (const page of trial.connector.readStream({ ...asked, cursor, signal })) {
        for (const item of page.items) {
          if (item.status !== "person") throw new Error(JSON.stringify(item));
          persons.set(item.person.externalId, item.person);
        }
        last = page.cursor;
      }
      return { persons, cursor: last };
    };
    const { persons, cursor } = await all();
    expect(made.filter((id) => !persons.has(id))).toEqual([]);
    expect(persons.get(made[0] ?? "")).toMatchObject({
      account: made[0],
      email: "c0@example.com",
      name: "Čeněk 0",
      attributes: { Company: "Tea & Co", "Account in the shop": "no" },
    });
    await peer.ask("POST", `/admin/customers/${made[1]}`, { phone: "+49 30 5" });
    expect((await all(cursor)).persons.get(made[1] ?? "")).toMatchObject({ phone: "+49 30 5" });
  });

  test("a wrong key is told as such, without it", async () => {
    const failure: unknown = await trial
      .read({ stream: "orders", settings: peer.refused })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "refused" });
    expect(JSON.stringify(failure)).not.toContain(peer.refused["key"]);
  });

  test("a dry run shows orders as they came beside what they become", async () => {
    const { samples, complete } = await trial.connector.dryRun({
      stream: "orders",
      settings: peer.settings,
      since: new Date(0),
      records: 5,
      signal: AbortSignal.timeout(60_000),
    });
    expect(samples).toHaveLength(5);
    expect(complete).toBe(false);
    expect(samples.every(({ raw, items }) => raw.includes("order_") && items[0]?.status === "understood")).toBe(true);
  });
});
