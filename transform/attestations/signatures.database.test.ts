import { describe, expect, test } from "vitest";

import { act, codeOf, duties, idOf, openDesk, standing, type Reply, type Who } from "./testing/fixture.ts";

const unknownId = "00000000-0000-7000-8000-000000000000";

describe("second signature, check and withdrawal", () => {
  test("another person signs once; not who answered, and not what asks for none", async () => {
    const desk = await openDesk();
    const id = idOf(await desk.give("Ann", { criterion: "charter" }));
    expect(await duties(desk, "Ben")).toMatchObject([{ criterion: "charter", due: "sign", owner: { name: "Ann" } }]);
    expect(await duties(desk, "Ann")).toEqual([]);
    expect(await duties(desk, "Vera")).toEqual([]);
    expect(await codeOf(act(desk, "Ann", `${id}/signature`))).toBe("409 own_signature");
    desk.setNow("2026-03-12T09:00:00Z");
    const signed = await act(desk, "Ben", `${id.toUpperCase()}/signature`);
    expect(signed.body["signed"]).toEqual({ by: { id: "2", name: "Ben" }, at: "2026-03-12T09:00:00.000Z" });
    expect((await standing(desk, "charter"))?.answer.signedBy).toBe("Ben");
    expect((await standing(desk, "charter", { asOf: "2026-03-12T08:00:00Z" }))?.answer.signedBy).toBeNull();
    expect(await codeOf(act(desk, "Ada", `${id}/signature`))).toBe("409 already_signed");
    expect(await duties(desk, "Ada")).toEqual([]);
    const plain = idOf(await desk.give("Ann", {}));
    expect(await codeOf(act(desk, "Ben", `${plain}/signature`))).toBe("409 no_signature_asked");
    expect(await codeOf(act(desk, "Ben", `${unknownId}/signature`))).toBe("404 unknown_attestation");
    expect((await act(desk, "Ben", "nonsense/signature")).status).toBe(400);
  });

  test("somebody else says that they looked at the proof", async () => {
    const desk = await openDesk();
    const bare = idOf(await desk.give("Ann", { criterion: "vision" }));
    expect(await codeOf(act(desk, "Ben", `${bare}/check`))).toBe("409 no_proof");
    const id = idOf(await desk.give("Ann", { proof: { kind: "link", url: "https://example.org" } }));
    expect(await codeOf(act(desk, "Ann", `${id}/check`))).toBe("409 own_signature");
    expect((await act(desk, "Ben", `${id}/check`)).body["checked"]).toMatchObject({ by: { name: "Ben" } });
    expect((await standing(desk, "budget"))?.answer.proof).toBe("checked");
    expect(await codeOf(act(desk, "Ada", `${id}/check`))).toBe("409 already_checked");
  });

  test("what is withdrawn, expired or superseded is neither signed nor checked", async () => {
    const desk = await openDesk();
    const proof = { kind: "link", url: "https://example.org" };
    const first = idOf(await desk.give("Ann", { criterion: "charter", proof }));
    const second = idOf(await desk.give("Ann", { criterion: "charter", proof, ifNewest: first }));
    expect(await act(desk, "Ben", `${first}/signature`)).toMatchObject({
      status: 409,
      body: { code: "attestation_superseded", newest: { id: second } },
    });
    await act(desk, "Ann", `${second}/withdrawal`, { why: "a slip" });
    for (const what of ["signature", "check"])
      expect(await codeOf(act(desk, "Ben", `${second}/${what}`))).toBe("409 attestation_withdrawn");
    desk.setNow("2026-09-10T09:00:00Z");
    for (const what of ["signature", "check"])
      expect(await codeOf(act(desk, "Ben", `${first}/${what}`))).toBe("409 attestation_expired");
  });

  test("who answered takes it back, or an administrator; once, with a reason, and the one before stands again", async () => {
    const desk = await openDesk();
    const first = idOf(await desk.give("Ann", {}));
    const second = idOf(await desk.give("Ann", { met: false, ifNewest: first }));
    const withdraw = (who: Who, id: string, why = "a slip") => act(desk, who, `${id}/withdrawal`, { why });
    expect(await codeOf(withdraw("Ben", second))).toBe("403 not_your_answer");
    expect((await withdraw("Ann", second, " ")).status).toBe(400);
    expect((await withdraw("Ada", second)).body["withdrawn"]).toMatchObject({ by: { name: "Ada" }, why: "a slip" });
    expect(await codeOf(withdraw("Ann", second))).toBe("409 attestation_withdrawn");
    expect((await standing(desk, "budget"))?.answer.id).toBe(first);
    expect((await withdraw("Ann", first)).status).toBe(200);
    expect(await standing(desk, "budget")).toBeUndefined();
    const listed = await desk.ask("Ann", "GET", "?criterion=budget");
    expect(listed.body["answers"]).toMatchObject([{ id: second }, { id: first, withdrawn: { by: { name: "Ann" } } }]);
    expect((await desk.give("Ann", { ifNewest: second })).status).toBe(200);
  });
});

describe("two at once", () => {
  test("who saw less than there is gets what stands", async () => {
    const desk = await openDesk();
    const first = await desk.give("Ann", {});
    expect(await desk.give("Ann", { met: false })).toMatchObject({
      status: 409,
      body: { code: "attestation_conflict", newest: { id: idOf(first), by: { name: "Ann" }, met: true } },
    });
    expect(await codeOf(desk.give("Ann", { criterion: "vision", ifNewest: idOf(first) }))).toBe(
      "409 attestation_conflict",
    );
  });

  test("of many at the same moment one answers, one signs and one takes back", async () => {
    const desk = await openDesk();
    const codes = async (asked: readonly Promise<Reply>[]) =>
      (await Promise.all(asked)).map(({ status, body }) => (status === 200 ? "200" : String(body["code"]))).toSorted();
    const given = await codes([1, 2, 3, 4, 5, 6].map((n) => desk.give("Ann", { criterion: "charter", met: n > 3 })));
    expect(given).toEqual(["200", ...Array.from({ length: 5 }, () => "attestation_conflict")]);
    const { rows } = await desk.database.pool.query<{ id: string }>("select attestation_id as id from attestation");
    expect(rows).toHaveLength(1);
    const id = String(rows[0]?.id);
    expect(await codes([act(desk, "Ben", `${id}/signature`), act(desk, "Ada", `${id}/signature`)])).toEqual([
      "200",
      "already_signed",
    ]);
    const why = { why: "x" };
    expect(await codes([act(desk, "Ann", `${id}/withdrawal`, why), act(desk, "Ada", `${id}/withdrawal`, why)])).toEqual(
      ["200", "attestation_withdrawn"],
    );
  });

  test("a clock that was put back does not turn the order of answers around", async () => {
    const desk = await openDesk();
    const first = idOf(await desk.give("Ann", {}));
    desk.setNow("2026-03-09T09:00:00Z");
    const second = idOf(await desk.give("Ann", { met: false, ifNewest: first }));
    const listed = await desk.ask("Ann", "GET", "?criterion=budget");
    expect(listed.body["answers"]).toMatchObject([{ id: second }, { id: first }]);
    expect((await standing(desk, "budget", { asOf: "2026-03-11T00:00:00Z" }))?.answer.id).toBe(second);
  });
});
