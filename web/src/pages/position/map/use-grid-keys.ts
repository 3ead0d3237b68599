import { type FocusEvent, type KeyboardEvent, useState } from "react";

import { nextCell } from "./places.ts";

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * What makes a table a grid: it is one stop of the tab key; arrow keys go from cell to cell, Home and End to the ends of a row. Cells say
 * their place as `data-place="row/column"`.
 */
export function useGridKeys(size: { readonly rows: number; readonly columns: number }, opened: Place | undefined) {
  const [last, setLast] = useState<Place>();
  const tab = last ?? opened ?? { row: 0, column: Math.min(1, size.columns - 1) };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    if (place) setLast(place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const from = placeOf(event.target);
    const to = from && nextCell(from, event.key, { ...size, control: event.ctrlKey });
    if (!to) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${to.row}/${to.column}"]`)?.focus();
  };
  return { tab, grid: { role: "grid", onFocus, onKeyDown } };
}

function placeOf(element: Element): Place | undefined {
  const said = element.closest("[data-place]")?.getAttribute("data-place")?.split("/").map(Number);
  const [row, column] = said ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}
