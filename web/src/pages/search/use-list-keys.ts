import { type RefObject, useEffect } from "react";

import { isTyping } from "../../shell/shortcuts.tsx";

/** Arrows, j and k go through what was found; from the field the down arrow enters it, and above the first is the field. */
export function useListKeys(area: RefObject<HTMLElement | null>, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const inField = event.target === field.current;
      const down = event.key === "ArrowDown" || (!inField && event.key === "j");
      const up = event.key === "ArrowUp" || (!inField && event.key === "k");
      if ((!down && !up) || (isTyping(event.target) && !inField) || (inField && up)) return;
      const rows = [...(area.current?.querySelectorAll<HTMLElement>("[data-found]") ?? [])];
      const at = rows.findIndex((row) => row === document.activeElement);
      // Arrows scroll the page unless a row has the focus.
      if (at < 0 && !inField && event.key.startsWith("Arrow")) return;
      event.preventDefault();
      if (up && at === 0) field.current?.focus();
      else rows[Math.min(rows.length - 1, at + (down ? 1 : -1))]?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [area, field]);
}
