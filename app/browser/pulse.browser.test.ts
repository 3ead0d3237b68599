import { expect, test } from "vitest";

import { barriersOf, settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

const HOUR = 3_600_000;

interface Watched {
  readonly watches: readonly {
    readonly name: string;
    readonly evaluatedUntil: string | null;
    readonly state: string;
  }[];
}

const DAYS = 10;
const FLOOD = "The new kettle melted, this is terrible and dangerous!";

/** What people write: a usual past of ten days, or a kettle that melts, evenly over the last two hours that are over. */
function lines(kind: "usual" | "flood", messages: number): string {
  const until = Math.floor(Date.now() / HOUR) * HOUR;
  const span = kind === "usual" ? DAYS * 24 * HOUR : 2 * HOUR;
  return Array.from({ length: messages }, (_one, index) =>
    JSON.stringify({
      source: "shop-chat",
      externalId: `${kind}-${index}`,
      thread: `${kind}-thread-${index}`,
      at: new Date(until - span + Math.floor(((index + 0.5) / messages) * span)).toISOString(),
      direction: "in",
      channel: "chat",
      author: { account: `person-${index % 90}`, name: `Some Person${index % 90}` },
      text: kind === "flood" ? FLOOD : index % 8 === 0 ? "Bad service again, I am very angry." : "Where is my parcel?",
    }),
  ).join("\n");
}

async function send(kind: "usual" | "flood", messages: number): Promise<void> {
  const { app, admin } = stage();
  const sent = await admin.request.post(`${app.url}/api/ingest`, {
    headers: { origin: app.url, "content-type": "application/x-ndjson" },
    data: lines(kind, messages),
    timeout: 120_000,
  });
  expect(await sent.json()).toMatchObject({ accepted: messages });
}

test("a flood is sent in while a page is open: its alert appears, is taken on, and has a war room", async () => {
  const { ask, app } = stage();
  await ask("PUT", "/ingest/sources/shop-chat", { channel: "chat", visibility: "private", threading: "explicit" });
  await send("usual", DAYS * 24 * 4);
  // The job comes each minute; the watches come with it and learn from the past ten days.
  await expect
    .poll(
      async () => {
        const { watches } = (await ask("GET", "/pulse")) as Watched;
        return watches.map(({ evaluatedUntil, state }) => (evaluatedUntil === null ? "waits" : state));
      },
      { timeout: 200_000, interval: 2_000 },
    )
    .toEqual(["quiet", "quiet"]);
  const page = await stage().open("/pulse");
  await page.getByText("Everything that is watched is as usual").waitFor();
  await page.getByRole("link", { name: /Everything people write/ }).waitFor();

  await send("flood", 240);
  const banner = page.getByRole("alert").filter({ hasText: "stands out since" });
  await banner.waitFor({ timeout: 200_000 });
  await page.getByText("Nobody is on it").first().waitFor();
  expect(
    await page
      .getByRole("navigation", { name: "Pages" })
      .getByText(/one alert|alerts\)/)
      .count(),
  ).toBe(1);
  await banner.getByRole("link").first().click();

  await page.getByRole("heading", { name: "Where it comes from" }).waitFor();
  await page.getByText("melted", { exact: true }).waitFor();
  await page.getByText(FLOOD).first().waitFor();
  await page.locator("main").getByRole("button", { name: "Take it on" }).last().click();
  await page.getByText("Somebody is on it").waitFor();

  await page.getByLabel("New statement").fill("We look into it and stop the sale.");
  await page.getByRole("button", { name: "Draft it" }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "It was published" }).click();
  await page.getByText("Published a statement.").waitFor();
  await page.getByLabel("New task").fill("Call the maker");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("checkbox", { name: "Call the maker" }).click();
  await page.getByText("Finished a task.").waitFor();
  await page.getByLabel("What was learnt").fill("Look at returns earlier.");
  await page.getByRole("button", { name: "Keep and close" }).click();
  await page.getByText(/^Closed by Ada Founder/).waitFor();
  await settled(page);
  expect(await barriersOf(page)).toEqual([]);

  await page.goto(`${app.url}/pulse/new?filter=${encodeURIComponent('{"words":["kettle"]}')}&name=Kettle`);
  await page.getByRole("button", { name: "What would it have told?" }).click();
  await page
    .getByText(/It would have|All of this span/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Make the watch" }).click();
  await page.getByRole("heading", { name: "Kettle", level: 1 }).waitFor();
  await settled(page);
  expect(await barriersOf(page)).toEqual([]);
}, 600_000);
