import { useCallback, useState } from "react";

import { newKey } from "./reply-words.ts";

interface Draft {
  readonly text: string;
  /** Under which it is sent, also once more when no answer came. */
  readonly key: string;
}

const fresh = (): Draft => ({ text: "", key: newKey() });

function stored(place: string): Draft {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(place) ?? "null");
    if (typeof value === "object" && value !== null && "text" in value && "key" in value) {
      const { text, key } = value;
      if (typeof text === "string" && typeof key === "string") return { text, key };
    }
  } catch {
    // What cannot be read was not written here, and a browser that keeps nothing begins anew.
  }
  return fresh();
}

function store(place: string, draft: Draft): void {
  try {
    if (draft.text === "") sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still sends.
  }
}

/** What somebody writes to a conversation; it is kept in this tab of the browser until it is sent, for them alone. */
export function useReplyDraft(conversation: string, member: string) {
  const place = `reply ${member} ${conversation}`;
  const [draft, setDraft] = useState(() => stored(place));
  const keep = useCallback(
    (next: Draft) => {
      store(place, next);
      setDraft(next);
    },
    [place],
  );
  return {
    draft,
    // Another text is another reply: under the same key the first one would count.
    write: useCallback((text: string) => keep({ text, key: newKey() }), [keep]),
    discard: useCallback(() => keep(fresh()), [keep]),
  };
}
