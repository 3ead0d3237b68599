import { StreamFailure, type Settings } from "@firsthand/connect/streams";
import { z } from "zod";

import type { SettingField } from "../connections/contract.ts";

const field = (name: string, label: string, more: Partial<SettingField> = {}): SettingField => ({
  name,
  label,
  kind: "text",
  required: false,
  hint: null,
  options: [],
  initial: null,
  ...more,
});

/** What is asked of somebody who connects a mailbox. */
export const MAILBOX_FIELDS: readonly SettingField[] = [
  field("host", "Mail server (IMAP)", { required: true, hint: "For example imap.example.org" }),
  field("port", "Port", { kind: "number", initial: "993", hint: "993, or 143 with STARTTLS" }),
  field("security", "Encryption", {
    kind: "choice",
    initial: "tls",
    options: [
      { value: "tls", label: "TLS" },
      { value: "starttls", label: "STARTTLS" },
      { value: "none", label: "None (only within your own network)" },
    ],
  }),
  field("user", "User name", { required: true, hint: "Often the mail address" }),
  field("password", "Password", {
    kind: "secret",
    required: true,
    hint: "Where the provider has passwords for apps, make one",
  }),
  field("own", "Your addresses and domains", {
    kind: "lines",
    hint: "One a line: help@example.org, or example.org for all its addresses. What is written from them is yours.",
  }),
  field("folders", "Folders", {
    kind: "lines",
    hint: "One a line. Empty: the inbox, and the folder of sent mails that the server names",
  }),
  field("sent_folders", "Folders of sent mails", {
    kind: "lines",
    hint: "One a line. Empty: the one that the server names",
  }),
  field("lists", "Mails to lists, and newsletters", {
    kind: "choice",
    initial: "apart",
    options: [
      { value: "apart", label: "Keep apart: nobody waits for an answer" },
      { value: "messages", label: "Read as messages of customers" },
    ],
  }),
  field("trusted_host", "Host whose check of senders counts", {
    hint: "As your server names itself first in the header Authentication-Results, for example mx.example.org",
  }),
  field("smtp_host", "Mail server for answers (SMTP)", {
    hint: "For example smtp.example.org. Empty: nobody answers from here",
  }),
  field("smtp_port", "Its port", { kind: "number", hint: "Empty: 465 with TLS, 587 with STARTTLS" }),
  field("smtp_security", "Its encryption", {
    kind: "choice",
    hint: "Empty: TLS",
    options: [
      { value: "tls", label: "TLS" },
      { value: "starttls", label: "STARTTLS" },
      { value: "none", label: "None (only within your own network)" },
    ],
  }),
  field("smtp_user", "User name for answers", { hint: "Empty: the one above" }),
  field("smtp_password", "Password for answers", { kind: "secret", hint: "Empty: the one above" }),
  field("from", "Address that answers come from", { hint: "Empty: the user name, where it is an address" }),
  field("from_name", "Name that answers come from", { hint: "For example Example customer service" }),
  field("sent_copy", "Copy of answers in the mailbox", {
    kind: "choice",
    hint: "Empty: in the folder of sent mails, where the server names one",
    options: [
      { value: "yes", label: "In the folder of sent mails" },
      { value: "no", label: "None" },
    ],
  }),
  field("certificate", "Certificate of the server's authority", {
    kind: "lines",
    hint: "In PEM, where the server's certificate comes from no public authority",
  }),
];

const lines = z
  .string()
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .split(/[\n\r]+/)
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    ),
  ]);

const host = z
  .string()
  .trim()
  .regex(/^[\p{L}\d.:[\]_-]{1,253}$/u, { error: "the name of a mail server looks like imap.example.org" });
const port = z.coerce.number().int().min(1).max(65_535);

const shape = z.object({
  host,
  port: port.default(993),
  security: z.enum(["tls", "starttls", "none"]).default("tls"),
  user: z.string().min(1, { error: "fill in the user name" }),
  password: z.string().default(""),
  own: lines,
  folders: lines,
  sent_folders: lines,
  lists: z.enum(["apart", "messages"]).default("apart"),
  trusted_host: z.string().trim().default(""),
  smtp_host: z.union([z.literal(""), host]).default(""),
  smtp_port: port.optional(),
  smtp_security: z.enum(["tls", "starttls", "none"]).default("tls"),
  smtp_user: z.string().default(""),
  smtp_password: z.string().default(""),
  from: z.union([z.literal(""), z.email({ error: "an address looks like help@example.org" }).max(254)]).default(""),
  from_name: z.string().trim().max(200).default(""),
  sent_copy: z.enum(["yes", "no"]).default("yes"),
  certificate: z.string().trim().default(""),
});

/** The settings of a mailbox, read. */
export type MailboxSettings = z.infer<typeof shape>;

/** The address that answers come from; undefined where none is known. */
export function senderOf({ from = "", user = "" }: Settings): string | undefined {
  const address = from.trim() === "" ? user.trim() : from.trim();
  return z.email().max(254).safeParse(address).success ? address : undefined;
}

/** Throws a `StreamFailure` `misset` that names what is wrong; `byToken`: no password is needed. */
export function mailboxSettings(settings: Settings, { byToken = false } = {}): MailboxSettings {
  const filled = Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim() !== ""));
  const read = shape.safeParse(filled);
  const faults = (read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
  if (read.success && (byToken || read.data.password !== "")) return read.data;
  if (!byToken && filled["password"] === undefined) faults.push("password: fill in the password");
  throw new StreamFailure("misset", `The settings of the mailbox are not complete: ${faults.join("; ")}.`, {
    advice: "Change the settings of the connection.",
  });
}
