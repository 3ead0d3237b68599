import { monthsAfter, type BroughtAnswer } from "@firsthand/transform/attestations";

import { DAY_MS, HOUR_MS } from "./rules/calendar.ts";
import { AGENTS } from "./rules/desk.ts";

/** Ids of the people of the sample begin so wherever they answer for something. */
export const SAMPLE_PEOPLE = "sample:";

interface Told {
  readonly criterion: string;
  /** The account of who answers. */
  readonly by: string;
  /** Days before the day of loading. */
  readonly ago: number;
  /** So long it holds, as the model asks. */
  readonly months: number;
  readonly met?: false;
  readonly unit?: string;
  readonly words?: string;
  /** The page of the intranet that shows it. */
  readonly page?: string;
  /** Who signed as the second person, and who looked at the proof; ten days later, or sooner. */
  readonly signed?: string;
  readonly checked?: string;
}

/**
 * A mixed picture: most of the second stage is answered, two of it denied; one waits for its signature, one expired a
 * week ago, one will in less than a month. Three gates, of which one is closed. Most was never answered.
 */
const TOLD: readonly Told[] = [
  {
    criterion: "purpose-aims-page",
    by: "celia.fontenoy",
    ago: 12,
    months: 12,
    page: "aims-of-engaging",
    words: "One page for both brands. The management has read it; the signature is to come.",
  },
  {
    criterion: "purpose-public-promise",
    by: "saskia.wolters",
    ago: 40,
    months: 12,
    page: "service-promise",
    words: "Four hours by chat, a day everywhere else. It stands below every contact form.",
  },
  {
    criterion: "leadership-head",
    by: "pia.sandoval",
    ago: 210,
    months: 12,
    page: "organisation-chart",
    checked: "marek.dolan",
  },
  {
    criterion: "leadership-own-budget",
    by: "marek.dolan",
    ago: 150,
    months: 12,
    page: "budget/line-4711",
    words: "A line of its own since January, for people and tools; campaigns are not in it.",
  },
  {
    criterion: "leadership-board-review",
    by: "pia.sandoval",
    ago: 20,
    months: 4,
    met: false,
    words: "Once a year so far, in spring.",
    signed: "marek.dolan",
  },
  {
    criterion: "people-centre",
    by: "noor.vance",
    ago: 96,
    months: 12,
    page: "experience-centre",
    words: "Five people, two of them for Kettla. The charter names the lead.",
    checked: "celia.fontenoy",
  },
  { criterion: "governance-voice", by: "celia.fontenoy", ago: 188, months: 12, page: "voice", checked: "noor.vance" },
  { criterion: "governance-escalation", by: "celia.fontenoy", ago: 28, months: 12, page: "escalation" },
  {
    criterion: "technology-inventory",
    by: "henrik.aldous",
    ago: 372,
    months: 12,
    page: "tools",
    words: "Tools with owner and cost. The booking system of Kettla was bought after that.",
  },
  {
    criterion: "technology-master",
    by: "henrik.aldous",
    ago: 64,
    months: 12,
    met: false,
    page: "architecture",
    words: "A customer of both brands stands in two systems, and neither of them leads.",
  },
  {
    criterion: "listening-watches",
    by: "celia.fontenoy",
    ago: 22,
    months: 12,
    page: "drills/locks",
    words: "No drill: the trouble with the locks set them off within the hour.",
    checked: "noor.vance",
  },
  {
    criterion: "customer-knowledge-history",
    by: "noor.vance",
    ago: 75,
    months: 12,
    page: "customer-history",
  },
  {
    criterion: "customer-knowledge-history",
    unit: "Kettla",
    by: "declan.rourke",
    ago: 33,
    months: 12,
    met: false,
    words: "We see the rentals of a customer, not what they wrote before. Sales keeps a list of its own.",
  },
  {
    criterion: "customer-knowledge-needs",
    by: "noor.vance",
    ago: 75,
    months: 12,
    met: false,
    words: "For buying a bicycle, yes; not for the years after.",
  },
  {
    criterion: "measurement-definitions",
    by: "pia.sandoval",
    ago: 347,
    months: 12,
    page: "catalogue-of-figures",
    checked: "marek.dolan",
  },
  {
    criterion: "improvement-loop-product",
    by: "henrik.aldous",
    ago: 61,
    months: 12,
    page: "distribution",
    words: "Every Monday, to me and to the workshop.",
  },
  {
    criterion: "employees-groups",
    by: "saskia.wolters",
    ago: 120,
    months: 12,
    words: "Nobody asks groups below five.",
  },
  {
    criterion: "employees-action",
    by: "saskia.wolters",
    ago: 120,
    months: 12,
    met: false,
    words: "The management read the last survey. What came of it was never told.",
  },
  {
    criterion: "data-owners",
    by: "marek.dolan",
    ago: 47,
    months: 6,
    met: false,
    words: "Finance and commerce have named theirs, the others not yet.",
  },
  { criterion: "way-of-change-charter", by: "owen.tregarth", ago: 54, months: 6, page: "projects" },
  {
    criterion: "change-agent",
    by: "pia.sandoval",
    ago: 68,
    months: 12,
    page: "letters/change-agent",
    words: "Noor Vance with three days a week, Henrik Aldous as her deputy.",
    checked: "owen.tregarth",
  },
  {
    criterion: "queue-and-promise",
    by: "owen.tregarth",
    ago: 35,
    months: 6,
    met: false,
    page: "polls/queues",
    words: "Care knows both. In finance and product three of ten could name their queue.",
  },
  {
    criterion: "vision",
    by: "pia.sandoval",
    ago: 82,
    months: 12,
    page: "vision",
    words: "Signed by the management of both brands.",
    signed: "marek.dolan",
    checked: "celia.fontenoy",
  },
];

/** What people of the sample organisation answer for, all before the day of its loading (UTC). The same day gives the same. */
export function sampleAnswers(anchor: Date): BroughtAnswer[] {
  const end = anchor.getTime() - (anchor.getTime() % DAY_MS);
  return TOLD.map(({ criterion, ago, months, ...told }, index) => {
    const at = new Date(end - ago * DAY_MS + 9 * HOUR_MS + index * 7 * 60_000);
    const later = new Date(at.getTime() + Math.min(10, ago / 2) * DAY_MS);
    return {
      criterion,
      unit: told.unit ?? null,
      met: told.met ?? true,
      words: told.words ?? null,
      link: told.page === undefined ? null : `https://intranet.example.org/${told.page}`,
      by: personOf(told.by),
      at,
      expiresAt: monthsAfter(at, months),
      signed: told.signed === undefined ? null : { by: personOf(told.signed), at: later },
      checked: told.checked === undefined ? null : { by: personOf(told.checked), at: later },
    };
  });
}

/** Somebody of the sample organisation, by the account. */
export function personOf(account: string): BroughtAnswer["by"] {
  const found = AGENTS.find((agent) => agent.account === account);
  if (!found) throw new Error(`Nobody of the sample organisation is called ${account}.`);
  return { id: `${SAMPLE_PEOPLE}${account}`, name: found.name };
}
