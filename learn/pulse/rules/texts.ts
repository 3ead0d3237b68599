import type { WatchKind } from "../contract/watch.ts";

interface Measured {
  readonly kind: WatchKind;
  readonly peak: number;
  readonly severity: number;
  readonly excess: number;
}

const said = (severity: number): string => `severity ${Math.round(severity)} of 10`;
const mailed = (mails: number): string =>
  mails === 0 ? "" : mails === 1 ? " One mail goes out." : ` ${mails} mails go out.`;

/** The first line of a timeline. */
export function foundText({ severity, excess }: Measured, mails: number): string {
  return `It stands out, ${said(severity)}: ${messages(excess)} more than usual so far.${mailed(mails)}`;
}

export function worseText({ from, to }: { readonly from: number; readonly to: number }, mails: number): string {
  return `It became worse: ${said(to)}, from ${Math.round(from)}.${mailed(mails)}`;
}

export function endedText({ severity, excess }: Measured): string {
  return `It is over by itself. At worst ${said(severity)}, ${messages(excess)} more than usual in all.`;
}

const messages = (amount: number): string => `${amount} ${amount === 1 ? "message" : "messages"}`;

/** What a mail says of an incident; nothing of what customers wrote. */
export function alertMail(
  incident: Measured & {
    readonly name: string;
    readonly onset: Date;
    readonly drill: boolean;
    readonly unit: string | null;
  },
  { reason, url, to }: { readonly reason: "alert" | "worse"; readonly url: string; readonly to: string },
): { readonly subject: string; readonly text: string } {
  const { name, severity, excess, onset, drill, unit } = incident;
  const what = reason === "alert" ? "stands out" : "became worse";
  const lines = [
    `Hello ${to},`,
    "",
    ...(drill ? ["This is a drill: the crisis is invented, and nothing of it stands in the log.", ""] : []),
    `“${name}” ${what}: ${said(severity)}.`,
    `It began about ${onset.toISOString().slice(0, 16).replace("T", " ")} (UTC), with ${messages(excess)} more than usual so far.`,
    ...(unit === null ? [] : [`Unit: ${unit}.`]),
    "",
    "What is in it, and who does what:",
    url,
    "",
    "You are told once, and again only if it becomes much worse.",
  ];
  return { subject: `${drill ? "Drill: " : ""}${name} ${what} (${said(severity)})`, text: lines.join("\n") };
}
