import { logChannel } from "@firsthand/platform/live";
import { transact } from "@firsthand/platform/storage";
import { describe, expect, onTestFinished, test } from "vitest";

import { findOwners, findStanding } from "./index.ts";
import { act, ASKS, codeOf, duties, idOf, openDesk, standing } from "./testing/fixture.ts";

describe("giving an answer", () => {
  test("it stands until it expires, is read as it was written, and its giver becomes the owner", async () => {
    const desk = await openDesk();
    const listening = await desk.database.pool.connect();
    onTestFinished(() => listening.release(true));
    const heard: (string | undefined)[] = [];
    listening.on("notification", ({ payload }) => heard.push(payload));
    await listening.query(`listen ${logChannel}`);
    const { status, body } = await desk.give("Ann", {
      words: " <b>1.2</b> million\u0000 ",
      proof: { kind: "link", url: "https://example.org/budget" },
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        criterion: "budget",
        unit: null,
        met: true,
        words: "<b>1.2</b> million",
        proof: { kind: "link", url: "https://example.org/budget" },
        by: { id: "1", name: "Ann" },
        at: "2026-03-10T09:00:00.000Z",
        expiresAt: "2027-03-10T09:00:00.000Z",
        signed: null,
        checked: null,
        withdrawn: null,
      },
    });
    const listed = await desk.ask("Vera", "GET", "?criterion=budget");
    expect(listed.body).toEqual({ owner: { id: "1", name: "Ann" }, ownerIsMember: true, answers: [body] });
    expect(await standing(desk, "budget")).toMatchObject({
      answer: { met: true, proof: "given", signedBy: null },
      status: "standing",
      inherited: false,
    });
    expect((await findOwners(desk.database.db)).get("budget")).toEqual({ id: "1", name: "Ann" });
    await listening.query("select 1");
    expect(heard).toEqual([JSON.stringify({ topics: ["position"] })]);
  });

  test("expired it is to the second, and its owner is told thirty days before", async () => {
    const desk = await openDesk();
    await desk.give("Ann", {});
    desk.setNow("2027-02-08T08:59:59Z");
    expect(await duties(desk, "Ann")).toEqual([]);
    desk.setNow("2027-02-08T09:00:00Z");
    expect(await duties(desk, "Ann")).toEqual([
      {
        criterion: "budget",
        says: "There is a budget.",
        unit: null,
        due: "expiring",
        at: "2027-03-10T09:00:00.000Z",
        owner: { id: "1", name: "Ann" },
      },
    ]);
    expect(await duties(desk, "Ben")).toEqual([]);
    desk.setNow("2027-03-10T08:59:59Z");
    expect(await standing(desk, "budget")).toMatchObject({ status: "expiring" });
    desk.setNow("2027-03-10T09:00:00Z");
    expect(await standing(desk, "budget")).toMatchObject({ status: "expired" });
    expect(await duties(desk, "Ann")).toMatchObject([{ due: "expired" }]);
    expect(await duties(desk, "Vera", false)).toMatchObject([
      { criterion: "budget", due: "expired" },
      { criterion: "charter", due: "answer", owner: null, at: null },
      { criterion: "vision", due: "answer" },
    ]);
  });

  test("a sooner day is taken; one that is past, today or later than asked is refused with the days that do", async () => {
    const desk = await openDesk();
    for (const expiresAt of ["2026-03-09", "2026-03-10", "2026-04-11", "9999-12-31"]) {
      expect(await desk.give("Ann", { criterion: "vision", expiresAt })).toMatchObject({
        status: 400,
        body: { code: "bad_expiry", earliest: "2026-03-11", latest: "2026-04-10" },
      });
    }
    expect((await desk.give("Ann", { criterion: "vision", expiresAt: "31.3.2026" })).status).toBe(400);
    const { body } = await desk.give("Ann", { criterion: "vision", expiresAt: "2026-03-11" });
    expect(body["expiresAt"]).toBe("2026-03-11T00:00:00.000Z");
  });

  test("only what the model asks is answered, and only for units that there are", async () => {
    const desk = await openDesk();
    expect(await codeOf(desk.give("Ann", { criterion: "nps" }))).toBe("409 not_attestable");
    expect(await codeOf(desk.give("Ann", { criterion: "no\0body" }))).toBe("404 unknown_criterion");
    expect(await codeOf(desk.give("Ann", { unit: "Süd" }))).toBe("404 unknown_unit");
    expect(await codeOf(desk.give("Ann", { unit: "No\0rd" }))).toBe("404 unknown_unit");
    expect((await desk.ask("Ann", "GET", "?criterion=bud%00get")).body).toEqual({
      owner: null,
      ownerIsMember: false,
      answers: [],
    });
    expect(await standing(desk, "budget")).toBeUndefined();
  });

  test("hostile links are refused, and nothing is stored", async () => {
    const desk = await openDesk();
    const hostile = ["javascript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "https://", "x"];
    for (const url of [...hostile, "https://bank.example@evil.example/", "https://:pw@evil.example/"]) {
      const { status } = await desk.give("Ann", { proof: { kind: "link", url } });
      expect([url, status]).toEqual([url, 400]);
    }
    expect(
      await codeOf(desk.give("Ann", { proof: { kind: "file", id: "00000000-0000-7000-8000-000000000000" } })),
    ).toBe("404 unknown_proof");
    expect((await desk.database.pool.query("select 1 from attestation")).rowCount).toBe(0);
  });

  test("a unit has answers and owners of its own, and inherits those of the whole", async () => {
    const desk = await openDesk();
    await desk.give("Ann", {});
    expect(await standing(desk, "budget", { unit: "Nord" })).toMatchObject({ inherited: true, answer: { met: true } });
    expect((await findOwners(desk.database.db, "Nord")).get("budget")?.name).toBe("Ann");
    expect((await desk.give("Ben", { unit: "Nord", met: false })).status).toBe(200);
    expect(await standing(desk, "budget", { unit: "Nord" })).toMatchObject({
      inherited: false,
      answer: { met: false },
    });
    expect(await standing(desk, "budget")).toMatchObject({ answer: { met: true } });
    expect((await findOwners(desk.database.db, "Nord")).get("budget")?.name).toBe("Ben");
    expect((await findOwners(desk.database.db)).get("budget")?.name).toBe("Ann");
    const listed = await desk.ask("Vera", "GET", "?criterion=budget&unit=Nord");
    expect(listed.body).toMatchObject({ owner: { name: "Ben" }, answers: [{ unit: "Nord", met: false }] });
  });

  test("a month that is over keeps what was known then", async () => {
    const desk = await openDesk();
    const first = idOf(await desk.give("Ann", {}));
    desk.setNow("2026-04-10T09:00:00Z");
    const second = idOf(await desk.give("Ann", { met: false, ifNewest: first }));
    desk.setNow("2026-05-10T09:00:00Z");
    await act(desk, "Ann", `${second}/withdrawal`, { why: "a slip" });
    const metAt = async (asOf: string) => (await standing(desk, "budget", { asOf }))?.answer.met;
    expect(await metAt("2026-03-10T08:59:59Z")).toBeUndefined();
    expect(await metAt("2026-03-31T00:00:00Z")).toBe(true);
    expect(await metAt("2026-04-30T00:00:00Z")).toBe(false);
    expect(await metAt("2026-05-31T00:00:00Z")).toBe(true);
  });
});

describe("who may", () => {
  test("a named owner answers alone; who left is replaced by whoever answers", async () => {
    const desk = await openDesk();
    const first = idOf(await desk.give("Ann", {}));
    expect(await desk.give("Ben", { ifNewest: first })).toMatchObject({
      status: 403,
      body: { code: "not_the_owner", owner: { id: "1", name: "Ann" }, advice: expect.stringContaining("Ann") },
    });
    const listed = async () => (await desk.ask("Ben", "GET", "?criterion=budget")).body;
    expect(await listed()).toMatchObject({ owner: { name: "Ann" }, ownerIsMember: true });
    desk.leave("1");
    expect(await listed()).toMatchObject({ owner: { name: "Ann" }, ownerIsMember: false });
    expect((await desk.give("Ben", { ifNewest: first })).status).toBe(200);
    expect((await findOwners(desk.database.db)).get("budget")?.name).toBe("Ben");
  });

  test("an administrator answers also where somebody else owns it, and owns it then; also after both wrote at once", async () => {
    const desk = await openDesk();
    const first = idOf(await desk.give("Ann", {}));
    expect(await codeOf(desk.give("Ben", { met: false }))).toBe("403 not_the_owner");
    expect(await codeOf(desk.give("Ada", { met: false }))).toBe("409 attestation_conflict");
    expect((await findOwners(desk.database.db)).get("budget")?.name).toBe("Ann");
    expect((await desk.give("Ada", { met: false, ifNewest: first })).body).toMatchObject({ by: { name: "Ada" } });
    expect((await findOwners(desk.database.db)).get("budget")?.name).toBe("Ada");
    expect(await standing(desk, "budget")).toMatchObject({ answer: { met: false } });
  });

  test("a key acts for the person whose it is: it answers as the owner, and is no second person", async () => {
    const desk = await openDesk();
    const first = idOf(await desk.give("Ann", { criterion: "charter" }));
    expect(await codeOf(act(desk, "Key", `${first}/signature`))).toBe("409 own_signature");
    const again = await desk.give("Key", { criterion: "charter", ifNewest: first });
    expect(again).toMatchObject({ status: 200, body: { by: { id: "1", name: "nightly job" } } });
    expect(await codeOf(act(desk, "Ann", `${idOf(again)}/signature`))).toBe("409 own_signature");
  });

  test("viewers read and change nothing; strangers do not even read; only administrators name owners", async () => {
    const desk = await openDesk();
    const id = idOf(await desk.give("Ann", {}));
    const changes = [
      ["POST", "", { criterion: "vision", met: true, ifNewest: null }],
      ["POST", `/${id}/signature`, {}],
      ["POST", `/${id}/check`, {}],
      ["POST", `/${id}/withdrawal`, { why: "x" }],
      ["PUT", "/owners/budget", { owner: "2" }],
    ] as const;
    for (const [method, path, body] of changes) {
      expect((await desk.ask("Vera", method, path, body)).status).toBe(403);
      expect((await desk.ask("Nobody", method, path, body)).status).toBe(401);
    }
    expect((await desk.ask("Ben", "PUT", "/owners/budget", { owner: "2" })).status).toBe(403);
    expect((await desk.ask("Vera", "GET", "?criterion=budget")).status).toBe(200);
    for (const path of ["?criterion=budget", "/duties"])
      expect((await desk.ask("Nobody", "GET", path)).status).toBe(401);
    expect(await standing(desk, "vision")).toBeUndefined();
  });

  test("an administrator names members as owners, for the whole and for a unit, and nobody again", async () => {
    const desk = await openDesk();
    const own = (owner: string | null, more: object = {}) =>
      desk.ask("Ada", "PUT", "/owners/budget", { owner, ...more });
    expect((await own("2")).body).toEqual({ owner: { id: "2", name: "Ben" } });
    expect(await duties(desk, "Ben")).toMatchObject([{ criterion: "budget", due: "answer", owner: { name: "Ben" } }]);
    expect(await codeOf(desk.give("Ann", {}))).toBe("403 not_the_owner");
    expect((await own("1", { unit: "Nord" })).status).toBe(200);
    expect(await duties(desk, "Ann")).toMatchObject([{ criterion: "budget", unit: "Nord", due: "answer" }]);
    expect(await codeOf(own("9"))).toBe("404 member_unknown");
    expect(await codeOf(own("2", { unit: "Süd" }))).toBe("404 unknown_unit");
    expect(await codeOf(desk.ask("Ada", "PUT", "/owners/nps", { owner: "2" }))).toBe("409 not_attestable");
    expect((await own(null)).body).toEqual({ owner: null });
    expect((await desk.give("Ann", {})).status).toBe(200);
  });
});

test("a model that asks anew leaves answers as they were, and asks nothing of those that it dropped", async () => {
  const desk = await openDesk();
  const id = idOf(await desk.give("Ann", {}));
  desk.setAsks(ASKS.filter(({ criterion }) => criterion !== "budget"));
  desk.setNow("2027-03-10T09:00:00Z");
  expect(await duties(desk, "Ann")).toEqual([]);
  expect(await codeOf(desk.give("Ann", { ifNewest: id }))).toBe("404 unknown_criterion");
  expect((await desk.ask("Ann", "GET", "?criterion=budget")).body["answers"]).toMatchObject([{ id }]);
  const found = await transact(desk.database.db, (tx) => findStanding(tx, { asOf: desk.ground.now() }));
  expect(found.get("budget")?.status).toBe("expired");
});
