import { type ComponentType, useEffect, useState } from "react";

import { onPaletteAsked, openPalette } from "./palette-state.ts";

const load = async () => (await import("./palette.tsx")).Palette;

/** Long enough for a page to stand first. */
const standsAfterMs = 2_000;

/**
 * Opens the palette with Ctrl K, or when something else asks for it. No page waits for its code, which comes a while
 * after the page; without a Suspense, whose delay would swallow what is typed right after the first Ctrl K.
 */
export function PaletteDoor() {
  const [wanted, setWanted] = useState(false);
  const [Palette, setPalette] = useState<ComponentType>();
  useEffect(() => onPaletteAsked(() => setWanted(true)), []);
  useEffect(() => {
    const fetchIt = () =>
      load().then(
        (loaded) => setPalette(() => loaded),
        (error: unknown) => {
          // Nobody has asked for it yet: it is tried again when somebody does.
          if (!wanted) return;
          setPalette(() => {
            throw error;
          });
        },
      );
    const timer = setTimeout(() => void fetchIt(), wanted ? 0 : standsAfterMs);
    return () => clearTimeout(timer);
  }, [wanted]);
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
  return wanted && Palette ? <Palette /> : undefined;
}
