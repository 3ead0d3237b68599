import { createServer, type Server } from "node:http";

import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { barriersOf } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

/** A feed of reviews, as another system publishes it. */
let server: Server;
let site: string;
let refuses = false;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith("/notes")) {
      const messages = [1, 2].map((id) => ({
        id: `n${id}`,
        said: new Date().toISOString(),
        text: `Note ${id} of a guest`,
      }));
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ messages }));
      return;
    }
    if (refuses) {
      response.writeHead(401);
      response.end("not for strangers");
      return;
    }
    response.writeHead(200, { "content-type": "application/rss+xml" });
    const items = [1, 2, 3].map(
      (number) => `<item><guid>r${number}</guid><title>Review ${number}</title>
        <dc:creator>Customer ${number}</dc:creator><pubDate>${new Date(Date.now() - number * 3_600_000).toUTCString()}</pubDate>
        <description>Parcel number ${number} came late &lt;script&gt;alert(1)&lt;/script&gt;</description></item>`,
    );
    response.end(
      `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
       <title>Reviews</title><link>https://reviews.example</link><description>All</description>${items.join("")}
       </channel></rss>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  site = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());

test("an administrator connects a feed without writing code, sees it flow, and what is wrong when it breaks", async () => {
  const page = await stage().open("/sources");
  await page.getByText("Nothing is connected yet").waitFor();
  await page.getByRole("link", { name: "Connect a source" }).click();
  await page.getByLabel("Find a connector").fill("feed");
  await page.getByRole("link", { name: /Feed \(RSS/ }).click();
  await page.getByLabel("Name", { exact: false }).first().fill("Our reviews");
  await page.getByLabel(/^Address/).fill(`http://${site}/reviews`);
  expect(await page.getByRole("button", { name: "Switch it on" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Test it" }).click();
  await page
    .getByText("stands in a private network")
    .or(page.getByText(/private/))
    .first()
    .waitFor();
  await page.getByLabel("Hosts in our own network").fill(site);
  await page.getByRole("button", { name: "Test it" }).click();
  await page.getByText("Parcel number 1 came late").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Switch it on" }).click();
  await page.getByRole("heading", { name: "Our reviews", level: 1 }).waitFor();
  await page.getByText("3 records in 48 hours").waitFor({ timeout: 30_000 });
  await page.getByText("count against coverage").waitFor();

  refuses = true;
  await page.getByRole("button", { name: "Read now" }).click();
  await page.getByText(/does not give the feed \(status 401\)/).waitFor({ timeout: 30_000 });
  await page.getByText("Needs you", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Sources (one needs you)" }).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  refuses = false;
  await page.getByRole("button", { name: "Read now" }).click();
  await page.getByText("Flows", { exact: true }).waitFor({ timeout: 30_000 });

  await page.getByRole("link", { name: "Sources", exact: true }).click();
  await page.getByText(/records in 48 hours/).waitFor();
  await page.getByRole("button", { name: /^List Mail/ }).click();
  await page.getByText(/1 of 1 places/).waitFor();
});

test("who may only see sources changes nothing, and who imports may connect", async () => {
  const viewer = await (await stage().window("viewer")).newPage();
  await viewer.goto(`${stage().app.url}/sources`);
  await viewer.getByRole("link", { name: "Our reviews" }).click();
  await viewer.getByText(/records in 48 hours/).waitFor();
  expect(await viewer.getByRole("button", { name: /Read|Pause|Remove/ }).count()).toBe(0);
  await viewer.goto(`${stage().app.url}/sources/new`);
  await viewer.getByText("You may not see this").waitFor();

  const integrator = await (await stage().window("integrator")).newPage();
  await integrator.goto(`${stage().app.url}/sources/new`);
  await integrator.getByLabel("Find a connector").waitFor();
});

/** A connector as somebody writes it; `field` is where it takes the time from. */
const connector = (field: string) => `id: guest-book
name: Guest book
about: What guests write.
settings:
  site: { title: Site, kind: url }
base: "{site}"
authentication: { kind: none }
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: explicit }
    request: { path: /notes }
    records: messages
    edits: not_seen
    deletions: not_seen
    map: |
      { "externalId": id, "at": ${field}, "direction": "in", "thread": id, "channel": "notes", "text": text }
`;

test("somebody writes a connector, mends its mistake, and has what was not understood tried again", async () => {
  const page = await stage().open("/sources/new");
  await page.getByRole("link", { name: "Write one of your own" }).click();
  const file = page.getByLabel("YAML");
  await file.fill(connector("at").replace("kind: none", "kind: nothing"));
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByRole("button", { name: /^Line 7/ }).click();
  expect(
    await file.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
  ).toContain("kind: nothing");
  expect(await barriersOf(page)).toEqual([]);
  await file.fill(connector("at"));
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByText("It is right").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("heading", { name: "Connect Guest book" }).waitFor();
  await page.getByLabel(/^Site/).fill(`http://${site}`);
  await page.getByLabel("Hosts in our own network").fill(site);
  await page.getByRole("button", { name: "Test it" }).click();
  await page.getByText("not understood").first().waitFor();
  await page.getByRole("button", { name: "Switch it on" }).click();
  await page.getByRole("link", { name: "See 2 not understood" }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Try them again" }).click();
  await page.getByText("Not understood this time either").waitFor();
  const source = page.url();

  await page.goto(`${stage().app.url}/sources/new?connector=guest-book`);
  await page.getByRole("link", { name: "Change its file" }).click();
  await file.fill(connector("said"));
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByText("It is right").waitFor();
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("heading", { name: "Connect Guest book" }).waitFor();
  await page.goto(source);
  await page.getByRole("button", { name: "Try them again" }).click();
  await page.getByText("2 understood now").waitFor();
  const { rows } = await sql<{ body: string }>`
    select body from interaction where channel = 'notes' order by body`.execute(stage().database.db);
  expect(rows.map(({ body }) => body)).toEqual(["Note 1 of a guest", "Note 2 of a guest"]);

  await page.goto(`${stage().app.url}/sources/own?connector=guest-book`);
  await page.getByRole("button", { name: "Remove it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
  await page.getByText("It is in use: Guest book").waitFor();
});
