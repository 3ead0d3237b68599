import fc from "fast-check";
import { expect, test } from "vitest";

import { answerSubject, htmlOf, idsToName, messageIdOf, referencesOf } from "./rules/answer.ts";

test.each([
  ["Lost bag", "Re: Lost bag"],
  ["Re: Lost bag", "Re: Lost bag"],
  ["AW: Koffer weg", "AW: Koffer weg"],
  ["Re[2]: Lost bag", "Re[2]: Lost bag"],
  ["Refund", "Re: Refund"],
  [null, "Re: your message"],
  ["\u0000\r\n ", "Re: your message"],
  ["a\r\nBcc: eve@example.org", "Re: a Bcc: eve@example.org"],
])("the subject of an answer to %j is %j", (subject, answer) => {
  expect(answerSubject(subject)).toBe(answer);
});

test("no subject can begin a line of its own, and none is endless", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("a", " ", "\r", "\n", "\0", "\u2028", "\u2029", "\u202e", "é", "🫖", "\ud83e"),
        maxLength: 30,
      }),
      fc.nat(60),
      (part, times) => {
        const subject = part.repeat(times);
        const said = answerSubject(subject);
        expect(said).not.toMatch(/[\r\n\0\u2028\u2029]/);
        expect(said.length).toBeLessThanOrEqual(904);
      },
    ),
  );
});

test("what came before is named oldest first, and what was answered by itself", () => {
  expect(referencesOf({ externalId: "c@x", parents: ["b@x", "a@x"] })).toEqual({
    inReplyTo: "c@x",
    references: ["a@x", "b@x", "c@x"],
  });
});

test("a mail that had no id is not named, but what it answered is", () => {
  expect(referencesOf({ externalId: "sha256:ff", parents: ["a@x"] })).toEqual({
    inReplyTo: undefined,
    references: ["a@x"],
  });
});

test("of a long thread the first and the last ids are named", () => {
  const parents = Array.from({ length: 60 }, (_, at) => `${59 - at}@x`);
  const { references } = referencesOf({ externalId: "60@x", parents });
  expect(references).toHaveLength(20);
  expect([references[0], references[1], references.at(-1)]).toEqual(["0@x", "42@x", "60@x"]);
});

test("ids that could break out of a head are left out", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: fc.constantFrom("a", "@", "<", ">", " ", "\r", "\n", "\0", "é", "\u007f", "\u2028") }),
      ),
      (ids) => {
        for (const id of idsToName(ids)) expect(id).toMatch(/^[!-;=?-~]+$/);
      },
    ),
  );
  expect(idsToName(["a@x", "b@x>\r\nBcc: eve", "a@x", "é@x"])).toEqual(["a@x"]);
});

test("the id of an answer is the same in each try, and of the domain that it comes from", () => {
  expect(messageIdOf("01", "help@shop.example")).toBe("firsthand.01@shop.example");
  expect(messageIdOf("01", "hilfe@müller.example")).toBe("firsthand.01@xn--mller-kva.example");
});

test("as HTML a text says what it says", () => {
  expect(htmlOf('a <b>\r\n"&"\n\nc')).toBe(
    "<html><body><p>a &lt;b&gt;<br>&quot;&amp;&quot;</p>\n<p>c</p></body></html>",
  );
});
