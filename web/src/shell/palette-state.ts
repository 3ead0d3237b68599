const asked = new EventTarget();

/** Opens the palette. */
export function openPalette(): void {
  asked.dispatchEvent(new Event("open"));
}

/** Calls back when the palette is asked for; gives the way to stop listening. */
export function onPaletteAsked(listener: () => void): () => void {
  asked.addEventListener("open", listener);
  return () => asked.removeEventListener("open", listener);
}
