import { expect, test } from "vitest";

import { act, as, codeOf, duties, idOf, openDesk, standing } from "./testing/fixture.ts";

test("who answers for a unit answers, signs and takes back there, and nowhere else", async () => {
  const desk = await openDesk();
  expect((await desk.give("Uma", { unit: "Nord" })).status).toBe(200);
  expect((await standing(desk, "budget", { unit: "Nord" }))?.answer.by.name).toBe("Uma");
  expect(await standing(desk, "budget")).toBeUndefined();
  expect(await codeOf(desk.give("Uma", {}))).toBe("422 unit_needed");
  expect(await codeOf(desk.give("Uma", { unit: "Ost" }))).toBe("404 unknown_unit");
  expect(await codeOf(desk.give("Uma", { unit: "Nirgends" }))).toBe("404 unknown_unit");

  const charter = { criterion: "charter", proof: { kind: "link", url: "https://example.org/" } };
  const there = idOf(await desk.give("Ann", { ...charter, unit: "Nord" }));
  const beside = idOf(await desk.give("Ann", { ...charter, unit: "Ost" }));
  const whole = idOf(await desk.give("Ann", charter));
  for (const id of [beside, whole])
    for (const what of ["signature", "check", "withdrawal"])
      expect(await codeOf(act(desk, "Uma", `${id}/${what}`, { why: "x" }))).toBe("404 unknown_attestation");
  expect((await act(desk, "Uma", `${there}/signature`)).status).toBe(200);
  expect((await act(desk, "Uma", `${there}/check`)).status).toBe(200);
});

test("who sees a unit sees its answers and what is due there, and nothing of the others or of the whole", async () => {
  const desk = await openDesk();
  for (const unit of ["Nord", "Ost", undefined]) await desk.give("Ann", { unit, criterion: "charter" });
  const list = (query: string) => desk.ask("Uma", "GET", `?criterion=charter${query}`);
  expect((await list("&unit=Nord")).body).toMatchObject({ owner: { name: "Ann" }, answers: [{ unit: "Nord" }] });
  expect(await codeOf(list(""))).toBe("422 unit_needed");
  expect((await list("&unit=Ost")).body["advice"]).toEqual((await list("&unit=Nirgends")).body["advice"]);
  expect(await codeOf(list("&unit=Ost"))).toBe("404 unknown_unit");
  expect(await duties(desk, "Uma", false)).toMatchObject([{ criterion: "charter", unit: "Nord", due: "sign" }]);
  expect(await duties(desk, "Uma")).toMatchObject([{ criterion: "charter", unit: "Nord", due: "sign" }]);
});

test("a proof is given out with the answers that it is for, and cannot be taken over by its id", async () => {
  const desk = await openDesk();
  const file = async (unit: string) => {
    const id = idOf(await desk.upload("Ann", "plan.txt", "The plan."));
    await desk.give("Ann", { unit, proof: { kind: "file", id } });
    return id;
  };
  const [there, beside] = [await file("Nord"), await file("Ost")];
  const read = async (id: string) =>
    (await fetch(`${desk.url}/api/attestations/proofs/${id}`, { headers: as("Uma") })).status;
  expect([await read(there), await read(beside)]).toEqual([200, 404]);
  const take = (id: string) =>
    codeOf(desk.give("Uma", { criterion: "vision", unit: "Nord", proof: { kind: "file", id } }));
  expect(await take(beside)).toBe("404 unknown_proof");
  expect(await read(beside)).toBe(404);
  const own = idOf(await desk.upload("Uma", "own.txt", "My own plan."));
  expect([await read(own), await take(own)]).toEqual([200, "200 undefined"]);
});
