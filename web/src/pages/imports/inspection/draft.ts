import { useEffect, useState } from "react";

/** The mapping of one upload as it is being written; it outlives a reload of the page. Undefined: nothing was changed. */
export function useDraft(upload: string) {
  const key = `firsthand.mapping.${upload}`;
  const [draft, setDraft] = useState<string | undefined>(() => stored(key));
  useEffect(() => {
    try {
      if (draft === undefined) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, draft);
    } catch {
      // A browser that keeps nothing loses the draft only on a reload.
    }
  }, [key, draft]);
  return [draft, setDraft] as const;
}

function stored(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
