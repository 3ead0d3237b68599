import type { Party } from "@firsthand/connect/records";

import type { Chance } from "./chance.ts";
import type { Channel, Language } from "./story.ts";

/** Somebody who writes; which of the addresses is used depends on the channel. */
export interface Customer {
  readonly name: string;
  readonly full: string;
  /** Writes without capitals where nobody minds. */
  readonly casual: boolean;
  readonly partyOn: (channel: Channel) => Party | undefined;
}

const FIRST: Readonly<Record<Language, readonly string[]>> = {
  en: (
    "Alice Bethan Callum Daisy Edwin Fiona Gareth Hattie Iain Jessamy Kieran Lorna Mabel Niall Olive Percy Ruth Sorcha " +
    "Tamsin Una Verity Wilf Yasmin Zadie Rowan Dougal Esme Harriet Imran Joan Keeley Lachlan Meera Ned Orla Priya"
  ).split(" "),
  de: (
    "Anke Birgit Clemens Dörte Emil Frauke Gesine Holger Ida Jannis Karla Lothar Mareike Nils Oskar Paula Rieke Sören " +
    "Thekla Ulrike Volker Wiebke Yusuf Zeynep Falk Greta Hanno Ines Jule Kilian Lennart Merle Ole Ruben Swantje Till"
  ).split(" "),
  fr: (
    "Amélie Bastien Clémence Damien Élodie Florent Gaëlle Hugo Inès Jules Karim Léa Maxime Nadège Océane Pascal Romane " +
    "Solène Théo Ursule Valentin Yann Zoé Anouk Benoît Capucine Driss Fanny"
  ).split(" "),
  id: (
    "Adi Bayu Citra Dewi Eko Fitri Galih Hana Indra Jati Kartika Lestari Made Nadia Oka Putri Rangga Sari Taufik Wayan " +
    "Yudi Zahra Agus Bima Dian Gita"
  ).split(" "),
};

const LAST: Readonly<Record<Language, readonly string[]>> = {
  en: (
    "Ashdown Blackthorne Cattermole Drewitt Ellery Farrow Goodall Hathersage Ingleby Jessop Kerslake Lockwood Merriman " +
    "Nettleship Oakley Penrose Quayle Rowntree Stannard Thirlwell Underhay Venables Wadham Yarrow Brannigan Kavanagh " +
    "Sandhu Okafor Trelawny Muir"
  ).split(" "),
  de: (
    "Ahlers Brinkmeyer Carstens Dombrowsky Eichhorst Fehling Grothe Hinrichs Immenkamp Jessen Kopplin Lüders Moosbach " +
    "Niehues Osterkamp Pohlmann Quast Riedinger Stövesand Trautwein Uhlig Vahlkamp Wessling Yildirim Zander Böckler " +
    "Dierks Haferland"
  ).split(" "),
  fr: (
    "Aubertin Bellegarde Chauvin Delorme Escoffier Fabregas Gauchet Hennequin Imbault Jacquard Lamotte Maréchal Nivelle " +
    "Orsini Pradel Quentin Roussillon Sauvage Thibaudet Vasseur Benali Cordier"
  ).split(" "),
  id: (
    "Anggraini Budiman Cahyono Darmawan Firmansyah Gunawan Hidayat Irawan Kurniawan Maharani Nugroho Pratama Rahayu " +
    "Santoso Utami Wibowo Yulianto Saputra Permata Wulandari"
  ).split(" "),
};

const HANDLES: readonly ((first: string, last: string) => string)[] = [
  (first, last) => `${first}${last}`,
  (first, last) => `${first}_${last.slice(0, 3)}`,
  (first) => `${first}onwheels`,
  (first, last) => `${first.slice(0, 1)}${last}`,
  (first) => `slow_${first}`,
  (first, last) => `${last}.${first.slice(0, 2)}`,
];
const MAIL_DOMAINS = ["example.org", "example.com", "example.net"] as const;

/** People by language: new ones, and now and then somebody who was here before. */
export interface People {
  readonly someone: (language: Language, chance: Chance) => Customer;
}

const RETURNING = 0.24;
const CASUAL = 0.24;
/** Who chats may leave a mail address; the others are known by their visit alone. */
const LEAVES_MAIL = 0.55;
const ANSWERS_ANONYMOUSLY = 0.14;

export function createPeople(): People {
  const met: Record<Language, Customer[]> = { en: [], de: [], fr: [], id: [] };
  const taken = new Set<string>();
  const free = (make: (number: number) => string): string => {
    for (let number = 1; ; number += 1) {
      const word = make(number);
      if (taken.has(word)) continue;
      taken.add(word);
      return word;
    }
  };
  return {
    someone: (language, chance) => {
      const known = met[language];
      if (known.length > 12 && chance.happens(RETURNING)) return chance.pick(known);
      const customer = meet(language, chance, free);
      known.push(customer);
      return customer;
    },
  };
}

function meet(language: Language, chance: Chance, free: (make: (number: number) => string) => string): Customer {
  const [name, last] = [chance.pick(FIRST[language]), chance.pick(LAST[language])];
  const [plainFirst, plainLast] = [plain(name), plain(last)];
  const full = `${name} ${last}`;
  const domain = chance.pick(MAIL_DOMAINS);
  const email = free((number) => `${plainFirst}.${plainLast}${number > 1 ? number : ""}@${domain}`);
  const handleOf = chance.pick(HANDLES);
  const handle = free((number) => `${handleOf(plainFirst, plainLast)}${number > 1 ? number + 6 : ""}`);
  const visitor = free((number) => `visitor-${chance.between(10_000, 99_999)}${number > 1 ? number : ""}`);
  const [leavesMail, anonymous] = [chance.happens(LEAVES_MAIL), chance.happens(ANSWERS_ANONYMOUSLY)];
  const customer = { role: "customer" } as const;
  const parties: Readonly<Record<Channel, Party | undefined>> = {
    email: { ...customer, email, name: full },
    chat: leavesMail ? { ...customer, email, name: full } : { ...customer, account: visitor, name },
    social: { ...customer, account: handle, name: full },
    survey: anonymous ? undefined : { ...customer, email, name: full },
  };
  return { name, full, casual: chance.happens(CASUAL), partyOn: (channel) => parties[channel] };
}

function plain(name: string): string {
  const german = name.replaceAll("ö", "oe").replaceAll("ä", "ae").replaceAll("ü", "ue").replaceAll("ß", "ss");
  return german
    .normalize("NFD")
    .replaceAll(/[^A-Za-z]/g, "")
    .toLowerCase();
}

/** Helene is recognised by her telephone, which is one of the numbers kept free for invented people. */
const HELENE: Party = { role: "customer", name: "Helene Brandauer", phone: "+49 171 3920017" };
const RHYS: Party = { role: "customer", name: "Rhys Penhallow" };
/** A mailbox of two people: whoever merged them would be wrong. */
const WIECHERT: Party = { role: "customer", email: "familie.wiechert@example.net", shared: true };

function special(full: string, parties: Partial<Record<Channel, Party>>, casual = false): Customer {
  return { name: full.split(" ")[0] ?? full, full, casual, partyOn: (channel) => parties[channel] };
}

/** The people of the special stories. */
export const specialPeople = {
  helene: special("Helene Brandauer", {
    email: { ...HELENE, email: "helene.brandauer@example.org" },
    chat: { ...HELENE, account: "visitor-brandauer" },
  }),
  rhys: special("Rhys Penhallow", {
    email: { ...RHYS, email: "rhys.penhallow@example.com" },
    social: { ...RHYS, account: "rhyspenhallow" },
  }),
  petra: special("Petra Wiechert", { email: { ...WIECHERT, name: "Petra Wiechert" } }),
  jonas: special("Jonas Wiechert", { email: { ...WIECHERT, name: "Jonas Wiechert" } }),
} as const;
