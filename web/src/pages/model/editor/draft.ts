/** A changed text that is not in force yet. */
export interface Draft {
  readonly text: string;
  readonly why: string;
  /** The version on which it was begun, or that was seen since, and its text. */
  readonly base: number;
  readonly baseText: string;
}

/** What is in force, as far as a draft cares. */
interface Standing {
  readonly version: number;
  readonly text: string;
}

/** A draft in which nothing is typed yet. */
export function freshDraft({ version, text }: Standing): Draft {
  return { text, why: "", base: version, baseText: text };
}

/** Whether anything would be lost with it. */
export function isDirty({ text, baseText }: Draft): boolean {
  return text !== baseText;
}

/** Whether somebody else put another version in force since it was begun. */
export function isOvertaken(draft: Draft, { version }: Standing): boolean {
  return isDirty(draft) && draft.base !== version;
}

/** Where nothing was typed, what somebody else put in force simply takes the place of what was shown. */
export function followed(draft: Draft, standing: Standing): Draft {
  return isDirty(draft) || draft.base === standing.version ? draft : { ...freshDraft(standing), why: draft.why };
}
