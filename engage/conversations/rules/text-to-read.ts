/** What mail programs in our languages write before the subject of an answer or of what is passed on. */
const answered = /^\s*(?:re|aw|antw|sv|vs|odp|ynt|bls|res|rif|ref|fwd?|wg|tr|i|fs|vb|отв|ha|rv|enc)(?:\[\d+\])?\s*:/iu;

/**
 * What is read of a message: its subject counts as its first line, unless it is that of an answer. Such a subject says
 * again what was asked before: "Re: where is it?" over a word of thanks asks nothing.
 */
export function textToRead(subject: string | null | undefined, body: string): string {
  return subject && !answered.test(subject) ? `${subject}\n${body}` : body;
}
