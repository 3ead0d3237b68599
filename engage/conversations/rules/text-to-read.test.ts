import { readTexts } from "@firsthand/analytics/text";
import { expect, test } from "vitest";

import { textToRead } from "./text-to-read.ts";

test("a subject is the first line of what is read", () => {
  expect(textToRead("Parcel 4711", "It is late.")).toBe("Parcel 4711\nIt is late.");
  expect(textToRead(null, "It is late.")).toBe("It is late.");
  expect(textToRead("", "It is late.")).toBe("It is late.");
});

test.each([
  "Re: Where is it?",
  "RE: Where is it?",
  "re[2]: Where is it?",
  "AW: Wo ist es?",
  "Fwd: Where is it?",
  "Odp: Gdzie?",
])("%s is the subject of an answer and says nothing anew", (subject) =>
  expect(textToRead(subject, "Thanks!")).toBe("Thanks!"),
);

test.each(["Regarding my order", "Refund: where is it?", "Research", "Return: size 42"])("%s is not", (subject) =>
  expect(textToRead(subject, "x")).toBe(`${subject}\nx`),
);

test("thanks under an old question expect no answer", () => {
  const [read] = readTexts([
    { text: textToRead("Re: Where is my parcel?", "It has come, thank you very much."), direction: "in" },
  ]);
  expect(read?.expectsAnswer).toBeLessThan(0.5);
});
