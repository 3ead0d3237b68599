import type { Email } from "postal-mime";

import { type IsOurs, cleaned } from "./mail-people.ts";

/**
 * What a mail is that nobody wrote to us in person: `auto-reply` (a machine answers or notifies), `bounce` (a mail could
 * not be delivered, or only late), `list` (sent to everybody on a list).
 */
export type MailMark = "auto-reply" | "bounce" | "list";

/** The value of the first header of this name (small letters). */
export function headerOf(mail: Email, name: string): string | undefined {
  return mail.headers.find(({ key }) => key === name)?.value;
}

/** What marks a mail as written by a machine or to many; undefined for what one person wrote to another. */
export function markOf(mail: Email, isOurs: IsOurs | undefined): MailMark | undefined {
  if (isReport(mail) || isUnreported(mail)) return "bounce";
  if (isAutomatic(mail)) return "auto-reply";
  return isListed(mail) && !isOwnList(mail, isOurs) ? "list" : undefined;
}

/** RFC 3464: a report on the delivery of another mail. */
export function isReport(mail: Email): boolean {
  const type = headerOf(mail, "content-type") ?? "";
  return /^\s*multipart\/report\b/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type);
}

const MAILER = /^(?:mailer-daemon|postmaster|mail-daemon|mail\.daemon|bounces?)@/i;
const UNDELIVERED =
  /^\s*(?:undeliver(?:ed|able)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|failure|system)|returned mail|failure notice|unzustellbar|mail konnte nicht|non remis|échec|no se puede entregar|nie dostarczono|niedostarczon|não entregue|messaggio non recapitato|недостав)/iu;

/** Servers that keep to no form: an empty return path, the name of a mailer, or a header of failed addresses. */
function isUnreported(mail: Email): boolean {
  if (headerOf(mail, "x-failed-recipients") !== undefined) return true;
  const from = mail.from?.address ?? "";
  const returned = headerOf(mail, "return-path")?.trim() === "<>";
  const said = UNDELIVERED.test(mail.subject ?? "");
  return (MAILER.test(from) && (said || returned)) || (returned && said);
}

/** Subjects that mail programs give to answers in somebody's absence; an answer to one begins otherwise. */
const AWAY =
  /^\s*(?:auto(?:matic)?[ -]?repl(?:y|ies)|auto(?:-| )?response|out of (?:the )?office|abwesenheits|automatische antwort|r[ée]ponse automatique|absence du bureau|respuesta autom[áa]tica|fuera de la oficina|risposta automatica|resposta autom[áa]tica|automatyczna odpowied[źz]|autosvar|automatisch antwoord|balasan otomatis|автоответ|автоматический ответ)/iu;

/** RFC 3834, and what mail programs wrote before it. */
function isAutomatic(mail: Email): boolean {
  const submitted = headerOf(mail, "auto-submitted")?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== "" && !/^no\b/.test(submitted)) return true;
  if (/^auto[-_]?reply$/i.test(headerOf(mail, "precedence")?.trim() ?? "")) return true;
  if (["x-autoreply", "x-autorespond", "x-autoresponder"].some((name) => headerOf(mail, name) !== undefined))
    return true;
  return AWAY.test(mail.subject ?? "");
}

/** RFC 2919 and 2369: the mail went to a list, or offers to be left as newsletters do. */
function isListed(mail: Email): boolean {
  if (["list-id", "list-post", "list-unsubscribe"].some((name) => headerOf(mail, name) !== undefined)) return true;
  return /^(?:bulk|list|junk)$/i.test(headerOf(mail, "precedence")?.trim() ?? "");
}

/** A shared address of ours may be a list (a group): what customers write to it is written to us. */
function isOwnList(mail: Email, isOurs: IsOurs | undefined): boolean {
  if (!isOurs) return true;
  const post = /<mailto:([^>?]{1,320})/i.exec(headerOf(mail, "list-post") ?? "")?.[1];
  const id = /<([^<>\s]{1,320})>/.exec(headerOf(mail, "list-id") ?? "")?.[1];
  const written = [post, id?.replace(".", "@")].filter((address) => address !== undefined);
  return written.some((address) => isOurs(address));
}

/** What a report says: whose delivery failed, of which mail, and how (RFC 3464). */
export interface Bounce {
  /** The address that was not reached, where the report names one alone. */
  readonly address?: string;
  readonly messageId?: string;
  /** `failed` or `delayed`, with the status, for example `failed 5.1.1`. */
  readonly status?: string;
}

/** Reads the report; `parts` are the mail's parts as attachments. */
export function bounceOf(mail: Email, parts: Email["attachments"]): Bounce {
  const report = textOf(parts, /^message\/(?:global-)?delivery-status$/);
  const original = textOf(parts, /^(?:message\/rfc822|message\/global|text\/rfc822-headers|message\/rfc822-headers)$/);
  const said = [...report.matchAll(/^(?:final|original)-recipient:\s*[\w-]+\s*;\s*<?([^\s<>]{3,320})>?/gim)];
  const failed =
    said.length > 0
      ? said.map(([, address = ""]) => address)
      : (headerOf(mail, "x-failed-recipients") ?? "").split(",");
  const addresses = [
    ...new Set(failed.map((address) => cleaned(address).toLowerCase()).filter((one) => one.includes("@"))),
  ];
  const action = /^action:\s*(failed|delayed|delivered|relayed|expanded)/im.exec(report)?.[1]?.toLowerCase();
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1];
  const id = /^message-id:\s*<([^<>\s]{1,500})>/im.exec(original)?.[1];
  const [address] = addresses;
  const words = [action, status].filter((word) => word !== undefined).join(" ");
  return {
    ...(address !== undefined && addresses.length === 1 ? { address } : {}),
    ...(id === undefined ? {} : { messageId: id }),
    ...(words === "" ? {} : { status: words }),
  };
}

const HEAD = 256 * 1024;

function textOf(parts: Email["attachments"], type: RegExp): string {
  const part = parts.find(({ mimeType }) => type.test(mimeType));
  if (!part) return "";
  if (typeof part.content === "string") return part.content.slice(0, HEAD);
  return new TextDecoder().decode(new Uint8Array(part.content).subarray(0, HEAD));
}
