import { chatSettings } from "@firsthand/engage/chat/contract";
import { expect, test } from "vitest";

import { draftOf, settingsOf } from "./draft.ts";

test("a new chat can be saved as it stands", () => {
  expect(chatSettings.safeParse(settingsOf(draftOf(undefined))).error).toBeUndefined();
});

test("what was saved stands in the form as it was", () => {
  const settings = {
    unit: "Kettla",
    origins: ["https://www.kettla.example", "https://shop.kettla.example:8443"],
    accent: "#aa3355",
    side: "left" as const,
    language: "de" as const,
    texts: { de: { title: "Chat", greeting: "Hallo", away: "" } },
    availability: {
      kind: "hours" as const,
      zone: "Europe/Berlin",
      hours: [
        { day: 1, from: "08:00", to: "12:00" },
        { day: 7, from: "10:00", to: "24:00" },
      ],
    },
  };
  expect(settingsOf(draftOf({ name: "x", settings }))).toEqual(settings);
});

test("an address becomes its origin, once; what is none stays to be told", () => {
  const draft = { ...draftOf(undefined), origins: "https://a.example/shop?x=1\n https://a.example nonsense" };
  expect(settingsOf(draft).origins).toEqual(["https://a.example", "nonsense"]);
});
