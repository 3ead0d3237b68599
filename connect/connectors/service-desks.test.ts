import { afterEach, expect, test, vi } from "vitest";

import { type Answers, refusal, simulate, type Simulation } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});
const start = async (id: string, settings: Record<string, string>, answers: Answers) =>
  (open = await simulate(id, settings, answers));
interface Asked {
  readonly query: URLSearchParams;
  readonly body: string;
}
const minute = (count: number) => new Date(Date.UTC(2026, 1, 1) + count * 60_000).toISOString();

const hubspotMessage = (id: string, more: object) => ({
  type: "MESSAGE",
  id,
  conversationsThreadId: "7",
  createdAt: "2026-02-01T10:00:00.123Z",
  archived: false,
  direction: "INCOMING",
  channelId: "1002",
  channelAccountId: "44",
  text: `text of ${id}`,
  senders: [
    {
      actorId: "V-501",
      name: "Ann",
      senderField: "FROM",
      deliveryIdentifier: { type: "HS_EMAIL_ADDRESS", value: "ann@example.com" },
    },
  ],
  ...more,
});

test("HubSpot: conversations by when something was last said, each with its messages", async () => {
  const threads = Array.from({ length: 250 }, (_, at) => ({
    id: String(at + 1),
    spam: at === 3,
    status: "OPEN",
    associatedContactId: "501",
    latestMessageTimestamp: minute(at),
  }));
  const answers: Record<string, unknown> = {
    "GET /conversations/v3/conversations/threads": ({ query }: Asked) => {
      const from = Number(query.get("after") ?? 0);
      const next = from + 100 < threads.length ? { paging: { next: { after: String(from + 100), link: "?" } } } : {};
      return { results: threads.slice(from, from + 100), ...next };
    },
  };
  for (const { id } of threads)
    answers[`GET /conversations/v3/conversations/threads/${id}/messages`] = {
      results: [hubspotMessage(`m${id}`, { conversationsThreadId: id })],
    };
  answers["GET /conversations/v3/conversations/threads/7/messages"] = ({ query }: Asked) =>
    query.get("after") === null
      ? {
          results: [
            hubspotMessage("a", {}),
            hubspotMessage("b", {
              direction: "OUTGOING",
              text: "",
              richText: "<p>On <b>its</b> way</p>",
              createdAt: "2026-02-01T11:00:00Z",
              senders: [{ actorId: "A-9", name: "Ben" }],
            }),
            { type: "ASSIGNMENT", id: "c", createdAt: "2026-02-01T11:01:00Z" },
          ],
          paging: { next: { after: "p2" } },
        }
      : { results: [hubspotMessage("d", { createdAt: "2026-02-01T12:00:00Z" })] };
  answers["POST /conversations/v3/conversations/threads/7/messages"] = { id: "e" };
  const desk = await start("hubspot", { token: "pat-1", sender: "A-9" }, answers);
  const { records, cursor } = await desk.read("conversations");
  expect(records).toHaveLength(251);
  expect(records.filter(({ thread }) => thread === "7")).toMatchObject([
    {
      externalId: "a",
      at: "2026-02-01T10:00:00.123Z",
      direction: "in",
      author: { role: "customer", account: "V-501", email: "ann@example.com", name: "Ann" },
      text: "text of a",
      extra: { contact: "501", status: "OPEN" },
    },
    { externalId: "b", direction: "out", author: { role: "agent", account: "A-9" }, text: "On its way" },
    { externalId: "d", direction: "in" },
  ]);
  expect(desk.asked[0]?.headers.authorization).toBe("Bearer pat-1");
  expect(desk.asked[0]?.query.get("latestMessageTimestampAfter")).toBe("2026-01-01T00:00:00Z");
  expect(cursor).toMatchObject({ since: minute(249), place: null });
  expect(await desk.act("reply", { thread: "7", text: 'Say "hi"' })).toEqual({ status: "done", externalId: "e" });
  expect(JSON.parse(desk.asked.at(-1)?.body ?? "")).toEqual({
    type: "MESSAGE",
    text: 'Say "hi"',
    senderActorId: "A-9",
    channelId: "1002",
    channelAccountId: "44",
    recipients: [
      {
        actorId: "V-501",
        recipientField: "TO",
        deliveryIdentifiers: [{ type: "HS_EMAIL_ADDRESS", value: "ann@example.com" }],
      },
    ],
  });
});

test("HubSpot: contacts page by page behind the last id, as the persons who write", async () => {
  const contacts = Array.from({ length: 450 }, (_, at) => ({
    id: String(at + 1),
    archived: at === 2,
    createdAt: minute(at),
    updatedAt: minute(at),
    properties: { email: `c${at + 1}@example.com`, firstname: "Ann", lastname: null, company: at === 0 ? "Acme" : "" },
  }));
  const desk = await start(
    "hubspot",
    { token: "t" },
    {
      "POST /crm/v3/objects/contacts/search": ({ body }: Asked) => {
        const { filterGroups, limit, sorts } = JSON.parse(body);
        const [changed, behind] = filterGroups[0].filters;
        expect(changed).toMatchObject({ propertyName: "lastmodifieddate", operator: "GTE" });
        expect(sorts).toEqual([{ propertyName: "hs_object_id", direction: "ASCENDING" }]);
        const found = contacts.filter(({ id }) => Number(id) > Number(behind.value));
        return { total: found.length, results: found.slice(0, limit), paging: { next: { after: "200" } } };
      },
    },
  );
  const { items } = await desk.items("contacts");
  expect(items).toHaveLength(450);
  expect(items[0]).toMatchObject({
    status: "person",
    person: { externalId: "1", account: "V-1", email: "c1@example.com", name: "Ann", attributes: { Company: "Acme" } },
  });
  expect(items[2]).toMatchObject({ person: { deleted: true } });
  expect(desk.asked).toHaveLength(4);
});

test("HubSpot: a token that lacks a scope is told, without the token", async () => {
  const desk = await start(
    "hubspot",
    { token: "pat-secret-1" },
    {
      "GET /conversations/v3/conversations/threads": refusal(403, {
        category: "MISSING_SCOPES",
        token: "pat-secret-1",
      }),
    },
  );
  await expect(desk.read("conversations")).rejects.toMatchObject({
    code: "refused",
    answer: expect.not.stringContaining("pat-secret-1"),
  });
});

const signIn = { "POST /services/oauth2/token": { access_token: "at1", instance_url: "x", token_type: "Bearer" } };
const salesforce = { domain: "brand", client: "key", secret: "s3cret" };
const PAGE = "/services/data/v66.0/query/01gRO0000016PIAYA2-2000";

test("Salesforce: cases, mails and comments in one thread, page by page, with what was deleted", async () => {
  const caseOf = (at: number, more: object = {}) => ({
    attributes: { type: "Case" },
    Id: `500${at}`,
    CaseNumber: `000${at}`,
    Subject: "Broken",
    Description: `It broke ${at}`,
    Status: "New",
    Origin: "Web",
    ContactId: "003A",
    Contact: { Name: "Ann", Email: "ann@example.com", Phone: null },
    SuppliedEmail: null,
    CreatedDate: "2026-02-01T10:00:00.000+0000",
    SystemModstamp: minute(at),
    IsDeleted: false,
    EmailMessages: null,
    ...more,
  });
  const all = Array.from({ length: 320 }, (_, at) => caseOf(at));
  all[1] = caseOf(1, { EmailMessages: { totalSize: 1, done: true, records: [{ Id: "02s" }] } });
  all[2] = caseOf(2, { IsDeleted: true });
  const desk = await start("salesforce", salesforce, {
    ...signIn,
    "GET /services/data/v66.0/queryAll": ({ query }: Asked) => {
      const soql = query.get("q") ?? "";
      if (soql.includes("FROM Case "))
        return { totalSize: 320, done: false, nextRecordsUrl: PAGE, records: all.slice(0, 200) };
      if (soql.includes("FROM EmailMessage"))
        return {
          totalSize: 1,
          done: true,
          records: [
            {
              Id: "02s",
              ParentId: "5001",
              Incoming: true,
              Subject: "Broken",
              TextBody: null,
              HtmlBody: "<p>It <i>broke</i></p>",
              FromAddress: "ann@example.com",
              FromName: "Ann",
              MessageDate: "2026-02-01T09:00:00.000+0000",
              SystemModstamp: minute(1),
              IsDeleted: false,
            },
          ],
        };
      return {
        totalSize: 1,
        done: true,
        records: [
          {
            Id: "00a",
            ParentId: "5001",
            CommentBody: "We look at it",
            CreatedById: "005B",
            CreatedBy: { Name: "Ben", Email: "ben@brand.example", UserType: "Standard", ContactId: null },
            CreatedDate: "2026-02-01T11:00:00.000+0000",
            SystemModstamp: minute(2),
            IsDeleted: false,
          },
        ],
      };
    },
    [`GET ${PAGE}`]: { totalSize: 320, done: true, records: all.slice(200) },
    "POST /services/data/v66.0/sobjects/CaseComment": { id: "00b", success: true, errors: [] },
  });
  const { records } = await desk.read("cases");
  expect(records).toHaveLength(319);
  expect(records[0]).toMatchObject({
    externalId: "case-5000",
    at: "2026-02-01T10:00:00.000Z",
    version: Date.parse(minute(0)),
    author: { account: "003A", email: "ann@example.com" },
    thread: "5000",
    channel: "web",
    text: "It broke 0",
  });
  expect(records[1]).toMatchObject({ externalId: "case-5002", deleted: true });
  expect(desk.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer at1", "Bearer at1"]);
  expect(Object.fromEntries(new URLSearchParams(desk.asked[0]?.body))).toEqual({
    grant_type: "client_credentials",
    client_id: "key",
    client_secret: "s3cret",
  });
  expect(desk.asked[1]?.query.get("q")).toContain("SystemModstamp >= 2026-01-01T00:00:00Z ORDER BY");
  expect((await desk.read("mails")).records).toMatchObject([
    { externalId: "mail-02s", direction: "in", thread: "5001", text: "It broke", author: { email: "ann@example.com" } },
  ]);
  expect((await desk.read("comments")).records).toMatchObject([
    { externalId: "comment-00a", direction: "out", thread: "5001", author: { role: "agent", account: "005B" } },
  ]);
  expect(await desk.act("reply", { thread: "5001", text: "Done" })).toEqual({
    status: "done",
    externalId: "comment-00b",
  });
  expect(JSON.parse(desk.asked.at(-1)?.body ?? "")).toEqual({
    ParentId: "5001",
    CommentBody: "Done",
    IsPublished: true,
  });
});

test("Salesforce: contacts are persons; a used up quota passes by itself, whatever its status says", async () => {
  let tries = 0;
  const desk = await start("salesforce", salesforce, {
    ...signIn,
    "GET /services/data/v66.0/queryAll": () =>
      ++tries < 3
        ? refusal(403, [{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }])
        : {
            totalSize: 1,
            done: true,
            records: [
              {
                Id: "003A",
                Name: "Ann Bee",
                Email: "ann@example.com",
                Phone: "+441632960000",
                MobilePhone: null,
                Account: { Name: "Acme" },
                SystemModstamp: minute(1),
                IsDeleted: false,
              },
            ],
          },
  });
  expect((await desk.items("contacts")).items).toMatchObject([
    { person: { externalId: "003A", account: "003A", phone: "+441632960000", attributes: { Company: "Acme" } } },
  ]);
  expect(tries).toBe(3);
});
