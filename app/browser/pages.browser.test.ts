import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { barriersOf, collectTroubles, settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

/** The first id in a list of the API. */
async function firstOf(path: string, field = "id"): Promise<string> {
  const { rows } = (await stage().ask("GET", path)) as { rows: Record<string, unknown>[] };
  return String(rows[0]?.[field]);
}

/** A file of which every second row cannot be understood, sent but not imported. */
async function sendFile(): Promise<string> {
  const rows = Array.from(
    { length: 20 },
    (_unused, at) => `${at},${at % 2 ? "soon" : "2026-03-02T10:00:00Z"},a${at}@example.org,in,Where is it?`,
  );
  const content = `id,at,author,direction,text\n${rows.join("\n")}\n`;
  const { id } = (await stage().ask("POST", "/uploads", { name: "letters.csv", size: content.length })) as {
    id: string;
  };
  const headers = { origin: stage().app.url, "content-type": "application/octet-stream" };
  const address = `${stage().app.url}/api/uploads/${id}/content?offset=0`;
  await stage().admin.request.put(address, { headers, data: Buffer.from(content) });
  return id;
}

async function importFile(): Promise<string> {
  const { id } = (await stage().ask("POST", "/imports", { uploadId: await sendFile() })) as { id: string };
  const stateOf = async () => ((await stage().ask("GET", `/imports/${id}`)) as { state: string }).state;
  await expect.poll(stateOf, { timeout: 20_000 }).toBe("done");
  return id;
}

/** The newest month of the history of positions; undefined while none is recorded. */
async function newestMonth(): Promise<string | undefined> {
  const months = (await stage().ask("GET", "/position/months")) as { month: string }[];
  return months.at(-1)?.month;
}

async function firstLine(): Promise<string | undefined> {
  const { lines } = (await stage().ask("GET", "/audit")) as { lines: { id: string }[] };
  return lines[0]?.id;
}

/** Notes what a customer asks for; gives the request. */
async function asksFor(personId: string, kind: string): Promise<string> {
  return ((await stage().ask("POST", "/privacy/requests", { personId, kind })) as { id: string }).id;
}

/** A customer, and requests of theirs. */
async function customer() {
  const personId = await firstOf("/people?text=helene", "personId");
  const [access, erase] = [await asksFor(personId, "access"), await asksFor(personId, "erase")];
  return { personId, access, erase, correct: await asksFor(personId, "correct") };
}

/** Another customer, who is restricted by one request and asks for it in another. */
async function restricted() {
  const { rows } = (await stage().ask("GET", "/conversations?limit=50")) as {
    rows: { id: string; customer: { personId: string | null; name: string | null } }[];
  };
  const other = rows.find(
    ({ customer: { personId, name } }) => personId !== null && name?.startsWith("Helene") === false,
  );
  const personId = other?.customer.personId ?? "";
  const [asked, done] = [await asksFor(personId, "restrict"), await asksFor(personId, "restrict")];
  await stage().ask("POST", `/privacy/requests/${done}/restrict`, { why: "It is disputed." });
  return { thread: other?.id, personId, asked, done };
}

/** Judges texts of a label until some are held back; the label. */
async function judgeSome(): Promise<string> {
  const label = "mood";
  for (let count = 0; count < 30; count += 1) {
    const next = async () => (await stage().ask("POST", "/labelling/next", { label })) as { task: { message: string } };
    await expect.poll(async () => (await next()).task, { timeout: 30_000 }).not.toBeNull();
    const { message } = (await next()).task;
    const value = ["negative", "neutral", "positive"][count % 3];
    await stage().ask("POST", "/labelling/judge", { message, label, value });
  }
  return label;
}

/** A watch; its id. */
async function watch(): Promise<string> {
  const settings = { name: "Parcels", filter: { words: ["parcel"] }, kind: "count", sensitivity: 1 };
  return ((await stage().ask("POST", "/pulse/watches", settings)) as { id: string }).id;
}

/** A webhook to an address of our own network where nobody is, and an incoming one; its id. */
async function webhook(): Promise<string> {
  const there = (await stage().ask("GET", "/webhooks")) as { id: string }[];
  if (there[0]) return there[0].id;
  await stage().ask("PUT", "/ingest/sources/Telephone", {
    channel: "telephone",
    visibility: "private",
    threading: "explicit",
  });
  await stage().ask("POST", "/ingest/hooks", { name: "Telephone", source: "Telephone" });
  const settings = { name: "Service desk", address: "http://127.0.0.1:1/in", events: ["interaction.received"] };
  const { id } = (await stage().ask("POST", "/webhooks", { ...settings, ownNetwork: true })) as { id: string };
  await stage().ask("POST", `/webhooks/${id}/test`);
  return id;
}

/** Every page with something on it, by what it is called here. */
async function addresses(): Promise<Record<string, string>> {
  const newest = await newestMonth();
  const conversation = await firstOf("/conversations?answered=true&channel=email");
  const run = await importFile();
  const asked = await customer();
  const kept = await restricted();
  return {
    position: "/position",
    "a cell of the map": "/position/people/3",
    ...(newest === undefined ? {} : { "position of a month": `/position?month=${newest}` }),
    "a criterion": "/criteria/purpose-coverage",
    "a criterion of an owner": "/criteria/leadership-head",
    "no such criterion": "/criteria/nothing",
    attestations: "/attestations",
    "attestations, mine": "/attestations?mine=true",
    model: "/model",
    figures: "/",
    figure: "/figures/first_response_time",
    "figure of ratings": "/figures/nps?by=unit",
    welcome: "/welcome",
    conversations: "/conversations",
    conversation: `/conversations/${conversation}`,
    person: `/people/${await firstOf("/people?text=helene", "identityId")}`,
    search: "/search?text=refund",
    "search, empty": "/search",
    sources: "/sources",
    chat: "/chat",
    "a new chat": "/chat?chat=new",
    "a source, chosen": "/sources/new",
    "a connector of your own": "/sources/own",
    "a source, filled in": "/sources/new?connector=zendesk",
    pulse: "/pulse",
    "a new watch": "/pulse/new?name=Parcels",
    "a watch": `/pulse/watches/${await watch()}`,
    "no such incident": "/pulse/incidents/0190b3c1-0000-7000-8000-000000000001",
    themes: "/themes",
    insights: "/insights",
    "an insight": `/insights/${await firstOf("/insights?state=acted")}`,
    "a new insight": "/insights/new?function=product",
    "weekly digest": "/insights/digest?function=care",
    documents: "/documents",
    "no such document": "/documents/0190b3c1-0000-7000-8000-000000000001",
    webhooks: "/webhooks",
    "incoming webhooks": "/webhooks/incoming",
    "a webhook": `/webhooks/${await webhook()}`,
    imports: "/imports",
    keeping: "/keeping",
    consent: "/consent",
    retention: "/retention",
    "signing in": "/settings/sign-in",
    "new import": "/imports/new",
    "import, looked at": `/imports/new/${await sendFile()}`,
    "import, done": `/imports/${run}`,
    audit: "/audit",
    "audit line": `/audit/${await firstLine()}`,
    "topics and intents": "/taxonomy?topic=delivery.late",
    labelling: "/labelling?label=mood",
    "reading quality": "/reading",
    "reading of a label": `/reading/${await judgeSome()}`,
    "judged texts": "/reading/mood/judgements",
    "data quality": "/quality",
    "a rule for data": "/quality/rules/mail-valid",
    catalogue: "/quality/catalogue?kind=table",
    "an entry with its lineage": "/quality/catalogue/table/interaction",
    "data requests": "/privacy",
    "data requests, ended": "/privacy?state=ended",
    "new data request": "/privacy/new",
    "new data request of somebody": `/privacy/new?person=${asked.personId}`,
    "a request for access": `/privacy/${asked.access}`,
    "a request to be erased": `/privacy/${asked.erase}`,
    "a request to be restricted": `/privacy/${kept.asked}`,
    "a request that restricted": `/privacy/${kept.done}`,
    "who is restricted": "/privacy?state=restricted",
    "a restricted person": `/people/${kept.personId}`,
    "a restricted conversation": `/conversations/${kept.thread}`,
    "a request for correction": `/privacy/${asked.correct}`,
    quarantine: "/quarantine",
    quarantined: `/quarantine/${await firstOf("/quarantine")}`,
    system: "/system",
    account: "/settings",
    members: "/settings/members",
    roles: "/settings/roles",
    units: "/settings/units",
    keys: "/settings/keys",
    "language model": "/settings/assist",
    nowhere: "/nowhere",
  };
}

const looks = [
  { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

async function lookAt(page: Page, path: string): Promise<string[]> {
  const troubles = collectTroubles(page);
  await page.goto(`${stage().app.url}${path}`);
  await settled(page);
  const found = [...(await barriersOf(page)), ...troubles];
  const widths = await page.evaluate<[number, number]>("[document.documentElement.scrollWidth, innerWidth]");
  if (widths[0] > widths[1]) found.push(`the page is ${widths[0]} wide in a window of ${widths[1]}`);
  // What sticks out below lets the wheel push the whole app up, off the window.
  const heights = await page.evaluate<[number, number]>("[document.documentElement.scrollHeight, innerHeight]");
  if (heights[0] > heights[1]) found.push(`the page is ${heights[0]} tall in a window of ${heights[1]}`);
  if (!/. · Firsthand$/.test(await page.title())) found.push(`the window is called ${await page.title()}`);
  return found;
}

test.each(looks)(
  "no page shuts anybody out, is larger than its window, or breaks a rule of safety: %o",
  async (look) => {
    const context = await stage().sameIn(look);
    const page = await context.newPage();
    const found: Record<string, string[]> = {};
    for (const [name, path] of Object.entries(await addresses())) {
      const troubles = await lookAt(page, path);
      if (troubles.length > 0) found[name] = troubles;
    }
    expect(found).toEqual({});
  },
  900_000,
);

test.each(looks)("nor those without an account: %o", async (look) => {
  const context = await stage().sameIn(look);
  await context.clearCookies();
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/sign-in`);
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  expect(await barriersOf(page)).toEqual([]);
});
