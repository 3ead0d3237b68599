import { expect, test } from "vitest";

import { readTexts } from "../read-texts.ts";

const urgencyIn = (text: string): number => readTexts([{ text, direction: "in" }])[0]?.urgency ?? NaN;

test.each([
  "I need this fixed immediately, my flight leaves tonight",
  "Das muss noch heute erledigt werden, es ist dringend!",
  "C’est urgent, répondez-moi tout de suite",
  "Es urgente, necesito una respuesta hoy mismo",
  "É urgente, preciso disso ainda hoje",
  "È urgente, mi serve entro oggi",
  "Proszę pilnie o odpowiedź, natychmiast",
  "Срочно нужна помощь, ответьте немедленно",
  "Tolong segera dibantu, ini darurat",
  "The charger caught fire and there was smoke in the kitchen",
  "If nothing happens I will take legal action",
])("%s presses", (text) => {
  expect(urgencyIn(text)).toBeGreaterThanOrEqual(0.5);
});

test.each([
  "When do you open on Sundays?",
  "It is not urgent, whenever you have a moment",
  "Your service is TERRIBLE and I am very disappointed!!!",
  "Danke, alles bestens",
  "",
])("%s does not press", (text) => {
  expect(urgencyIn(text)).toBeLessThan(0.5);
});

test("more that presses never presses less", () => {
  expect(urgencyIn("urgent, there is smoke")).toBeGreaterThan(urgencyIn("there is smoke"));
});
