import type { DataSubject } from "@firsthand/platform/personal-data";
import { afterAll, beforeAll, expect, test } from "vitest";

import { insightPersonalData } from "./index.ts";
import { openOffice, says } from "./testing/office.ts";

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
  await office.accept([says("ann", "a1", "2026-02-10T10:00:00Z", "late product")]);
});
afterAll(() => office.close());

test("whoever is erased is taken out of what members wrote, and their messages off it", async () => {
  const ann = office.as("ann");
  // What stands in the place of a mark can be longer than it was: a filter has to stay one.
  const filter = { words: ["ann.smith@example.org", "late", `${"x".repeat(93)} a@b.co`] };
  const { id } = await ann.add({
    title: "Asked by ann.smith@example.org",
    says: "She (ann.smith@example.org) wrote thrice.",
    function: "product",
    unit: null,
    evidence: { filter, since: "2026-02-01", until: "2026-03-01", messageIds: [office.idOf("a1")] },
  });
  office.tick();
  await ann.comment({ id, text: "Call ann.smith@example.org, or ben@example.org" });
  const subject: DataSubject = {
    identityIds: [],
    keys: [],
    messageIds: [office.idOf("a1")],
    besideIds: [],
    conversationIds: [],
    marks: [
      { kind: "email", value: "ann.smith@example.org" },
      { kind: "email", value: "a@b.co" },
    ],
    names: [],
  };
  const rows = async () => (await insightPersonalData.find(office.db, subject)).map((one) => one.rows);
  expect(await rows()).toEqual([1, 1, 1]);
  await insightPersonalData.erase(office.db, subject, office.clock.now);
  expect(await rows()).toEqual([]);
  const left = await ann.show({ id });
  expect(JSON.stringify(left)).not.toContain("ann.smith");
  expect(left.steps.at(-1)?.note).toBe("Call [erased], or ben@example.org");
  expect([left.evidence.filter.words?.[1], left.verbatims]).toEqual(["late", []]);
});
