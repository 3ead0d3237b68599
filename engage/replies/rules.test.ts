import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { replyStates, type ReplyState } from "./contract.ts";
import { nextTry, type ReplyEvent, stateAfter } from "./rules.ts";

const people = ["cancel", "retry", "went_out", "went_not_out"] as const satisfies readonly ReplyEvent[];

/** What a try may come to in truth, and what its sender hears of it before it dies or not. */
const tries = fc.record({
  went: fc.boolean(),
  heard: fc.constantFrom("told", "broke", "died"),
});
const steps = fc.array(fc.oneof(tries, fc.constantFrom(...people)), { maxLength: 40 });

interface World {
  readonly state: ReplyState;
  /** How often the customer has it. */
  readonly arrived: number;
  /** How often people said of one that had arrived that it had not. */
  readonly misled: number;
}

/** One step of a world in which people look before they say whether something went out; `lies`: not always. */
function stepped(world: World, step: typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never, lies: boolean): World {
  if (typeof step === "string") {
    const truth = world.arrived > 0 ? "went_out" : "went_not_out";
    const wrong = step.startsWith("went") && step !== truth;
    if (wrong && !lies) return world;
    const state = stateAfter(world.state, step);
    return state ? { ...world, state, misled: world.misled + (wrong && step === "went_not_out" ? 1 : 0) } : world;
  }
  const taken = stateAfter(world.state, "taken");
  if (!taken) return world;
  const arrived = world.arrived + (step.went ? 1 : 0);
  const told = step.went ? "done" : "later";
  const event = step.heard === "told" ? told : step.heard === "broke" ? "unknown" : "lost";
  return { ...world, arrived, state: stateAfter(taken, event) ?? taken };
}

const begin: World = { state: "waiting", arrived: 0, misled: 0 };

describe("nothing is sent twice", () => {
  test("whatever breaks and whatever people do, as long as they look before they say what went out", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const end = all.reduce((world, step) => stepped(world, step, false), begin);
        expect(end.arrived).toBeLessThanOrEqual(1);
        if (end.state === "sent") expect(end.arrived).toBe(1);
        if (end.state === "cancelled" || end.state === "waiting") expect(end.arrived).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("only whom people mislead it sends again, once for each time", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const end = all.reduce((world, step) => stepped(world, step, true), begin);
        expect(end.arrived).toBeLessThanOrEqual(1 + end.misled);
      }),
      { numRuns: 2000 },
    );
  });

  test("what was sent or cancelled stays so", () => {
    const events = fc.constantFrom<ReplyEvent>("taken", "refused", "later", "lost", "unknown", ...people);
    fc.assert(
      fc.property(events, (event) => {
        expect(stateAfter("sent", event)).toBeUndefined();
        expect(stateAfter("cancelled", event)).toBeUndefined();
      }),
    );
  });

  test("nothing is lost: from every state that is no end people can bring it to one", () => {
    for (const state of replyStates.filter((one) => !["sent", "cancelled"].includes(one))) {
      const moved = state === "sending" ? stateAfter(state, "lost") : state;
      const ends = people.map((event) => moved && stateAfter(moved, event));
      expect(ends.some((end) => end === "sent" || end === "cancelled")).toBe(true);
    }
  });
});

test("what may be sent twice goes on by itself after its sender died", () => {
  expect(stateAfter("sending", "lost_repeatable")).toBe("waiting");
  expect(stateAfter("sending", "lost")).toBe("unclear");
});

describe("when it is tried again", () => {
  const madeAt = new Date("2026-01-01T00:00:00Z");
  const at = (minutes: number) => new Date(madeAt.getTime() + minutes * 60_000);

  test("later each time, between half a minute and an hour", () => {
    const pause = (tries: number, random: number) =>
      ((nextTry({ madeAt, tries, now: at(10), notBefore: undefined }, random)?.getTime() ?? 0) - at(10).getTime()) /
      1000;
    expect([1, 2, 3, 4, 8, 20].map((tries) => pause(tries, 1))).toEqual([60, 120, 240, 480, 3600, 3600]);
    expect(pause(8, 0)).toBe(30);
  });

  test("never before the other side said, and not for longer than a day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 3000 }),
        (tries, now, random, wait) => {
          const due = nextTry({ madeAt, tries, now: at(now), notBefore: at(wait) }, random);
          if (due === null) {
            expect(Math.max(now + 60, wait)).toBeGreaterThanOrEqual(24 * 60);
            return;
          }
          expect(due.getTime()).toBeGreaterThanOrEqual(Math.max(at(wait).getTime(), at(now + 0.5).getTime()));
          expect(due.getTime()).toBeLessThanOrEqual(at(24 * 60).getTime());
        },
      ),
    );
  });
});
