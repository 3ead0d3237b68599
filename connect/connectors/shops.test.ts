import { createHmac } from "node:crypto";

import { afterEach, expect, test, vi } from "vitest";

import { type Answers, recordOf, refusal, simulate, type Simulation } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});
const start = async (id: string, settings: Record<string, string>, answers: Answers) =>
  (open = await simulate(id, settings, answers));
interface Asked {
  readonly body: string;
}
const minute = (count: number) => new Date(Date.UTC(2026, 1, 1) + count * 60_000).toISOString().replace(".000", "");

const shop = { shop: "brand", client: "cl", secret: "shpss_1" };
const token = { "POST /admin/oauth/access_token": { access_token: "at1", scope: "read_orders", expires_in: 86_399 } };

test("Shopify: orders and customers by GraphQL, with edits; a new field is told", async () => {
  const orders = Array.from({ length: 130 }, (_, at) => ({
    legacyResourceId: String(at + 1),
    name: `#${1000 + at}`,
    createdAt: minute(at),
    updatedAt: minute(at),
    cancelledAt: at === 1 ? minute(at) : null,
    note: at === 0 ? "Please hurry" : null,
    email: `c${at}@example.com`,
    phone: null,
    displayFinancialStatus: "PAID",
    displayFulfillmentStatus: "UNFULFILLED",
    currentTotalPriceSet: { shopMoney: { amount: "12.50", currencyCode: "EUR" } },
    customer: at === 2 ? null : { legacyResourceId: "77", displayName: "Ann Bee" },
    lineItems: { nodes: [{ name: "Tea", sku: "T-1", quantity: 2 }] },
  }));
  let throttled = 1;
  const place = await start("shopify", shop, {
    ...token,
    "POST /admin/api/2026-10/graphql.json": ({ body }: Asked) => {
      const { query, variables } = JSON.parse(body);
      if (throttled-- > 0) return { errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] };
      if (query.includes("customers("))
        return {
          data: {
            customers: {
              pageInfo: { hasNextPage: false, endCursor: "x" },
              nodes: [
                {
                  legacyResourceId: "77",
                  displayName: "Ann Bee",
                  updatedAt: minute(1),
                  locale: "de",
                  state: "ENABLED",
                  verifiedEmail: true,
                  numberOfOrders: "3",
                  tags: ["vip", "b2b"],
                  defaultEmailAddress: { emailAddress: "ann@example.com" },
                  defaultPhoneNumber: null,
                  amountSpent: { amount: "99.0", currencyCode: "EUR" },
                  defaultAddress: { city: "Berlin", country: "Germany" },
                },
              ],
            },
          },
        };
      const from = Number(variables.after ?? 0);
      const pageInfo = { hasNextPage: from + 20 < orders.length, endCursor: String(from + 20) };
      return { data: { orders: { pageInfo, nodes: orders.slice(from, from + 20) } } };
    },
  });
  const { records, cursor } = await place.read("orders");
  expect(records).toHaveLength(130);
  expect(records.slice(0, 3)).toMatchObject([
    {
      externalId: "order-1",
      kind: "order",
      direction: "in",
      version: Date.parse(minute(0)),
      author: { account: "customer-77", email: "c0@example.com", name: "Ann Bee" },
      subject: "#1000",
      text: "Please hurry",
      order: { amount: 12.5, currency: "EUR", status: "paid", items: [{ name: "Tea", sku: "T-1", quantity: 2 }] },
    },
    { order: { status: "cancelled" } },
    { author: { email: "c2@example.com" } },
  ]);
  const first = JSON.parse(place.asked[1]?.body ?? "");
  expect(first.query).toContain("orders(first: 20, after: $after, query: $changed, sortKey: UPDATED_AT)");
  expect(first.variables).toEqual({ changed: "updated_at:>='2026-01-01T00:00:00Z'" });
  expect(place.asked[1]?.headers).toMatchObject({ "x-shopify-access-token": "at1" });
  expect(place.asked[1]?.headers).not.toHaveProperty("authorization");
  for (const order of orders) Object.assign(order, { risk: { level: "LOW" } });
  expect((await place.items("orders", "2026-01-01T00:00:00Z", cursor)).drift).toContain("new risk");
  expect((await place.items("customers")).items).toMatchObject([
    {
      person: {
        account: "customer-77",
        email: "ann@example.com",
        emailVerified: true,
        language: "de",
        attributes: { Orders: "3", Spent: "99.0 EUR", City: "Berlin", Tags: "vip, b2b" },
      },
    },
  ]);
});

test("Shopify: an order by event is the same order; access that is missing is told", async () => {
  const place = await start("shopify", shop, {
    ...token,
    "POST /admin/api/2026-10/graphql.json": {
      errors: [{ message: "Access denied for orders field.", extensions: { code: "ACCESS_DENIED" } }],
      data: null,
    },
  });
  await expect(place.read("orders")).rejects.toMatchObject({ code: "refused" });
  const sent = {
    id: 820982911946154500,
    order_number: 1234,
    name: "#1234",
    created_at: "2026-02-01T10:00:00+01:00",
    updated_at: "2026-02-01T11:00:00+01:00",
    cancelled_at: null,
    financial_status: "paid",
    fulfillment_status: null,
    current_total_price: "12.50",
    currency: "EUR",
    note: null,
    email: "ann@example.com",
    phone: null,
    customer: { id: 77, first_name: "Ann", last_name: null },
    line_items: [{ name: "Tea", sku: "T-1", quantity: 2 }],
  };
  const body = Buffer.from(JSON.stringify(sent));
  const signature = createHmac("sha256", "shpss_1").update(body).digest("base64");
  const { connector } = place;
  const event = { headers: { "x-shopify-hmac-sha256": signature }, body };
  expect(connector.verifyWebhook(event, ["shpss_1"])).toEqual({ ok: true, id: null });
  expect(connector.verifyWebhook(event, ["other"])).toMatchObject({ why: "wrong_signature" });
  expect((await connector.mapWebhook(shop, body)).items.map(recordOf)).toMatchObject([
    {
      externalId: "order-820982911946154500",
      at: "2026-02-01T09:00:00.000Z",
      author: { account: "customer-77", name: "Ann" },
      order: { amount: 12.5, currency: "EUR", status: "paid", items: [{ name: "Tea", quantity: 2 }] },
      extra: { delivery: "unfulfilled" },
    },
  ]);
});

test("Odoo: messages of tickets, orders and contacts by the JSON-2 API, and answers", async () => {
  const time = (at: number) => minute(at).replace("T", " ").replace("Z", "");
  const messages = Array.from({ length: 230 }, (_, at) => ({
    id: at + 1,
    subject: false,
    body: `<p>Text ${at}</p>`,
    date: time(at),
    write_date: time(at),
    res_id: 5,
    record_name: "Broken",
    message_type: "email",
    email_from: '"Ann Bee" <ann@example.com>',
    author_id:
      at === 0
        ? false
        : { id: 9, display_name: "Ann Bee", email: "ann@example.com", phone: false, partner_share: true },
  }));
  Object.assign(messages[2] ?? {}, { author_id: { id: 3, display_name: "Ben", email: false, partner_share: false } });
  const paged =
    (all: readonly object[]) =>
    ({ body }: Asked) => {
      const { limit, offset } = JSON.parse(body);
      return { length: all.length, records: all.slice(offset, offset + limit) };
    };
  const settings = { site: "https://odoo.example", key: "k3y", database: "brand" };
  const place = await start("odoo", settings, {
    "POST /json/2/mail.message/web_search_read": paged(messages),
    "POST /json/2/sale.order/web_search_read": paged([
      {
        id: 4,
        name: "S00004",
        state: "sale",
        date_order: time(0),
        write_date: time(9),
        amount_total: 119,
        currency_id: { id: 1, name: "EUR" },
        partner_id: { id: 9, display_name: "Ann Bee", email: "ann@example.com", phone: false },
        order_line: [
          { id: 1, name: "Tea", product_uom_qty: 2, price_total: 119, product_id: { id: 1, default_code: false } },
        ],
      },
    ]),
    "POST /json/2/res.partner/web_search_read": paged([
      {
        id: 9,
        display_name: "Acme, Ann Bee",
        email: "ann@example.com",
        phone: "+441632960000",
        lang: "en_GB",
        city: false,
        function: "Buyer",
        active: false,
        write_date: time(3),
        country_id: { id: 1, display_name: "Germany" },
        commercial_company_name: "Acme",
      },
    ]),
    "POST /json/2/helpdesk.ticket/message_post": [88],
  });
  const { records } = await place.read("messages");
  expect(records).toHaveLength(230);
  expect(records.slice(0, 3)).toMatchObject([
    {
      externalId: "1",
      at: "2026-02-01T00:00:00.000Z",
      direction: "in",
      channel: "email",
      author: { role: "customer", email: "ann@example.com" },
      thread: "5",
      subject: "Broken",
      text: "Text 0",
    },
    { author: { account: "partner-9", name: "Ann Bee" } },
    { direction: "out", author: { role: "agent", account: "partner-3" } },
  ]);
  expect(records[0]?.author).not.toHaveProperty("account");
  const asked = JSON.parse(place.asked[0]?.body ?? "");
  expect(asked).toMatchObject({ limit: 100, offset: 0, order: "id" });
  expect(asked.domain).toContainEqual(["write_date", ">=", "2026-01-01 00:00:00"]);
  expect(asked.domain).toContainEqual(["model", "=", "helpdesk.ticket"]);
  expect(place.asked[0]?.headers).toMatchObject({ authorization: "Bearer k3y", "x-odoo-database": "brand" });
  expect((await place.read("orders")).records).toMatchObject([
    {
      externalId: "order-4",
      author: { account: "partner-9" },
      order: { amount: 119, currency: "EUR", status: "confirmed", items: [{ name: "Tea", quantity: 2, amount: 119 }] },
    },
  ]);
  expect((await place.items("contacts")).items).toMatchObject([
    {
      person: {
        account: "partner-9",
        deleted: true,
        language: "en-GB",
        attributes: { Company: "Acme", "Job title": "Buyer" },
      },
    },
  ]);
  const text = '<b>Hi</b> & "you"\r\nagain\n\nBye';
  expect(await place.act("reply", { thread: "5", text })).toEqual({ status: "done", externalId: "88" });
  expect(JSON.parse(place.asked.at(-1)?.body ?? "")).toMatchObject({
    ids: [5],
    body: '&lt;b&gt;Hi&lt;/b&gt; &amp; "you"<br>again<br><br>Bye',
    body_is_html: true,
  });
});

test("Odoo: a key that has ended is told", async () => {
  const place = await start(
    "odoo",
    { site: "https://odoo.example", key: "k3y" },
    {
      "POST /json/2/res.partner/web_search_read": refusal(401, {
        name: "werkzeug.exceptions.Unauthorized",
        message: "Invalid apikey",
      }),
    },
  );
  await expect(place.items("contacts")).rejects.toMatchObject({ code: "refused" });
});
