import type { Chance } from "./chance.ts";
import type { Language, Unit } from "./story.ts";

const DAY_MS = 86_400_000;

interface Vocabulary {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly towns: readonly string[];
  readonly streets: readonly string[];
  /** Things that every sentence can take as they are: in German and French all of one gender. */
  readonly gear: readonly string[];
  readonly date: (day: number, month: string) => string;
  readonly money: (amount: number) => string;
}

const euros = (amount: number, thousands: string): string => {
  const [whole = "", cents] = (Number.isInteger(amount) ? String(amount) : amount.toFixed(2)).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/, thousands)}${cents ? `,${cents}` : ""} €`;
};

const VOCABULARIES: Readonly<Record<Language, Vocabulary>> = {
  en: {
    weekdays: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
    months: "January February March April May June July August September October November December".split(" "),
    towns: "Bristol Leeds Edinburgh Norwich Galway Exeter York Swansea".split(" "),
    streets: [
      "Tanner Street",
      "Mill Lane",
      "Harbour Road",
      "Abbey Street",
      "Station Road",
      "Cooper's Row",
      "Quay Street",
    ],
    gear: ["Drizzle jacket", "Burrow pannier", "Glimmer light", "Thistle pump", "Hazel helmet", "Fern rucksack"],
    date: (day, month) => `${day} ${month}`,
    money: (amount) =>
      `£${(Number.isInteger(amount) ? String(amount) : amount.toFixed(2)).replace(/\B(?=(\d{3})+(?!\d))/, ",")}`,
  },
  de: {
    weekdays: "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag".split(" "),
    months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" "),
    towns: "Leipzig Freiburg Münster Bremen Graz Kassel Rostock Potsdam".split(" "),
    streets: [
      "Gerberstraße",
      "Mühlgasse",
      "Hafenstraße",
      "Klosterstraße",
      "Bahnhofstraße",
      "Lindenallee",
      "Uferstraße",
    ],
    gear: ["Drizzle-Jacke", "Burrow-Tasche", "Glimmer-Lampe", "Thistle-Pumpe", "Fern-Hose"],
    date: (day, month) => `${day}. ${month}`,
    money: (amount) => euros(amount, "."),
  },
  fr: {
    weekdays: "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" "),
    months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
    towns: "Lyon Nantes Lille Grenoble Toulouse Rennes Dijon".split(" "),
    streets: ["rue des Tanneurs", "rue du Moulin", "quai du Port", "rue des Tilleuls", "place du Marché", "rue Basse"],
    gear: ["veste Drizzle", "sacoche Burrow", "lampe Glimmer", "pompe Thistle"],
    date: (day, month) => `${day === 1 ? "1er" : day} ${month}`,
    money: (amount) => euros(amount, " "),
  },
  id: {
    weekdays: "Minggu Senin Selasa Rabu Kamis Jumat Sabtu".split(" "),
    months: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
    towns: "Bandung Yogyakarta Surabaya Denpasar Semarang Malang".split(" "),
    streets: ["Jalan Kenanga", "Jalan Melati", "Jalan Stasiun", "Jalan Pasar Lama", "Jalan Cemara"],
    gear: ["jaket Drizzle", "tas Burrow", "lampu Glimmer", "pompa Thistle", "helm Hazel"],
    date: (day, month) => `${day} ${month}`,
    money: (amount) => `Rp ${String(Math.round(amount) * 15_000).replace(/\B(?=(\d{3})+$)/g, ".")}`,
  },
};

const BIKES = ["Stoat 3", "Marten Touring", "Brock City", "Badger Cargo", "Vole Trail"] as const;
const RENTED = ["Kettla One", "Kettla One", "Kettla Lift", "Kettla Load"] as const;
const SIZES = ["S", "M", "L", "XL"] as const;

/** What is the same through all messages of one matter. */
export interface Filler {
  /** Gives the words of a text said at this moment, its alternatives chosen and its slots filled. */
  readonly fill: (text: string, at: number) => string;
  readonly know: (slot: string, value: string) => void;
}

/** A filler for one matter; a slot keeps what it was given first, so that later messages speak of the same order. */
export function fillerFor(given: { language: Language; unit: Unit; chance: Chance }): Filler {
  const known = new Map<string, string>();
  const valueOf = (slot: string, at: number): string => {
    const value = known.get(slot) ?? fresh(slot, at, given);
    known.set(slot, value);
    return value;
  };
  return {
    fill: (text, at) =>
      text
        .replaceAll(/\[([^\]]*)\]/g, (_, options: string) => given.chance.pick(options.split("|")))
        .replaceAll(/\{(\w+)\}/g, (_, slot: string) => valueOf(slot, at)),
    know: (slot, value) => known.set(slot, value),
  };
}

/** A value for a slot. Days lie before or after the moment at which they are first spoken of. */
function fresh(slot: string, at: number, given: { language: Language; unit: Unit; chance: Chance }): string {
  const { language, unit, chance } = given;
  const words = VOCABULARIES[language];
  switch (slot) {
    case "order":
      return unit === "Fellmoor" ? `FM-${chance.between(30_112, 89_870)}` : `K-${chance.between(11_204, 48_990)}`;
    case "bike":
      return chance.pick(BIKES);
    case "kbike":
      return chance.pick(RENTED);
    case "ride":
      return chance.pick(unit === "Fellmoor" ? BIKES : RENTED);
    case "gear":
      return chance.pick(words.gear);
    case "size":
      return chance.pick(SIZES);
    case "town":
      return chance.pick(words.towns);
    case "street":
      return chance.pick(words.streets);
    case "code":
      return `L${chance.between(1_004, 9_870)}`;
    case "n":
      return String(chance.between(3, 9));
    case "time":
      return `${chance.between(6, 9)}:${chance.pick(["05", "15", "20", "35", "40", "50"])}`;
    case "amount":
      return words.money(chance.between(14, 88) + chance.pick([0, 0.5, 0.9, 0.95]));
    case "fee":
      return words.money(chance.pick([29, 35, 59]));
    case "big":
      return words.money(chance.pick([749, 899, 1149, 1290, 1849]));
    case "day":
      return weekday(words, at - chance.between(2, 4) * DAY_MS);
    case "next":
      return weekday(words, workingDay(at + chance.between(1, 3) * DAY_MS));
    case "date":
      return written(words, at - chance.between(10, 16) * DAY_MS);
    case "soon":
      return written(words, at + chance.between(5, 12) * DAY_MS);
    default:
      throw new Error(`A story has the slot {${slot}}, which nobody fills.`);
  }
}

function workingDay(at: number): number {
  return new Date(at).getUTCDay() === 0 ? at + DAY_MS : at;
}

function weekday(words: Vocabulary, at: number): string {
  return words.weekdays[new Date(at).getUTCDay()] ?? "";
}

function written(words: Vocabulary, at: number): string {
  const date = new Date(at);
  return words.date(date.getUTCDate(), words.months[date.getUTCMonth()] ?? "");
}
