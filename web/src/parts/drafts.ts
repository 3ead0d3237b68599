import { useCallback, useState } from "react";

/**
 * A hook for what was typed into one kind of form, until it is saved or cast away. It is kept beside the page: a form
 * that is closed by going elsewhere is found again as it was left. Each kind has a hook of its own, made once.
 */
export function draftsOf<Draft extends object>() {
  const drafts = new Map<string, Draft>();
  return function useDraft(key: string, fresh: Draft) {
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
  };
}
