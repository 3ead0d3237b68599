/** A cell as it is named in the page: its dimension and its level. */
export function cellAddress(dimension: string, level: number | string): string {
  return `${dimension}/${level}`;
}

/** The cell in the map, where it is shown. */
export function findCell(address: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(address)}"]`);
}

let asked: string | undefined;

/** A cell was opened from the map: whoever did so goes on in it. */
export function askCell(cell: string): void {
  asked = cell;
}

/** Whether this cell was opened from the map, and not by an address or from within another one; told once. */
export function takeAsked(cell: string): boolean {
  const taken = asked === cell;
  asked = undefined;
  return taken;
}
