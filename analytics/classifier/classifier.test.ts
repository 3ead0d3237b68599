import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { type Classifier, type Example, classifierFrom, crossValidate, trainClassifier } from "./index.ts";

const PLACES = ["Berlin", "Paris", "the shop", "my house", "the office", "Rome", "your branch", "school"];
const DAYS = ["today", "tomorrow", "on monday", "next week", "last friday", "this morning", "at noon", "tonight"];
const SAYINGS: Readonly<Record<string, readonly string[]>> = {
  parcel: [
    "where is my parcel to",
    "the delivery has not reached",
    "track the package sent to",
    "my order is late for",
  ],
  refund: [
    "please refund the money for",
    "i want my money back from",
    "return the payment of",
    "refund what i paid for",
  ],
  hours: ["when do you open", "what are the opening hours of", "are you closed at", "until when is it open at"],
};
const OTHER = [
  "the orchestra rehearsed a symphony by mahler",
  "photosynthesis turns sunlight into sugar",
  "volcanoes erupt where plates collide",
  "the goalkeeper saved a penalty in extra time",
  "whisk egg whites until stiff peaks form",
  "glaciers carve valleys over thousands of years",
];

const intents: readonly Example[] = Object.entries(SAYINGS).flatMap(([label, sayings]) =>
  sayings.flatMap((saying, at) =>
    PLACES.map((place, of) => ({
      text: `${saying} ${place} ${DAYS[(at + of) % DAYS.length]}`,
      labels: { intent: label },
      language: "en",
    })),
  ),
);
const heads = [{ name: "intent", outOfScope: true }];
const fixed = intents.filter((_, at) => at % 5 === 0).map(({ text }) => text);

let trained: Classifier;
beforeAll(() => {
  trained = trainClassifier(intents, { heads });
});

const verdict = (classifier: Classifier, text: string) => {
  const { intent } = classifier.classify(text);
  if (!intent) throw new Error("no verdict");
  return intent;
};

describe("learning", () => {
  test("what was learnt is found in new sentences, and something else is not", () => {
    expect(verdict(trained, "Where is my PARCEL??").label).toBe("parcel");
    expect(verdict(trained, "please refund the money tonight").label).toBe("refund");
    expect(verdict(trained, "what are the opening hours on sunday").label).toBe("hours");
    for (const text of OTHER) expect(verdict(trained, text).label, text).toBeNull();
    expect(trained.heads).toEqual(["intent"]);
    expect(trained.labels("intent")).toEqual(["hours", "parcel", "refund"]);
    expect(() => trained.labels("mood")).toThrow(/mood/);
  });

  test("the order of the examples does not matter, and the same seed gives the same bytes", () => {
    const some = intents.filter((_, at) => at % 3 === 0);
    const bytes = trainClassifier(some, { heads, seed: 4 }).toBytes();
    expect(trainClassifier(some.toReversed(), { heads, seed: 4 }).toBytes()).toEqual(bytes);
  });

  test("several heads share one reading; texts that say nothing for a head do not count for it", () => {
    const mixed = [
      ...intents,
      ...["great service", "i love it", "wonderful people", "very good"].map((text) => ({
        text,
        labels: { mood: "good" },
      })),
      ...["awful service", "i hate it", "rude people", "very bad"].map((text) => ({ text, labels: { mood: "bad" } })),
    ];
    const both = trainClassifier(mixed, { heads: [...heads, { name: "mood" }] });
    expect(both.labels("mood")).toEqual(["bad", "good"]);
    expect(both.classify("i love the parcel")["mood"]?.label).toBe("good");
    expect(both.classify("your people are awful and rude")["mood"]?.label).toBe("bad");
    expect(both.classify("where is my parcel")["intent"]?.label).toBe("parcel");
  });

  test("with examples of what is out of scope, more of it is found", () => {
    const outside = OTHER.flatMap((text) => [
      { text, labels: { intent: null } },
      { text: `${text} again`, labels: { intent: null } },
    ]);
    const taught = trainClassifier([...intents, ...outside], { heads });
    expect(verdict(taught, "a symphony for orchestra by brahms").label).toBeNull();
    expect(verdict(taught, "where is my parcel to Rome").label).toBe("parcel");
  });

  test("a handful of texts, one label, or no label is enough not to fail", () => {
    const one = trainClassifier([{ text: "hello", labels: { a: "x" } }], { heads: [{ name: "a" }] });
    expect(one.classify("")["a"]).toMatchObject({ label: "x", probability: 1 });
    const none = trainClassifier([{ text: "hello", labels: { a: null } }], {
      heads: [{ name: "a", outOfScope: true }],
    });
    expect(none.classify("hello")["a"]).toMatchObject({ label: null, ranked: [] });
    expect(() => trainClassifier([], { heads })).toThrow(/no example/);
    expect(() => trainClassifier(intents, { heads: [...heads, ...heads] })).toThrow(/same name/);
  });

  test("progress rises to 1", () => {
    const shares: number[] = [];
    trainClassifier(intents.slice(0, 40), { heads, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe("judging", () => {
  test("any text gets probabilities that hang together, the same beside any others", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 6 }), fc.nat({ max: 50 }), (others, at) => {
        const text = intents[at]?.text ?? "";
        const alone = trained.classify(text);
        for (const other of others) {
          const { ranked, probability } = verdict(trained, other);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          expect(ranked.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 9);
          expect(ranked.map((one) => one.probability)).toEqual(
            ranked.map((one) => one.probability).toSorted((a, b) => b - a),
          );
        }
        expect(trained.classify(text)).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });

  test("more words of another domain among the same texts, more abstention", () => {
    const share = (words: number) => {
      const foreign = OTHER.join(" ").split(" ");
      const texts = fixed.map((text, at) =>
        [text, ...Array.from({ length: words }, (_, of) => foreign[(at * 7 + of) % foreign.length])].join(" "),
      );
      return texts.filter((text) => verdict(trained, text).label === null).length / texts.length;
    };
    const [none = 1, some = 0, many = 0] = [0, 4, 12].map(share);
    expect(none).toBeLessThan(0.2);
    expect(some).toBeGreaterThan(none + 0.2);
    expect(many).toBeGreaterThan(some);
  });

  test("case, accents, how a character is composed, stretched letters and mentions make no difference", () => {
    const plain = trained.classify("@shop where is my parcel to orleans");
    expect(trained.classify("@other WHERE is my Parcel to Orléans".normalize("NFD"))["intent"]?.label).toBe(
      plain["intent"]?.label,
    );
    expect(trained.classify("@x where is my parcel to Orléans".normalize("NFC"))).toEqual(
      trained.classify("@x where is my parcel to Orléans".normalize("NFD")),
    );
  });

  test("what is held back says how good it is", () => {
    const held = crossValidate(intents, { heads, folds: 4, seed: 2 })["intent"] ?? [];
    expect(held).toHaveLength(intents.length);
    expect(held.map(({ expected }) => expected)).toEqual(intents.map(({ labels }) => labels["intent"]));
    expect(held.filter(({ expected, given }) => expected === given).length).toBeGreaterThan(0.9 * held.length);
    expect(held[0]?.language).toBe("en");
  });
});

describe("corrections", () => {
  test("a correction wins at once for its text, however it is written, also with a new label or none", () => {
    const text = "where is my parcel to Rome";
    for (const label of ["refund", "complaint", null]) {
      const corrected = trained.withCorrection(text, "intent", label);
      expect(verdict(corrected, "Where is my PARCEL to Róme ")).toMatchObject({ label, probability: 1 });
      if (label !== null) expect(corrected.labels("intent")).toContain(label);
    }
    const twice = trained.withCorrection(text, "intent", "refund").withCorrection(text, "intent", "hours");
    expect(verdict(twice, text).label).toBe("hours");
    expect(verdict(trained, text).label).toBe("parcel");
  });

  test("one step of learning on a label never lowers its probability on that text", () => {
    const texts = fc.oneof(fc.constantFrom(...fixed, ...OTHER), fc.string({ minLength: 3 }));
    const steps = fc.array(fc.tuple(texts, fc.constantFrom("hours", "parcel", "refund")), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(steps, (corrections) => {
        let before = trained;
        for (const [text, label] of corrections) {
          const after = before.withCorrection(text, "intent", label);
          // A mark that no text of the examples has undoes the memory of this very text, and changes no known feature.
          const like = `${text} \u{1F6F0}`;
          const of = (classifier: Classifier) =>
            verdict(classifier, like).ranked.find((one) => one.label === label)?.probability ?? 0;
          expect(of(after)).toBeGreaterThanOrEqual(of(before) - 1e-9);
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });

  test("texts like the corrected one lean to its label", () => {
    const text = "the wizard of invoices";
    const of = (classifier: Classifier) =>
      verdict(classifier, `${text} please`).ranked.find(({ label }) => label === "refund")?.probability ?? 0;
    expect(of(trained.withCorrection(text, "intent", "refund"))).toBeGreaterThanOrEqual(of(trained));
    const late = "my order is late for Paris tonight";
    const turned = trained.withCorrection(late, "intent", "refund").classify(`hello ${late}`)["intent"];
    const was = trained.classify(`hello ${late}`)["intent"];
    const chance = (found: typeof was) => found?.ranked.find(({ label }) => label === "refund")?.probability ?? 0;
    expect(chance(turned)).toBeGreaterThan(chance(was) + 0.05);
  });
});

describe("explaining", () => {
  test("the words that weighed are named by their places in the text as it was written", () => {
    const text = "Hello 😀  WHERE is my Párcel to";
    const [first] = trained.explain(text, "intent");
    expect(text.slice(first?.start, first?.end)).toBe("Párcel");
    expect(first?.weight).toBeGreaterThan(0);
    const against = trained.explain(text, "intent", "refund").find(({ start }) => start === first?.start);
    expect(against?.weight).toBeLessThan(0);
    expect(trained.explain("", "intent")).toEqual([]);
    expect(trained.explain(text, "intent", "unheard of")).toEqual([]);
  });

  test("in scripts without spaces parts of a run are named", () => {
    const texts = ["配送はいつですか", "荷物が届かない", "配送が遅い", "荷物はどこ"];
    const others = ["返金してください", "お金を返して", "返金を希望します", "支払いを戻して"];
    const classifier = trainClassifier(
      [
        ...texts.map((text) => ({ text, labels: { a: "parcel" } })),
        ...others.map((text) => ({ text, labels: { a: "refund" } })),
      ],
      { heads: [{ name: "a" }] },
    );
    expect(classifier.classify("荷物の配送")["a"]?.label).toBe("parcel");
    const reasons = classifier.explain("荷物の返金", "a", "refund");
    expect(reasons.some(({ start, end, weight }) => weight > 0 && start >= 2 && end === 5)).toBe(true);
    expect(reasons.some(({ start, weight }) => weight < 0 && start === 0)).toBe(true);
  });
});

describe("keeping", () => {
  test("what is read is what was written, corrections too", () => {
    const corrected = trained.withCorrection("my bicycle", "intent", "bicycles");
    const read = classifierFrom(corrected.toBytes());
    expect(read.toBytes()).toEqual(corrected.toBytes());
    for (const text of [...fixed, ...OTHER, "my bicycle"])
      expect(read.classify(text)).toEqual(corrected.classify(text));
  });

  test("foreign and broken bytes are refused", () => {
    const bytes = trained.toBytes();
    expect(() => classifierFrom(new Uint8Array(0))).toThrow(/cannot be read/);
    expect(() => classifierFrom(new TextEncoder().encode("a letter to somebody"))).toThrow(/something else/);
    expect(() => classifierFrom(bytes.subarray(0, bytes.length - 1))).toThrow(/changed or are missing/);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = bytes.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(() => classifierFrom(broken)).toThrow(/cannot be read/);
      }),
      { numRuns: 40 },
    );
  });
});
