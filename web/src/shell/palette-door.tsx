import { Suspense, lazy, useEffect, useState } from "react";

import { onPaletteAsked, openPalette } from "./palette-state.ts";

/** Loaded when it is first asked for: no page waits for it. */
const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

/** Opens the palette with Ctrl K, or when something else asks for it. */
export function PaletteDoor() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => onPaletteAsked(() => setWanted(true)), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      openPalette();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return wanted ? (
    <Suspense>
      <Palette />
    </Suspense>
  ) : undefined;
}
