import { expect, test } from "vitest";

import { openDesk, type Desk } from "./testing/fixture.ts";

const SECRETS = /Kowalska|anna_k77|anna@example\.org|176\s?123|Baker|4242 4242/i;

const MAPPING = [
  "date_format: iso",
  "columns: { at: at, direction: direction, text: text, author_name: name, author: account, author_email: mail }",
].join("\n");
const HEADER = "at,direction,name,account,mail,text";
const right =
  '2024-03-05T10:00:00Z,in,Anna Kowalska,anna_k77,anna@example.org,"I am Anna, call 0176 12345678 or ask Kowalska"';
const wrong = 'never,in,Anna Kowalska,@anna_k77,anna@example.org,"Card 4242 4242 4242 4242\n12 Baker Street\nlast"';

/** Asks as a colleague without the key. */
const asColleague = async (desk: Desk, path: string, body?: object) => {
  const json = body && { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(`${desk.url}/api${path}`, json ?? {});
  return { status: response.status, text: await response.text() };
};

async function withOneWrong(colleague: Parameters<typeof openDesk>[0] & object) {
  const desk = await openDesk(colleague);
  const uploadId = await desk.upload("one.csv", `${HEADER}\n${wrong}\n`);
  const { body } = await desk.ask("POST", "/imports", { uploadId, source: "one", mapping: MAPPING });
  await desk.over(String(body["id"]));
  const list = (await desk.ask("GET", "/quarantine")).body["rows"] as { id: string; start: string }[];
  return { desk, id: list[0]?.id ?? "", start: list[0]?.start };
}

test("the quarantine is masked for who may not see personal data everywhere; its bytes are refused", async () => {
  const colleague = [{ units: ["Kettla"], functions: null }];
  const { desk, id, start } = await withOneWrong({ colleague });
  expect(start).toContain("Anna Kowalska");
  const list = await asColleague(desk, "/quarantine");
  expect(list.text).not.toMatch(SECRETS);
  const shown = await asColleague(desk, `/quarantine/${id}`);
  expect(shown.text).not.toMatch(SECRETS);
  const item = JSON.parse(shown.text) as Record<string, unknown>;
  expect(item).toMatchObject({ raw: null, masked: true, record: 1, line: 2, reasonCode: "unparsable_date" });
  expect(item["rawText"]).toBe('never,in,A••• K•••,@•••,a•••@example.org,"Card •••• 4242\n[address]\nlast"');
  const raw = await asColleague(desk, `/quarantine/${id}/raw`);
  expect(raw.status).toBe(403);
  expect(JSON.parse(raw.text)).toMatchObject({ code: "bytes_masked", permission: "personal.unmask" });
});

test("the quarantine is whole for who may see personal data everywhere", async () => {
  const { desk, id } = await withOneWrong({ colleague: "all" });
  const item = JSON.parse((await asColleague(desk, `/quarantine/${id}`)).text) as Record<string, unknown>;
  expect(item).toMatchObject({ rawText: wrong, raw: Buffer.from(wrong).toString("base64"), masked: false });
  const raw = await asColleague(desk, `/quarantine/${id}/raw`);
  expect(raw).toMatchObject({ status: 200, text: wrong });
});

test("previews show who is in a file and what they say masked, and how it will be read as it is", async () => {
  const desk = await openDesk({ colleague: [], jobs: false });
  const uploadId = await desk.upload("two.csv", `${HEADER}\n${right}\n${wrong}\n`);
  const inspect = (body: object) => asColleague(desk, `/uploads/${uploadId}/inspection`, body);
  const known = await inspect({ mapping: MAPPING });
  expect(known.text).not.toMatch(SECRETS);
  expect(JSON.parse(known.text)).toMatchObject({
    masked: true,
    problems: [],
    rows: [
      {
        status: "understood",
        at: "2024-03-05T10:00:00.000Z",
        author: { name: "A••• K•••", account: "a•••", email: "a•••@example.org" },
        body: "I am A•••, call ••••78 or ask K•••",
      },
      { status: "rejected", record: 2, line: 3, code: "unparsable_date" },
    ],
  });
  const unknown = await inspect({});
  expect(unknown.text).not.toMatch(SECRETS);
  expect(JSON.parse(unknown.text)).toMatchObject({ masked: true });
  const whole = await desk.ask("POST", `/uploads/${uploadId}/inspection`, { mapping: MAPPING });
  expect(whole.body).toMatchObject({ masked: false });
  expect(JSON.stringify(whole.body)).toContain("Anna Kowalska");
});
