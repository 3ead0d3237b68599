import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";
import { z } from "zod";

import { SITE, setChat, textsOf } from "./testing/chat.ts";

const chat = setChat();

test("what a visitor writes stands in the log at once, an answer comes back, and the browser finds both again", async () => {
  const widget = await chat.makeWidget({ unit: "Kettla" });
  const visitor = await chat.comes(widget);
  expect(visitor).toMatchObject({ named: false, begun: false, messages: [] });
  const message = await chat.says(widget, visitor.token, "Where is my order?", { page: `${SITE}/orders?secret=1#2` });
  expect(message).toMatchObject({ from: "visitor", text: "Where is my order?" });
  const rows = await chat.conversationsOf(widget.name);
  expect(rows).toMatchObject([{ channel: "chat", unit: "Kettla", inCount: 1, outCount: 0 }]);
  await chat.answers(rows[0]?.id, "On its way");
  const count = async () => (await chat.comes(widget, visitor.token)).messages.length;
  await expect.poll(count, { timeout: 30_000 }).toBe(2);
  const back = await chat.comes(widget, visitor.token);
  expect(back.begun).toBe(true);
  expect(back.messages).toMatchObject([
    { id: message.id, from: "visitor", name: null },
    { from: "team", text: "On its way" },
  ]);
  expect(await chat.conversationsOf(widget.name)).toMatchObject([{ inCount: 1, outCount: 1 }]);
});

test("the same message sent twice is one, also at the same time", async () => {
  const widget = await chat.makeWidget();
  const { token } = await chat.comes(widget);
  const said = { token, id: randomUUID(), text: "Once" };
  const all = await Promise.all([1, 2, 3].map(() => chat.asks(widget, "messages", said)));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(all.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
  expect(textsOf((await chat.comes(widget, token)).messages)).toEqual(["Once"]);
});

test("who comes back after three days begins another conversation, and still finds the first", async () => {
  const widget = await chat.makeWidget();
  const { token } = await chat.comes(widget);
  await chat.says(widget, token, "First");
  await chat.at(new Date(Date.now() + 73 * 3_600_000), async () => {
    await chat.says(widget, token, "Second");
    expect(await chat.conversationsOf(widget.name)).toHaveLength(2);
    expect(textsOf((await chat.comes(widget, token)).messages)).toEqual(["First", "Second"]);
  });
});

test("a visitor whom the site names has their own history on every device, and nobody else has it", async () => {
  const widget = await chat.makeWidget();
  const ann = await chat.named(widget, {
    sub: "17",
    name: "Ann Bell",
    email: "ann@kettla.example",
    email_verified: true,
  });
  await chat.says(widget, ann.token, "From my phone");
  expect(textsOf((await chat.named(widget, { sub: 17 })).messages)).toEqual(["From my phone"]);
  expect((await chat.named(widget, { sub: "18" })).messages).toEqual([]);
  expect((await chat.comes(widget)).messages).toEqual([]);
  // The mail address that the site vouches for makes them the one who writes mails from there.
  const people = z.object({ rows: z.array(z.looseObject({ personId: z.string() })) });
  const [found] = people.parse(await chat.api("GET", "/people?text=ann%40kettla.example")).rows;
  const [row] = await chat.conversationsOf(widget.name);
  expect(row).toMatchObject({ customer: { personId: found?.personId, name: "Ann Bell" } });
});

test("an address that somebody only types leads to nobody else's conversations", async () => {
  const widget = await chat.makeWidget({ availability: { kind: "colleagues" } });
  const ann = await chat.named(widget, { sub: "1", email: "victim@kettla.example", email_verified: true });
  await chat.says(widget, ann.token, "My secret");
  expect((await chat.asks(widget, "hello", {})).answer).toMatchObject({ online: false });
  const stranger = await chat.comes(widget);
  await chat.says(widget, stranger.token, "Answer me", { email: "victim@kettla.example" });
  expect(textsOf((await chat.comes(widget, stranger.token)).messages)).toEqual(["Answer me"]);
  const [row] = (await chat.conversationsOf(widget.name)).filter(({ id }) => id !== "");
  const thread = await chat.api("GET", `/conversations/${row?.id ?? ""}`);
  expect(JSON.stringify(thread)).toContain("answer to victim@kettla.example");
});

test("a problem of a visitor is readable for their page", async () => {
  const widget = await chat.makeWidget();
  const { token } = await chat.comes(widget);
  const empty = await chat.asks(widget, "messages", { token, id: randomUUID(), text: "  " });
  expect(empty).toMatchObject({ status: 400 });
  expect(empty.headers.get("access-control-allow-origin")).toBe(SITE);
  const long = await chat.asks(widget, "messages", { token, id: randomUUID(), text: "x".repeat(4001) });
  expect(long.status).toBe(400);
});

test("hostile texts come back as they were written, and what is said stands in no error", async () => {
  const widget = await chat.makeWidget();
  const { token } = await chat.comes(widget);
  const texts = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'; drop table interaction; --",
    "\u202Egnp.exe",
    "${7*7} {{7*7}}",
    "😀".repeat(500),
  ];
  for (const text of texts) await chat.says(widget, token, text);
  await chat.says(widget, token, "a\0b\uD800c");
  expect(textsOf((await chat.comes(widget, token)).messages)).toEqual([...texts, "a\uFFFDb\uFFFDc"]);
  const refused = await chat.asks(widget, "messages", { token, id: "SAID-BY-A-CUSTOMER", text: "SAID-BY-A-CUSTOMER" });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.answer)).not.toContain("SAID-BY-A-CUSTOMER");
});

test("who left the page and an address is answered by mail as well, and who listens is not", async () => {
  const widget = await chat.makeWidget({ availability: { kind: "colleagues" } });
  const [away, here] = [await chat.comes(widget), await chat.comes(widget)];
  await chat.says(widget, away.token, "I am away", { email: "away@kettla.example" });
  await chat.says(widget, here.token, "I am here", { email: "here@kettla.example" });
  const heard = await chat.listens(widget, here.token);
  await expect.poll(heard.text, { timeout: 20_000 }).toContain("I am here");
  const rows = await chat.conversationsOf(widget.name);
  const of = (said: string) => rows.find((row) => JSON.stringify(row).includes(said))?.id;
  expect(await chat.api("GET", `/conversations/${of("I am away")}/replies`)).toMatchObject({
    way: { state: "open", words: expect.stringContaining("by mail") },
  });
  await chat.answers(of("I am here"), "To the page");
  await expect.poll(heard.text, { timeout: 30_000 }).toContain("To the page");
  await chat.answers(of("I am away"), "By mail as well");
  await expect
    .poll(async () => textsOf((await chat.comes(widget, away.token)).messages), { timeout: 30_000 })
    .toEqual(["I am away", "By mail as well"]);
  expect(chat.mails()).toMatchObject([{ from: "help@kettla.example", to: ["away@kettla.example"] }]);
  expect(chat.mails()[0]?.raw).toContain("By mail as well");
  heard.leave();
});

test("an address that the mail server refuses for good takes no answer back: their page has it", async () => {
  const widget = await chat.makeWidget();
  const { token } = await chat.comes(widget);
  await chat.says(widget, token, "Write to me", { email: "gone@kettla.example" });
  const [row] = await chat.conversationsOf(widget.name);
  await chat.answers(row?.id, "Here it is");
  await expect
    .poll(async () => textsOf((await chat.comes(widget, token)).messages), { timeout: 30_000 })
    .toEqual(["Write to me", "Here it is"]);
  expect(await chat.api("GET", `/conversations/${row?.id}/replies`)).toMatchObject({ rows: [{ state: "sent" }] });
});

test.each(["not an address", "one@kettla.example, two@kettla.example", "ann@kettla.example>\r\nRCPT TO:<x@y.z>"])(
  "what a site gives as an address and is none (%j) holds up no answer, and nothing goes there",
  async (email) => {
    const widget = await chat.makeWidget();
    const before = chat.mails().length;
    const { token } = await chat.named(widget, { sub: "1", email });
    await chat.says(widget, token, "Anybody?");
    const [row] = await chat.conversationsOf(widget.name);
    await chat.answers(row?.id, "Here we are");
    await expect
      .poll(async () => textsOf((await chat.comes(widget, token)).messages), { timeout: 30_000 })
      .toEqual(["Anybody?", "Here we are"]);
    expect(chat.mails().slice(before)).toEqual([]);
  },
);

test("who is only looked at or rests for long is forgotten, and who spoke lately is not", async () => {
  const widget = await chat.makeWidget();
  const [spoke, silent] = [await chat.named(widget, { sub: "spoke" }), await chat.named(widget, { sub: "silent" })];
  await chat.says(widget, spoke.token, "I spoke");
  await chat.forget(new Date(Date.now() + 25 * 3_600_000));
  expect((await chat.comes(widget, spoke.token)).named).toBe(true);
  expect((await chat.comes(widget, silent.token)).named).toBe(false);
  await chat.forget(new Date(Date.now() + 367 * 86_400_000));
  expect((await chat.comes(widget, spoke.token)).messages).toEqual([]);
});

test("who was named lately is known as long as their token is good, however long ago they first came", async () => {
  const widget = await chat.makeWidget();
  const exp = Math.floor(Date.now() / 1000) + 23.5 * 3600;
  await chat.named(widget, { sub: "daily" });
  const { token } = await chat.at(new Date(Date.now() + 23 * 3_600_000), () =>
    chat.named(widget, { sub: "daily", exp, name: "Dora Day" }),
  );
  await chat.forget(new Date(Date.now() + 25 * 3_600_000));
  await chat.says(widget, token, "I am Dora");
  const [row] = await chat.conversationsOf(widget.name);
  expect(row).toMatchObject({ customer: { name: "Dora Day" } });
});

test("the stream tells what stands and what comes, to its visitor alone", async () => {
  const widget = await chat.makeWidget();
  const [ann, ben] = [await chat.comes(widget), await chat.comes(widget)];
  expect(await chat.asks(widget, "stream", { token: ann.token })).toMatchObject({ status: 409 });
  await chat.says(widget, ann.token, "I am Ann");
  await chat.says(widget, ben.token, "I am Ben");
  const heard = await chat.listens(widget, ann.token);
  await expect.poll(heard.text, { timeout: 20_000 }).toContain("I am Ann");
  const rows = await chat.conversationsOf(widget.name);
  const of = (said: string) => rows.find((row) => JSON.stringify(row).includes(said))?.id;
  await chat.answers(of("I am Ann"), "Hello Ann");
  await chat.answers(of("I am Ben"), "Hello Ben");
  await expect.poll(heard.text, { timeout: 20_000 }).toContain("Hello Ann");
  await chat.says(widget, ann.token, "Thanks");
  await expect.poll(heard.text, { timeout: 20_000 }).toContain("Thanks");
  expect(heard.text()).not.toContain("Ben");
  expect(heard.text().match(/Hello Ann/g)).toHaveLength(1);
  heard.leave();
});

test("who was erased is not known any more: their token is dead, their history empty, and they may come anew", async () => {
  const widget = await chat.makeWidget();
  const ann = await chat.named(widget, { sub: "erase-me", name: "Erna Weg", email: "erna@kettla.example" });
  await chat.says(widget, ann.token, "Forget me");
  const heard = await chat.listens(widget, ann.token);
  await expect.poll(heard.text, { timeout: 20_000 }).toContain("Forget me");
  const [row] = await chat.conversationsOf(widget.name);
  const personId = row?.customer.personId;
  const request = z
    .object({ id: z.string() })
    .parse(await chat.api("POST", "/privacy/requests", { personId, kind: "erase" }));
  await chat.api("POST", `/privacy/requests/${request.id}/erase`, { confirm: "erase" });
  const gone = async () => (await chat.asks(widget, "hello", { token: ann.token })).status;
  await expect.poll(gone, { timeout: 60_000 }).toBe(410);
  await heard.ended;
  const again = await chat.named(widget, { sub: "erase-me" });
  expect(again).toMatchObject({ begun: false, messages: [] });
  await chat.says(widget, again.token, "Hello, I am new");
  expect(textsOf((await chat.named(widget, { sub: "erase-me" })).messages)).toEqual(["Hello, I am new"]);
}, 120_000);

test("who is erased is no customer of another site that has the same id for somebody else", async () => {
  const [widget, other] = [await chat.makeWidget(), await chat.makeWidget()];
  const ann = await chat.named(widget, { sub: "4711", name: "Ann Bell" });
  await chat.says(widget, ann.token, "Forget me");
  const bea = await chat.named(other, { sub: "4711", name: "Bea Cole" });
  const [row] = await chat.conversationsOf(widget.name);
  const request = z
    .object({ id: z.string() })
    .parse(await chat.api("POST", "/privacy/requests", { personId: row?.customer.personId, kind: "erase" }));
  await chat.api("POST", `/privacy/requests/${request.id}/erase`, { confirm: "erase" });
  const gone = async () => (await chat.asks(widget, "hello", { token: ann.token })).status;
  await expect.poll(gone, { timeout: 60_000 }).toBe(410);
  expect(await chat.asks(other, "hello", { token: bea.token })).toMatchObject({
    status: 200,
    answer: { visitor: { named: true } },
  });
}, 120_000);

test("the texts follow the languages of the visitor", async () => {
  const widget = await chat.makeWidget();
  const german = await chat.asks(widget, "hello", { languages: ["sv", "de-AT", "en"] });
  expect(german.answer).toMatchObject({ language: "de", words: { title: "Sprechen Sie mit uns" } });
  const other = await chat.asks(widget, "hello", { languages: ["sv"] });
  expect(other.answer).toMatchObject({ language: "en" });
});
