import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ownWords } from "./own-words.ts";

const OWN = "It has not come yet.\nCan you help?";
const own = (text: string) => ownWords(text).trim();

/** What programs in several languages write above what they quote without signs. */
const ATTRIBUTIONS = [
  "On Tue, 5 Mar 2024 at 10:00, Shop <help@shop.example> wrote:",
  "On Tue, 5 Mar 2024 at 10:00, A Very Long Name Of A Shop\n<help@shop.example> wrote:",
  "Am 05.03.2024 um 10:00 schrieb Shop <help@shop.example>:",
  "Am Di., 5. März 2024 um 10:00 Uhr schrieb Shop <help@shop.example>:",
  "Le mar. 5 mars 2024 à 10:00, Shop <help@shop.example> a écrit :",
  "El mar, 5 mar 2024 a las 10:00, Shop (<help@shop.example>) escribió:",
  "Il giorno mar 5 mar 2024 alle ore 10:00 Shop <help@shop.example> ha scritto:",
  "Em ter., 5 de mar. de 2024 às 10:00, Shop <help@shop.example> escreveu:",
  "Op di 5 mrt 2024 om 10:00 schreef Shop <help@shop.example>:",
  "W dniu 5.03.2024 o 10:00, Shop pisze:",
  "wt., 5 mar 2024 o 10:00 Shop <help@shop.example> napisał(a):",
  "вт, 5 мар. 2024 г. в 10:00, Shop <help@shop.example>:\nShop пишет:",
  "Pada Sel, 5 Mar 2024 pukul 10.00 Shop <help@shop.example> menulis:",
  "Den tis 5 mars 2024 kl 10:00 skrev Shop <help@shop.example>:",
  "2024-03-05 10:00 GMT+01:00 Shop <help@shop.example>:",
];

/** Heads as Outlook copies them, and other lines that divide. */
const HEADS = [
  "From: Shop <help@shop.example>\nSent: Tuesday, March 5, 2024 10:00 AM\nTo: Ann\nSubject: Your order",
  "________________________________\nFrom: Shop <help@shop.example>\nSent: Tuesday\nTo: Ann\nSubject: Your order",
  "*From:* Shop\n*Sent:* Tuesday\n*To:* Ann\n*Subject:* Your order",
  "Von: Shop <help@shop.example>\nGesendet: Dienstag, 5. März 2024 10:00\nAn: Ann\nBetreff: Ihre Bestellung",
  "De : Shop\nEnvoyé : mardi 5 mars 2024 10:00\nÀ : Ann\nObjet : Votre commande",
  "De: Shop\nEnviado el: martes, 5 de marzo de 2024\nPara: Ann\nAsunto: Su pedido",
  "Da: Shop\nInviato: martedì 5 marzo 2024\nA: Ann\nOggetto: Il tuo ordine",
  "De: Shop\nEnviada: terça-feira, 5 de março de 2024\nPara: Ann\nAssunto: O seu pedido",
  "Od: Shop\nWysłano: wtorek, 5 marca 2024\nDo: Ann\nTemat: Zamówienie",
  "От: Shop\nОтправлено: вторник, 5 марта 2024\nКому: Ann\nТема: Заказ",
  "Dari: Shop\nDikirim: Selasa\nKepada: Ann\nSubjek: Pesanan",
  "-----Original Message-----\nFrom: Shop",
  "-----Ursprüngliche Nachricht-----\nVon: Shop",
  "---------- Forwarded message ---------\nFrom: Shop",
  "Begin forwarded message:",
];

const ADVERTISED = [
  "Sent from my iPhone",
  "Get Outlook for iOS <https://aka.ms/o0ukef>",
  "Von meinem iPhone gesendet",
  "Envoyé de mon iPhone",
  "Enviado desde mi iPhone",
  "Inviato da iPhone",
  "Wysłane z iPhone'a",
  "Отправлено с iPhone",
  "Dikirim dari iPhone saya",
];

describe("what the writer did not write is cut", () => {
  test.each(ATTRIBUTIONS)("below: %s", (line) => {
    expect(own(`${OWN}\n\n${line}\n\nYour parcel is on its way. When will it come?\nShop`)).toBe(OWN);
    expect(own(`${OWN}\n\n${line}\n> Your parcel\n> is on its way.\n`)).toBe(OWN);
  });

  test.each(HEADS)("below the head %s", (head) => {
    expect(own(`${OWN}\n\n${head}\n\nYour parcel is on its way. When will it come?`)).toBe(OWN);
  });

  test.each(ADVERTISED)("%s", (line) => {
    expect(own(`${OWN}\n\n${line}`)).toBe(OWN);
    expect(own(`${OWN}\n\n${line}\n\nOn 5 Mar 2024, Shop <a@b.example> wrote:\n\nold`)).toBe(OWN);
  });

  test("signatures below their mark, with its space or without", () => {
    expect(own(`${OWN}\n-- \nAnn Smith\nHead of Parcels\n+49 30 1234`)).toBe(OWN);
    expect(own(`${OWN}\n--\nAnn Smith`)).toBe(OWN);
    const long = Array.from({ length: 20 }, (_, index) => `${index} more`).join("\n");
    expect(own(`one\n--\n${long}`)).toContain("19 more");
  });
});

describe("what the writer wrote stays", () => {
  test("answers between quoted lines, and below them", () => {
    const text = "On 5 Mar 2024, Shop <a@b.example> wrote:\n> When did you order?\nIn March.\n> Which size?\nXL.\n";
    expect(own(text)).toBe("In March.\nXL.");
  });

  test("a mail that is nothing else than quoted or passed on", () => {
    const passed = "---------- Forwarded message ---------\nFrom: Ann\n\nMy parcel is late.";
    expect(ownWords(passed)).toBe(passed);
    expect(ownWords("> only\n> this")).toBe("> only\n> this");
  });

  test.each([
    "From: Berlin\nI travelled on.\nTo: nowhere",
    "On Monday I wrote:\nnothing came back",
    "He wrote: no",
    "Le prix était à 10:00 :\nbon",
    ">:( I am angry\nreally",
    "Sent from my heart, with love\nbut my order is late and I am waiting",
    "De 10 a 12 h\nPara mi hermana",
    "one\n\n-----\n\ntwo",
  ])("%s", (text) => {
    expect(ownWords(text).trim()).toBe(text);
  });
});

test("any text gives lines of itself, in the same order, and is never empty where it was not; again it is the same", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(...ATTRIBUTIONS, ...HEADS, ...ADVERTISED, "> quoted", "-- ", ""),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
      const text = lines.join("\n");
      const kept = ownWords(text);
      expect(kept.trim() === "").toBe(text.trim() === "");
      const left = text.split(/\r?\n/);
      for (const one of kept.split(/\r?\n/)) {
        const found = left.indexOf(one);
        expect(found).toBeGreaterThanOrEqual(0);
        left.splice(0, found + 1);
      }
    }),
  );
}, 60_000);

test("hostile texts are read in time", () => {
  for (const unit of [
    "On \n",
    "From: \n",
    "> \n",
    "a\n",
    "\n",
    "On 2024 @:\n",
    "-- \n",
    "_".repeat(12).concat("\n"),
    "Am 2024 schrieb ".concat("x".repeat(380), "\n"),
  ]) {
    const begun = performance.now();
    ownWords(unit.repeat(Math.floor(200_000 / unit.length)));
    expect(performance.now() - begun).toBeLessThan(3000);
  }
});
