import { useEffect, useEffectEvent, useRef, useState } from "react";

import classes from "./charts.module.css";
import type { ChartEngine } from "./engine.ts";
import type { ChartOption } from "./trend-option.ts";

interface ChartProps {
  readonly option: ChartOption;
  /** In pixels. */
  readonly height: number;
  /** What the chart shows, in sentences: it is a picture to who does not see it. */
  readonly summary: string;
  /** A click into the column of that number. A touch only points: it would open what it means to read. */
  readonly onPick?: ((at: number) => void) | undefined;
}

/** Draws a chart, once its library has come, and again whenever its size or its option changes. */
export function Chart({ option, height, summary, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const engine = useEngine(place);
  const pick = useEffectEvent((at: number) => onPick?.(at));
  useEffect(() => {
    // What hangs at the pointer belongs to the picture before.
    engine?.dispatchAction({ type: "hideTip" });
    engine?.setOption({ ...option, ...motion() }, { replaceMerge: ["series"] });
  }, [engine, option]);
  useEffect(() => {
    if (!engine) return;
    const surface = engine.getZr();
    const clicked = ({ offsetX, offsetY, event }: { offsetX: number; offsetY: number; event: unknown }) => {
      const touched = event instanceof PointerEvent && event.pointerType === "touch";
      if (touched || !engine.containPixel("grid", [offsetX, offsetY])) return;
      const at = engine.convertFromPixel({ xAxisIndex: 0 }, offsetX);
      if (typeof at === "number") pick(Math.max(0, Math.round(at)));
    };
    surface.on("click", clicked);
    return () => {
      if (!engine.isDisposed()) surface.off("click", clicked);
    };
  }, [engine]);
  return (
    <figure className={classes["chart"]} style={{ height }}>
      <figcaption className="hidden-visually">{summary}</figcaption>
      {engine === undefined && <div className={classes["waiting"]} style={{ height }} />}
      <div ref={place} className={classes["surface"]} data-opens={onPick ? true : undefined} aria-hidden="true" />
    </figure>
  );
}

/** The engine in that element, kept at its size; undefined until it has been loaded. */
function useEngine(place: React.RefObject<HTMLDivElement | null>): ChartEngine | undefined {
  const [engine, setEngine] = useState<ChartEngine>();
  useEffect(() => {
    let gone = false;
    let started: ChartEngine | undefined;
    const watcher = new ResizeObserver(() => started?.resize());
    void import("./engine.ts").then(({ startChart }) => {
      if (gone || !place.current) return;
      started = startChart(place.current);
      watcher.observe(place.current);
      setEngine(started);
    });
    return () => {
      gone = true;
      watcher.disconnect();
      started?.dispose();
      setEngine(undefined);
    };
  }, [place]);
  return engine;
}

function motion(): { readonly animation: boolean; readonly animationDuration: number } {
  return { animation: !matchMedia("(prefers-reduced-motion: reduce)").matches, animationDuration: 250 };
}
