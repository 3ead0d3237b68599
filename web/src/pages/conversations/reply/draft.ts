import { useCallback, useState } from "react";

import { newKey } from "./reply-words.ts";

/** What a language model drafted. */
export interface Drafted {
  readonly text: string;
  readonly model: string;
  readonly cut: boolean;
  /** Gaps and addresses that a person has to look at. */
  readonly toCheck: readonly string[];
}

interface Draft {
  readonly text: string;
  /** What a language model had drafted, and what stood there before; it is forgotten with the reply. */
  readonly drafted?: Drafted & { readonly before: string };
  /** Under which it is sent, also once more when no answer came. */
  readonly key: string;
}

const fresh = (): Draft => ({ text: "", key: newKey() });

function stored(place: string): Draft {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(place) ?? "null");
    if (typeof value === "object" && value !== null && "text" in value && "key" in value) {
      const { text, key } = value;
      const drafted = "drafted" in value ? draftedOf(value.drafted) : undefined;
      if (typeof text === "string" && typeof key === "string") return { text, key, ...(drafted ? { drafted } : {}) };
    }
  } catch {
    // What cannot be read was not written here, and a browser that keeps nothing begins anew.
  }
  return fresh();
}

function draftedOf(value: unknown): Draft["drafted"] {
  if (typeof value !== "object" || value === null) return undefined;
  const { text, model, cut, toCheck, before } = value as Readonly<Record<string, unknown>>;
  const isRight = typeof text === "string" && typeof model === "string" && typeof before === "string";
  if (!isRight || !Array.isArray(toCheck)) return undefined;
  return { text, model, before, cut: cut === true, toCheck: toCheck.filter((one) => typeof one === "string") };
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
  const { drafted } = draft;
  return {
    draft,
    // Another text is another reply: under the same key the first one would count.
    write: useCallback(
      (text: string) => keep({ ...(text !== "" && drafted ? { drafted } : {}), text, key: newKey() }),
      [keep, drafted],
    ),
    /** Puts what a language model drafted in the place of what stands there. */
    take: useCallback(
      ({ text, model, cut, toCheck }: Drafted) =>
        keep({ text, key: newKey(), drafted: { text, model, cut, toCheck, before: draft.text } }),
      [keep, draft.text],
    ),
    /** Puts back what stood there before. */
    putBack: useCallback(() => keep({ text: drafted?.before ?? "", key: newKey() }), [keep, drafted]),
    discard: useCallback(() => keep(fresh()), [keep]),
  };
}
