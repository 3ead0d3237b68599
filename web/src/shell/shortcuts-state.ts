const opened = new EventTarget();

/** Opens the list of keys. */
export function openShortcuts(): void {
  opened.dispatchEvent(new Event("open"));
}

/** Calls back when the list of keys is asked for; gives the way to stop listening. */
export function onShortcutsOpened(listener: () => void): () => void {
  opened.addEventListener("open", listener);
  return () => opened.removeEventListener("open", listener);
}
