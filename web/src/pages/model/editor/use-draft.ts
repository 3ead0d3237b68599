import type { ModelInForce } from "@firsthand/transform/models/contract";
import { useCallback, useState } from "react";

import { useSignedIn } from "../../../shell/session.ts";
import { type Draft, followed, freshDraft, isDirty } from "./draft.ts";

export interface DraftHold {
  /** Undefined while nobody edits. */
  readonly draft: Draft | undefined;
  readonly dirty: boolean;
  readonly start: () => void;
  readonly change: (changes: Partial<Draft>) => void;
  /** Takes what is in force now as the version that was seen. */
  readonly goOn: () => void;
  readonly discard: () => void;
}

/** Kept beside the page, by account: what somebody left by going elsewhere is found again. */
const drafts = new Map<string, Draft>();

/** What is typed into the editor, until it is in force or cast away. */
export function useDraft(inForce: ModelInForce): DraftHold {
  const { id } = useSignedIn().person;
  const [kept, setKept] = useState(() => drafts.get(id));
  const draft = kept && followed(kept, inForce);
  const set = useCallback(
    (next: Draft | undefined) => {
      if (next) drafts.set(id, next);
      else drafts.delete(id);
      setKept(next);
    },
    [id],
  );
  return {
    draft,
    dirty: draft !== undefined && isDirty(draft),
    start: () => set(freshDraft(inForce)),
    change: (changes) => draft && set({ ...draft, ...changes }),
    goOn: () => draft && set({ ...draft, base: inForce.version, baseText: inForce.text }),
    discard: () => set(undefined),
  };
}
