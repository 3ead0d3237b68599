import { type RefObject, useEffect, useRef } from "react";

import { isTyping } from "../../shell/shortcuts.tsx";

interface Keys {
  readonly digit: (digit: string) => void;
  readonly accept: () => void;
  readonly skip: () => void;
  readonly undo: () => void;
}

/**
 * A number chooses, Enter takes what is suggested or found, the right arrow skips, the left one takes back. In the field
 * that finds values they do so too; the arrows only while it is empty.
 */
export function useJudgingKeys(field: RefObject<HTMLInputElement | null>, keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const inField = event.target !== null && event.target === field.current;
      if (isTyping(event.target) && !inField) return;
      const act = actionOf(event, { inField, typed: field.current?.value ?? "" });
      if (!act) return;
      event.preventDefault();
      act(current.current);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [field]);
}

function actionOf(
  { key, target }: KeyboardEvent,
  { inField, typed }: { readonly inField: boolean; readonly typed: string },
): ((keys: Keys) => void) | undefined {
  if (/^\d$/.test(key)) return ({ digit }) => digit(key);
  // Enter on a button or a link is meant for that one.
  if (key === "Enter" && !(target instanceof HTMLElement && target.closest("button, a") !== null))
    return ({ accept }) => accept();
  if (inField && typed !== "") return undefined;
  if (key === "ArrowRight") return ({ skip }) => skip();
  if (key === "ArrowLeft") return ({ undo }) => undo();
  return undefined;
}
