import { type RefObject, useEffect, useRef } from "react";

/** The field where typing begins: it has the focus as soon as it is there. */
export function useFirstFocus(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
