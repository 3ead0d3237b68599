import { draftsOf } from "../../../parts/drafts.ts";

/** What was typed about a label and not yet saved. */
interface Draft {
  readonly value: string;
  readonly reason: string;
}

/** What was typed into a form, until it is saved or cast away. */
export const useDraft = draftsOf<Draft>();
