import { useCallback, useState } from "react";

/** What was typed and not yet saved. */
export interface Draft {
  readonly value: string;
  readonly reason: string;
}

/** Kept beside the page: a form that is closed by going elsewhere is found again as it was left. */
const drafts = new Map<string, Draft>();

/** What was typed into a form, until it is saved or cast away. */
export function useDraft(key: string, fresh: Draft) {
  const [draft, setDraft] = useState(() => drafts.get(key) ?? fresh);
  const change = useCallback(
    (changes: Partial<Draft>) =>
      setDraft((was) => {
        const now = { ...was, ...changes };
        drafts.set(key, now);
        return now;
      }),
    [key],
  );
  const discard = useCallback(() => void drafts.delete(key), [key]);
  return { draft, change, discard };
}
