import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

const header = "id,at,author,direction,text\n";

async function importRows(name: string, rows: string): Promise<void> {
  const content = header + rows;
  const { id } = (await stage().ask("POST", "/uploads", { name, size: Buffer.byteLength(content) })) as { id: string };
  const headers = { origin: stage().app.url, "content-type": "application/octet-stream" };
  const address = `${stage().app.url}/api/uploads/${id}/content?offset=0`;
  await stage().admin.request.put(address, { headers, data: Buffer.from(content) });
  const run = (await stage().ask("POST", "/imports", { uploadId: id })) as { id: string };
  await expect
    .poll(async () => ((await stage().ask("GET", `/imports/${run.id}`)) as { state: string }).state, {
      timeout: 20_000,
    })
    .toBe("done");
}

const row = (at: number) => `${at},2026-03-0${at}T10:00:00Z,anna${at}@example.org,in,Where is parcel ${at}?\n`;

test("what happens elsewhere shows on open pages by itself, also after the connection was lost", async () => {
  const list = await stage().open("/conversations");
  await list
    .getByText(/no conversations|nothing/i)
    .first()
    .waitFor();
  const figures = await stage().open("/?range=all");
  await importRows("one.csv", row(1));
  await list.getByText("Where is parcel 1?").first().waitFor();
  await figures.getByRole("link", { name: "Inbound volume" }).waitFor();

  await stage().app.pause();
  await list.getByText(/No connection/).waitFor();
  // What is shown stays.
  expect(await list.getByText("Where is parcel 1?").first().isVisible()).toBe(true);
  await stage().app.resume();
  await list.getByText(/No connection/).waitFor({ state: "detached", timeout: 20_000 });
  await importRows("two.csv", row(2));
  await list.getByText("Where is parcel 2?").first().waitFor();
});
