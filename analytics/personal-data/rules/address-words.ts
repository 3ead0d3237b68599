import { fold } from "./fold.ts";

/** Where a language puts what kind of street it is, and the number. All words are folded. */
function set(words: string): ReadonlySet<string> {
  return new Set(fold(words).trim().split(/\s+/));
}

/** English: 12 Baker Street. These are hardly ever anything else after a number and a name. */
export const englishStreets = set(`street st road rd avenue ave lane ln drive dr boulevard blvd terrace crescent
  highway hwy parkway pkwy`);

/** English: these are also other things, and count with a capital letter and a name in capitals only. */
export const englishPlaces = set(`way place pl court ct close hill square sq gardens grove mews parade row walk circle
  cir trail trl gate park green rise quay wharf plaza loop pike`);

/** French: 12 rue de la Paix. */
export const frenchStreets = set(`rue avenue av boulevard bd blvd place chemin allee impasse quai cours route square
  passage sentier faubourg`);

/** Kind of street, name, number: Calle Mayor 12, Via Roma 5, Rua Augusta 100, ul. Długa 7, Jalan Sudirman 1. */
export const leadingStreets = set(`calle avenida avda av paseo plaza carrera ronda camino travesia via viale corso
  piazza piazzale vicolo largo strada lungomare rua travessa alameda praca praceta estrada rodovia ul ulica ulicy aleja
  aleje al plac pl osiedle os jalan jl jln gang gg улица улице ул проспект просп пр переулок пер бульвар бул шоссе
  набережная наб площадь пл проезд rue`);

/** Kinds of street that end the name, as a word of their own or grown together: Hauptstraße 5, Lange Gracht 7. */
export const trailingStreets = set(`straße strasse str weg allee platz gasse ring damm ufer chaussee steig promenade
  straat laan gracht kade singel plein dreef vagen gatan gata torg gaten vej gade улица проспект шоссе
  бульвар переулок площадь набережная проезд`);

const ENDINGS = [
  "straße",
  "strasse",
  "str",
  "gasse",
  "allee",
  "platz",
  "damm",
  "ufer",
  "chaussee",
  "weg",
  "straat",
  "laan",
  "gracht",
  "kade",
  "singel",
  "plein",
  "dreef",
  "gatan",
  "vagen",
  "torget",
  "stieg",
  "ring",
  "markt",
  "steig",
  "hof",
];

/** Ordinary words that end like a street. */
const NO_STREETS = set(`ring hof markt weg hinweg unterwegs weswegen keineswegs bring during spring string wiring firing
  hiring caring sharing monitoring restoring ordering entering offering answering deswegen umweg rundweg supermarkt
  bahnhof ausweg hauptbahnhof arbeitsmarkt rueckweg ruckweg rechtsweg postweg feldweg keineswegs bahnsteig friedhof
  arbeitsplatz sitzplatz stellplatz parkplatz spielplatz marketing str damm engineering versuring stellplatze
  verkehrsring mediamarkt baumarkt elektromarkt beweg versandweg lieferweg mailweg lebensmittelmarkt zahlungsweg
  anschlussring suring boring scoring ausring telefonring flohmarkt gerichtshof lieferring`);

/** Whether a folded word is the name of a street by its ending. */
export function endsAsStreet(word: string): boolean {
  return (
    word.length > 4 &&
    !NO_STREETS.has(word) &&
    ENDINGS.some((ending) => word.length > ending.length + 1 && word.endsWith(ending))
  );
}

/** German names of streets that begin so, where a postcode must prove them: Am Markt 3, 12345 Berlin. */
export const germanPrepositions = set("am an im in auf unter zum zur hinter vor bei");

/** Small words within names of streets. */
export const particles =
  set(`de la le les du des d l los las el der den dem del della delle degli dei dello di do da dos das van
  het ten ter op y e the of und au aux a al saint st san santa sao sw nw ne se n s w`);

/** Words that never stand in the name of a street, so that a name does not begin with the sentence before it. */
export const notInNames = set(`my your our his her their a an in on at to from for and or is are was were will can it i
  you we they he she this that with down up off along across over near here there when where please
  minutes minute hours hour days day weeks week months month years year times time meters metres miles km more other
  different items item way people person left right order orders number numbers meine mein ihre unsere die das ich wir sie
  ist sind war wohne wohnen adresse anschrift lieferadresse bitte von nach aus bei fur mit und mijn onze ik wij naar adres woon ligger ons dit dat min var jag bor till adress vi`);

/** Parts of a dwelling, before their number or letter. */
export const units = set(`apt apartment flat unit suite ste floor fl room wohnung whg app appt appartement bat batiment
  etage piso puerta esc escalera int interno scala apto apartamento bloco andar lote lok m mieszkania mieszkanie kv
  кв квартира корп корпус стр подъезд этаж bus lgh rt rw kv no nr block`);

/** Words between a street and its number. */
export const numberWords = set("no n nr num numero nomor number д дом dom kav blok km № nº");
