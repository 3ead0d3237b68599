import type { BroughtInsight } from "@firsthand/learn/insight";

import { personOf } from "./answers.ts";
import { DAY_MS, HOUR_MS } from "./rules/calendar.ts";

interface Told {
  readonly title: string;
  readonly says: string;
  readonly function: string;
  readonly unit: "Fellmoor" | "Kettla" | null;
  /** Any of these words, in the languages of the customers. */
  readonly words: readonly string[];
  readonly by: string;
  readonly owner?: string;
  /** Days before the day of loading on which it was found, and how many days of messages it rests on. */
  readonly ago: number;
  readonly days: number;
  readonly steps: readonly {
    readonly to: BroughtInsight["steps"][number]["to"];
    readonly ago: number;
    readonly by: string;
    readonly note?: string;
  }[];
}

/** One in every state; of each brand one that was acted on so long ago that it is known whether it helped. */
const TOLD: readonly Told[] = [
  {
    title: "The newsletter comes although people unsubscribed",
    says: "Customers unsubscribe, see the page that says goodbye, and get the next letter all the same. Some do it three times. It is the old list of the shop, which nobody takes addresses off.",
    function: "marketing",
    unit: "Fellmoor",
    words: ["newsletter", "newsletters"],
    by: "noor.vance",
    owner: "pia.sandoval",
    ago: 79,
    days: 12,
    steps: [
      { to: "shared", ago: 78, by: "noor.vance" },
      { to: "decided", ago: 74, by: "pia.sandoval", note: "One list for both shops, and the old one goes." },
      {
        to: "acted",
        ago: 66,
        by: "pia.sandoval",
        note: "The old list is deleted; unsubscribing takes effect at once.",
      },
    ],
  },
  {
    title: "The app charges rides that have ended",
    says: "Where the network is weak the app does not hear that a ride has ended, and the clock runs on. People find it on the bill days later and write to us for the money.",
    function: "finance",
    unit: "Kettla",
    words: ["refund", "refunds", "rembourser", "remboursement", "rückerstattung", "kembali", "charged"],
    by: "marek.dolan",
    owner: "marek.dolan",
    ago: 76,
    days: 14,
    steps: [
      { to: "shared", ago: 76, by: "marek.dolan" },
      { to: "decided", ago: 75, by: "henrik.aldous", note: "The lock decides when a ride ends, not the telephone." },
      { to: "comment", ago: 70, by: "marek.dolan", note: "Until then we pay back without asking." },
      { to: "acted", ago: 62, by: "henrik.aldous", note: "Live in all towns since this morning." },
      { to: "told", ago: 55, by: "declan.rourke", note: "Everybody who had written since May got two lines." },
    ],
  },
  {
    title: "Locks do not open after the update of last night",
    says: "Since half past four in the morning locks blink red and do not open. It began in all towns at once, with firmware 4.2. People stand in the street, miss trains, and are still charged.",
    function: "product",
    unit: "Kettla",
    words: ["lock", "locks", "locked", "schloss", "schlösser", "cadenas", "kunci", "terkunci"],
    by: "declan.rourke",
    owner: "henrik.aldous",
    ago: 34,
    days: 2,
    steps: [
      { to: "shared", ago: 34, by: "declan.rourke" },
      { to: "decided", ago: 34, by: "henrik.aldous", note: "Back to the old firmware, town by town." },
      {
        to: "acted",
        ago: 33,
        by: "henrik.aldous",
        note: "The first towns have the old firmware again; the rest follows.",
      },
    ],
  },
  {
    title: "Parcels come without a part of the order",
    says: "The box holds the pump and not the pannier, the slip says one of one. It is the small parts that are picked by hand.",
    function: "commerce",
    unit: "Fellmoor",
    words: ["parcel", "missing", "paket", "fehlt", "colis", "manque"],
    by: "imke.harms",
    owner: "saskia.wolters",
    ago: 46,
    days: 14,
    steps: [
      { to: "shared", ago: 44, by: "imke.harms" },
      { to: "comment", ago: 40, by: "saskia.wolters", note: "I asked the warehouse for their counts." },
    ],
  },
  {
    title: "Brakes squeal after the first rain",
    says: "New brakes squeal as soon as they were wet once. The mechanics know it: it is the pads of one batch.",
    function: "product",
    unit: null,
    words: ["brake", "brakes", "bremse", "bremsen", "frein", "freins", "rem"],
    by: "bent.lorenzen",
    owner: "henrik.aldous",
    ago: 23,
    days: 21,
    steps: [
      { to: "shared", ago: 22, by: "bent.lorenzen" },
      {
        to: "decided",
        ago: 15,
        by: "henrik.aldous",
        note: "The batch is changed at the next service, without being asked.",
      },
    ],
  },
  {
    title: "People want touring bikes for a weekend",
    says: "Every Friday some ask for a touring bike until Monday. Kettla has none, Fellmoor does not rent.",
    function: "sales",
    unit: null,
    words: ["weekend", "wochenende", "week-end", "akhir pekan"],
    by: "owen.tregarth",
    ago: 30,
    days: 28,
    steps: [
      { to: "shared", ago: 28, by: "owen.tregarth" },
      {
        to: "declined",
        ago: 20,
        by: "saskia.wolters",
        note: "Not this year: there is no room for another kind of bike.",
      },
    ],
  },
  {
    title: "The battery loses half of its range in the cold",
    says: "Below ten degrees riders lose half of the range that the page promises, and feel deceived.",
    function: "product",
    unit: null,
    words: ["battery", "akku", "batterie", "baterai"],
    by: "lucie.marchetti",
    ago: 4,
    days: 28,
    steps: [],
  },
];

/** What the people of the sample organisation found, and what they did about it. The same day gives the same. */
export function sampleInsights(anchor: Date): BroughtInsight[] {
  const end = anchor.getTime() - (anchor.getTime() % DAY_MS);
  const before = (days: number, minutes = 0) => new Date(end - days * DAY_MS + 10 * HOUR_MS + minutes * 60_000);
  return TOLD.map(({ words, by, owner, ago, days, steps, ...told }, index) => ({
    ...told,
    targetDays: 30,
    evidence: {
      filter: { words },
      since: before(ago + days).toISOString(),
      until: before(ago).toISOString(),
    },
    by: personOf(by),
    at: before(ago, index),
    owner: owner === undefined ? null : personOf(owner),
    steps: steps.map((step, place) => ({
      to: step.to,
      note: step.note ?? "",
      by: personOf(step.by),
      at: before(step.ago, index + 30 * (place + 1)),
    })),
  }));
}
