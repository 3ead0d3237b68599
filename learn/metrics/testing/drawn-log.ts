import fc from "fast-check";

import { idOf } from "./fact-tables.ts";

const start = Date.parse("2026-03-01T00:00:00Z");
const minute = fc
  .integer({ min: 0, max: 30 * 24 * 60 })
  .map((minutes) => new Date(start + minutes * 60_000).toISOString());
const later = fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 2 });
const source = fc.constantFrom(
  { source: "mail", channel: "email", brand_accounts: false, answers_included: true, selected: false, selection: null },
  {
    source: "tweets",
    channel: "twitter",
    brand_accounts: true,
    answers_included: true,
    selected: true,
    selection: "Answered ones.",
  },
  {
    source: "survey",
    channel: "survey",
    brand_accounts: false,
    answers_included: false,
    selected: false,
    selection: null,
  },
);
const unit = fc.constantFrom("A", "B", null);
const functions = fc.array(fc.constantFrom("care", "legal", "sales"), { maxLength: 3 });
const mood = fc.option(fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 20));

const conversation = fc
  .record({
    source,
    unit,
    first: minute,
    reply: later,
    substantive: later,
    resolved: later,
    promise: fc.integer({ min: 0, max: 5000 }),
    identified: fc.boolean(),
    answerable: fc.boolean(),
    waits: fc.boolean(),
    moods: fc.option(fc.tuple(mood, mood)),
    functions,
    person: fc.option(fc.integer({ min: 1, max: 6 })),
    language: fc.constantFrom("en", "nl", null),
  })
  .map((drawn) => {
    const after = (minutes: number | null): string | null =>
      minutes === null ? null : new Date(Date.parse(drawn.first) + minutes * 60_000).toISOString();
    const reply = drawn.reply;
    return {
      ...drawn.source,
      unit: drawn.unit,
      first_in_at: drawn.first,
      first_reply_at: after(reply),
      first_substantive_at: reply === null || drawn.substantive === null ? null : after(reply + drawn.substantive),
      resolved_at: reply === null || drawn.resolved === null ? null : after(reply + drawn.resolved),
      promise_due_at: after(drawn.promise),
      waiting_since: drawn.waits ? drawn.first : null,
      identified: drawn.identified,
      person_id: drawn.person === null ? null : idOf(drawn.person),
      language: drawn.language,
      answerable: drawn.answerable,
      first_mood: drawn.moods?.[0] ?? null,
      last_mood: drawn.moods?.[1] ?? null,
      agent_functions: drawn.functions,
    };
  });

const message = fc
  .record({
    source,
    unit,
    at: minute,
    direction: fc.constantFrom("in", "out"),
    author_role: fc.constantFrom("customer", "agent", "brand", "bot"),
    author_function: fc.constantFrom("care", "legal", null),
    conversation_id: fc.integer({ min: 1, max: 8 }).map(idOf),
    sentiment: mood,
    expects_answer: fc.option(fc.boolean()),
    substantive: fc.option(fc.boolean()),
    handling_seconds: fc.option(fc.integer({ min: 1, max: 900 })),
  })
  .map(({ source: from, ...drawn }) => ({ ...drawn, ...from }));

const agentDay = fc.record({
  agent_id: fc.integer({ min: 1, max: 4 }).map(idOf),
  day: minute.map((at) => at.slice(0, 10)),
  unit,
  agent_function: fc.constantFrom("care", "legal", null),
  substantive: fc.integer({ min: 0, max: 20 }),
  messages: fc.integer({ min: 20, max: 22 }),
  handled_messages: fc.constantFrom(0, 20, 21),
  handling_seconds: fc.integer({ min: 1, max: 30_000 }),
  conversations: fc.integer({ min: 1, max: 30 }),
  brand_accounts: fc.boolean(),
  selected: fc.boolean(),
});

const rating = fc
  .record({
    source,
    unit,
    at: minute,
    value: fc.integer({ min: 0, max: 10 }),
    scale: fc.constantFrom(["nps", 0, 10], ["nps", 1, 5], ["csat", 0, 10], ["stars", 0, 10], ["ces", 1, 7]),
  })
  .map(({ source: { source: from, channel, selected }, scale: [kind, lowest, highest], ...drawn }) => ({
    ...drawn,
    source: from,
    channel,
    selected,
    kind,
    lowest,
    highest,
  }));

const identity = fc
  .record({
    person: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom("account", "email", "phone", "customer_number"),
    space: fc.constantFrom("", "twitter"),
    shared: fc.boolean(),
  })
  .map(({ person, kind, space, shared }) => ({
    kind,
    space,
    component_id: idOf(person),
    person_id: shared ? null : idOf(person),
  }));

const entries = fc
  .array(fc.record({ at: minute, owned: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }) }), { maxLength: 4 })
  .map((looks) => looks.flatMap(({ at, owned }) => owned.map((one, index) => ({ id: `t${index}`, at, owned: one }))));

const check = fc.record({ at: minute, passed: fc.boolean() });

const place = fc.record({ channels: fc.subarray(["email", "twitter", "survey", "nowhere"]), listed_at: minute });

const post = fc
  .record({ at: minute, late: fc.integer({ min: 0, max: 90 }), unit: fc.constantFrom("A", "B", null) })
  .map(({ at, late, unit }) => ({ at, unit, heard_at: new Date(Date.parse(at) + late * 60_000).toISOString() }));

const look = fc.record({ at: minute, minutes: fc.integer({ min: 0, max: 30 }) });

/** A small log of March 2026 as rows of the facts, anything in it that can be. */
export const drawnLog = fc.record({
  conversations: fc.array(conversation, { maxLength: 40 }),
  messages: fc.array(message, { maxLength: 40 }),
  days: fc.array(agentDay, { maxLength: 20 }),
  ratings: fc.array(rating, { maxLength: 40 }),
  identities: fc.array(identity, { maxLength: 15 }),
  entries,
  checks: fc.array(check, { maxLength: 20 }),
  places: fc.array(place, { maxLength: 5 }),
  looks: fc.array(look, { maxLength: 80 }),
  posts: fc.array(post, { maxLength: 40 }),
});
