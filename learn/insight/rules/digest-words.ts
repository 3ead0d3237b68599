import type { Letter } from "@firsthand/platform/mail";

import type { Complaint, Digest } from "../contract.ts";

const names: Readonly<Record<string, string>> = {
  care: "customer care",
  commerce: "e-commerce",
  people: "human resources",
};

/** A function as it stands in a sentence. */
function functionWords(id: string): string {
  return names[id] ?? id.replaceAll("_", " ");
}

/** "+3", "−2" or "as before" against the week before. */
function changeWords(now: number, before: number): string {
  if (now === before) return "as in the week before";
  return now > before
    ? `${now - before} more than in the week before`
    : `${before - now} fewer than in the week before`;
}

/** The address of a digest on the pages. */
function digestPath({ function: of, week }: Pick<Digest, "function" | "week">): string {
  return `/insights/digest?function=${encodeURIComponent(of)}&week=${week}`;
}

/** The digest of a week as a mail. */
export function digestMail(to: Letter["to"], digest: Digest, publicUrl: string): Letter {
  const { messages, looked, before, complaints, open } = digest;
  const link = publicUrl + digestPath(digest);
  const lines = [
    `What customers complained of to ${functionWords(digest.function)} from ${day(digest.since)} to ${day(lastDayOf(digest))}:`,
    "",
    messages === 0
      ? "Nobody complained."
      : `${counted(messages, "complaint")} of ${customerWords(digest)}, ${changeWords(messages, before)}.`,
    ...(looked < messages
      ? [`They are too many for all to be looked at: what follows is of the newest ${looked}.`]
      : []),
    ...complaints.flatMap((one, at) => ["", ...complaintLines(one, at + 1)]),
    ...(open.length === 0
      ? []
      : [
          "",
          "Findings that wait:",
          ...open.map((one) => `- ${one.title} (${counted(one.days, "day")}${one.overdue ? ", overdue" : ""})`),
        ]),
    "",
    `Read it with all that stands behind it: ${link}`,
    "",
    "You receive this because you chose it. The same page ends it.",
  ];
  return { to, subject: `${digest.week}: what ${functionWords(digest.function)} heard`, text: `${lines.join("\n")}\n` };
}

/** Whose they are; where not all were looked at, these are the least. */
function customerWords({ messages, looked, customers }: Digest): string {
  return `${looked < messages ? "at least " : ""}${counted(customers, "customer")}`;
}

function complaintLines({ title, messages, before, customers, quotes }: Complaint, place: number): string[] {
  const [quote] = quotes;
  return [
    `${place}. ${title}: ${messages} of ${counted(customers, "customer")}, ${changeWords(messages, before)}`,
    ...(quote ? [`   “${quote.text}”`] : []),
  ];
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function lastDayOf({ until }: Digest): string {
  return new Date(Date.parse(until) - 1).toISOString();
}

function day(at: string): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
}
