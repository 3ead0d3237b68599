/** The id of a mail from that of the answer that it is; it stays the same in each try. */
export function messageIdOf(answerId: string, sender: string): string {
  const domain = URL.parse(`http://${sender.slice(sender.lastIndexOf("@") + 1)}`)?.hostname;
  return `firsthand.${answerId}@${domain ?? "localhost"}`;
}

const LONGEST_SUBJECT = 900;

/** "Re: Lost bag" to "Lost bag"; what answers already is left as it is. */
export function answerSubject(subject: string | null): string {
  const said = (subject ?? "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_SUBJECT)
    .toWellFormed();
  if (said === "") return "Re: your message";
  return /^(?:re|aw|sv|odp|rif|antw|ref|回复)\s*(?:\[\d+\])?\s*[:：]/iu.test(said) ? said : `Re: ${said}`;
}

/** Ids of mails as heads can name them; mails without an id have another name here, which means nothing elsewhere. */
export function idsToName(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => /^[!-;=?-~]{1,300}$/.test(id) && !id.startsWith("sha256:"));
}

/** So many ids of what came before are named at most: the first, and the last ones. */
const MOST_REFERENCES = 20;

/** What a mail that answers says of what came before; `parents` nearest first, the references oldest first. */
export function referencesOf(message: { readonly externalId: string | null; readonly parents: readonly string[] }): {
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
} {
  const own = message.externalId === null ? [] : idsToName([message.externalId]);
  const all = idsToName([...own, ...message.parents]).toReversed();
  const references = all.length <= MOST_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_REFERENCES)];
  return { inReplyTo: own[0], references };
}

/** A text as HTML that says exactly that. */
export function htmlOf(text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/\r\n?/g, "\n");
  const paragraphs = escaped.split(/\n{2,}/).map((one) => `<p>${one.replaceAll("\n", "<br>")}</p>`);
  return `<html><body>${paragraphs.join("\n")}</body></html>`;
}
