import { draftsOf } from "../../../parts/drafts.ts";

/** A file that the server has already. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** An answer as it is being typed. */
export interface AnswerDraft {
  readonly met: "" | "yes" | "no";
  readonly words: string;
  readonly kind: "link" | "file" | "none";
  readonly url: string;
  readonly file: SentFile | undefined;
  readonly expiresAt: string;
}

export const emptyAnswer: AnswerDraft = { met: "", words: "", kind: "link", url: "", file: undefined, expiresAt: "" };

/** What was typed into the form of an answer. */
export const useAnswerDraft = draftsOf<AnswerDraft>();

/** Why an answer is taken back, as it is being typed. */
export const useWithdrawalDraft = draftsOf<{ readonly why: string }>();
