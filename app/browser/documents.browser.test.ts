import { createServer, type Server } from "node:http";

import { afterAll, beforeAll, expect, test } from "vitest";

import { barriersOf, settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

const day = (number: number) => new Date(Date.now() - number * 86_400_000).toISOString();

const articles = [
  {
    id: 1,
    status: "published",
    title: "How to <b>descale</b> a kettle",
    body: "<p>Take <b>vinegar</b> &lt;script&gt;alert(1)&lt;/script&gt;, never &amp; nowhere bleach.</p>",
    slug: "descale",
    tags: ["kettles", "care"],
    language: "en",
    user_created: { first_name: "Ben", last_name: "Ott" },
  },
  { id: 2, status: "archived", title: "Old prices", body: "From 2019" },
  ...Array.from({ length: 60 }, (_, at) => ({
    id: 10 + at,
    status: "published",
    title: `Answer number ${at}`,
    body: `What customers ask, part ${at}.`,
  })),
].map((one, at) => ({ ...one, date_created: day(200 - at), date_updated: day(100 - at) }));

const customers = [
  {
    id: "cus_1",
    email: "ann.kettle@example.org",
    first_name: "Ann",
    last_name: "Kettle",
    company_name: "Kettle & Daughters <script>",
    groups: [{ name: "Wholesale" }],
    has_account: true,
    created_at: day(90),
    updated_at: day(3),
  },
];
const orders = [
  {
    id: "order_1",
    display_id: 7,
    created_at: day(2),
    updated_at: day(2),
    payment_status: "captured",
    fulfillment_status: "shipped",
    currency_code: "eur",
    total: 1249.5,
    customer_id: "cus_1",
    email: "ann.kettle@example.org",
    items: [
      { quantity: 2, title: "Kettle, steel", total: 1200, variant_sku: "K-1" },
      { quantity: 1, title: "Descaler", total: 49.5, variant_sku: null },
    ],
  },
];

/** A content store and a shop, as their APIs answer. */
let server: Server;
let site: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://there");
    const from = Number(url.searchParams.get("offset") ?? 0) + (Number(url.searchParams.get("page") ?? 1) - 1) * 100;
    const name = url.pathname.split("/").at(-1) ?? "";
    const all = new Map<string, readonly object[]>(Object.entries({ articles, customers, orders })).get(name) ?? [];
    const records = all.slice(from, from + 100);
    const answer =
      name === "articles"
        ? { data: records, meta: { filter_count: all.length } }
        : { [name]: records, count: all.length };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  site = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());

async function connect(connector: string, name: string, settings: object): Promise<string> {
  const given = { connector, name, settings, allowedHosts: ["127.0.0.1"], days: 365 };
  const { id } = (await stage().ask("POST", "/connections", given)) as { id: string };
  const readAt = async () => {
    const { streams } = (await stage().ask("GET", `/connections/${id}`)) as { streams: { readAt: string | null }[] };
    return streams.every((one) => one.readAt !== null);
  };
  await expect.poll(readAt, { timeout: 90_000 }).toBe(true);
  return id;
}

test("documents of a content store are listed, searched and read; nothing in them runs", async () => {
  const page = await stage().open("/sources");
  await page.getByRole("link", { name: "Documents", exact: true }).click();
  await page.getByText("No source tells of documents yet").waitFor();
  const store = await connect("directus-articles", "Help centre", {
    server: site,
    token: "directus-token",
    collection: "articles",
  });

  await page.getByText("61 documents, last changed first").waitFor({ timeout: 30_000 });
  await page.getByRole("link", { name: /Help centre 61/ }).waitFor();
  expect(await page.locator("main li a").filter({ hasText: "What customers ask" }).count()).toBe(50);
  await page.getByRole("button", { name: "Show more" }).click();
  await page.getByText("How to <b>descale</b> a kettle").waitFor();
  await page.getByLabel("Search in documents").fill("vineg never");
  await page.getByText("1 document with these words").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("link", { name: /descale/ }).click();
  await page.getByRole("heading", { level: 1, name: "How to <b>descale</b> a kettle" }).waitFor();
  await page.getByText("Take vinegar <script>alert(1)</script>, never & nowhere bleach.").waitFor();
  await page.getByText("Help centre · Article · English · Ben Ott").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("link", { name: "All documents" }).click();
  await page.getByText("1 document with these words").waitFor();
  expect(new URL(page.url()).searchParams.get("text")).toBe("vineg never");

  await page.getByRole("button", { name: "Clear the words" }).click();
  Object.assign(articles[2] ?? {}, { status: "archived", date_updated: day(0) });
  await stage().ask("POST", `/connections/${store}/resume`, {});
  await page.getByRole("link", { name: /^Deleted there 1/ }).click({ timeout: 60_000 });
  await page.getByText("1 document, last changed first").waitFor();
  await page.getByRole("link", { name: /Answer number 0/ }).click();
  await page.getByText("Its source has it no more").waitFor();
  await page.getByText("What customers ask, part 0.").waitFor();
});

test("what a shop knows of a customer stands on their page, and what they ordered in the thread", async () => {
  await connect("medusa", "Shop", { server: site, key: "sk_secret" });
  const { rows } = (await stage().ask("GET", "/people?text=ann.kettle")) as { rows: { personId: string }[] };
  const known = (await stage().ask("GET", "/people?text=cus_1")) as { rows: { personId: string }[] };
  const page = await stage().open(`/people/${(known.rows[0] ?? rows[0])?.personId}`);
  await page.getByRole("heading", { name: "What other systems tell" }).waitFor();
  await page.getByText("Kettle & Daughters <script>").waitFor();
  await page.getByText("Wholesale").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page
    .getByRole("link", { name: /Order #7/ })
    .first()
    .click();
  await page.getByText("1,249.50 EUR").waitFor();
  await page.getByText("2 × Kettle, steel K-1").waitFor();
  await page.getByText("Groups: Wholesale").waitFor();
  expect(await barriersOf(page)).toEqual([]);
});

test.each([
  { width: 390, colorScheme: "dark" },
  { width: 1440, colorScheme: "light" },
] as const)("the pages are clear at $width, $colorScheme", async ({ width, colorScheme }) => {
  const window = await stage().sameIn({ viewport: { width, height: 900 }, colorScheme });
  const page = await window.newPage();
  for (const path of ["/documents", "/documents?text=descale", "/documents?text=nothing-like-it"]) {
    await page.goto(`${stage().app.url}${path}`);
    await settled(page);
    expect(await barriersOf(page), path).toEqual([]);
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflows, path).toBe(false);
  }
});
