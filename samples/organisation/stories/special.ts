import { readStories, type Channel, type Language, type Story } from "../rules/story.ts";

/** One of the few people who are known by several identities, and a matter of theirs on a day of the 13 weeks. */
export interface SpecialStory {
  readonly who: "helene" | "rhys" | "petra" | "jonas";
  readonly day: number;
  readonly hour: number;
  readonly story: Story;
}

function special(
  who: SpecialStory["who"],
  when: { day: number; hour: number },
  told: { language: Language; channel: Channel; text: string },
): SpecialStory {
  const [story] = readStories(told.text, told);
  if (!story) throw new Error(`Nothing is told of ${who} on day ${when.day}.`);
  return { who, ...when, story: { ...story, id: `special ${who} ${when.day}` } };
}

/** Helene is linked by her telephone; Rhys only by his name; Petra and Jonas share a mailbox and are two people. */
export const specialStories: readonly SpecialStory[] = [
  special(
    "helene",
    { day: 19, hour: 9 },
    {
      language: "de",
      channel: "email",
      text: `
== care F -
subject: Knacken im Tretlager, Termin?
> mein Marten Touring knackt seit dem letzten Regen bei jedem Tritt. Könnte sich das jemand in der Werkstatt in Bremen ansehen? Telefonisch bin ich am besten zu erreichen: 0171 3920017.
< Gern. In Bremen ist am {next} um 11 Uhr ein Termin frei, ich habe ihn für Sie reserviert. Die Werkstatt ruft Sie unter dieser Nummer an, sobald das Rad fertig ist.
>3 Hat wunderbar geklappt, es war nur eine trockene Lagerschale. Danke!
`,
    },
  ),
  special(
    "helene",
    { day: 47, hour: 11 },
    {
      language: "de",
      channel: "chat",
      text: `
== commerce F 0
> Guten Tag, hier ist noch einmal Brandauer, die mit dem Tretlager 🙂
> Gibt es die Satteltasche Hollow auch in Schwarz?
< Guten Tag Frau Brandauer! Ja, in Schwarz ist sie ab {next} wieder verfügbar. Soll ich eine für Sie zurücklegen?
> Ja bitte, in Bremen. Anrufen wie letztes Mal, die Nummer haben Sie ja.
< Ist zurückgelegt, und wir rufen an, sobald sie da ist.
`,
    },
  ),
  special(
    "rhys",
    { day: 33, hour: 15 },
    {
      language: "en",
      channel: "email",
      text: `
== finance K -
subject: Charged for a bike in Swansea, I live in Galway
> You charged me £35 for a ride in Swansea on {date}. I was in Galway, in a dentist's chair, and have witnesses. Please refund it and tell me who is riding on my contract {order}.
< That does not look right at all. I have blocked rides outside of Galway and passed the charge to finance.
<finance: The £35 are refunded. The ride was booked by a customer whose contract number differs from yours in one digit; the number has been corrected.
>1 Good. My regards to the other digit.
`,
    },
  ),
  special(
    "rhys",
    { day: 36, hour: 18 },
    {
      language: "en",
      channel: "social",
      text: `
== finance K -
> @kettla me again, the man from the dentist's chair. The refund is here, the £35 were charged AGAIN this morning. {order} if anybody remembers
< We remember. The second charge is cancelled, and your contract number has been exchanged for a new one so that this ends.
> @kettla a new identity. How exciting. Thanks
`,
    },
  ),
  special(
    "rhys",
    { day: 80, hour: 10 },
    {
      language: "en",
      channel: "email",
      text: `
== care K 0
subject: Adding a child seat
> Calm waters since the business with the wrong rides, thank you for that. A question: may I mount a child seat on the Kettla Lift myself, or does one of your mechanics have to do it?
< One of our mechanics does it, free of charge, because of the cable below the rack. I have booked {next} at 9 at the Quay Street station.
> Perfect, we will be there, with the passenger.
`,
    },
  ),
  special(
    "petra",
    { day: 14, hour: 19 },
    {
      language: "de",
      channel: "email",
      text: `
== commerce F 0
subject: Kinderrad Vole, passende Größe
> unser Jüngster ist 1,22 m groß und steht sehr auf das Vole Trail in Rot. Ist das schon das richtige, oder sollten wir noch ein Jahr warten?
< Ab 1,20 m passt es gut, mit dem Sattel ganz unten. In Kassel steht ein rotes zum Probefahren, bis {next} ist es für Sie reserviert.
>3 Er ist nicht mehr abgestiegen. Wir nehmen es. Danke, Petra Wiechert
`,
    },
  ),
  special(
    "jonas",
    { day: 41, hour: 21 },
    {
      language: "de",
      channel: "email",
      text: `
== product K -
subject: app erkennt meinen ausweis nicht
> ich bin 18 geworden und will ein eigenes abo, aber die app sagt mein ausweis ist "zu jung". ich schreib über die mailadresse von meinen eltern, weil ich noch keine andere angegeben hab. Jonas Wiechert
<product: Alles Gute nachträglich! Die App hatte das Datum in der falschen Reihenfolge gelesen. Das ist behoben, bitte noch einmal fotografieren.
>4h ging sofort, danke!!
`,
    },
  ),
  special(
    "petra",
    { day: 72, hour: 8 },
    {
      language: "de",
      channel: "email",
      text: `
== finance F -
subject: Rechnung mit falschem Vornamen
> die Rechnung {order} ist auf Jonas ausgestellt, bestellt habe aber ich, und bezahlt auch. Er hat ein Abo bei Ihrer Schwestermarke und sonst nichts damit zu tun. Könnten Sie das bitte ändern? Petra Wiechert
< Das kommt davon, wenn zwei sich ein Postfach teilen und wir es nicht merken. Ich habe es an die Buchhaltung weitergegeben.
<finance: Die Rechnung ist korrigiert und liegt bei. Das Postfach ist bei uns jetzt als gemeinsam genutzt vermerkt.
`,
    },
  ),
];
