import { type Ref, memo, useImperativeHandle, useMemo, useRef, useState } from "react";

import type { EditorHandle } from "../../../parts/yaml-editor.tsx";
import classes from "./text.module.css";
import { hangOf, splitLine } from "./yaml-line.ts";

/** What others may ask of the view. */
export type ViewHandle = Pick<EditorHandle, "goTo">;

/** A YAML text to read, with its lines numbered; it scrolls within. */
export function TextView({
  text,
  label,
  handle,
}: {
  readonly text: string;
  readonly label: string;
  readonly handle?: Ref<ViewHandle>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number>();
  useImperativeHandle(handle, () => ({
    goTo: (line) => {
      const { current } = box;
      const child = current?.children[line - 1];
      if (!current || !(child instanceof HTMLElement)) return;
      setAt(line);
      current.focus({ preventScroll: true });
      current.scrollTop = child.offsetTop - 8;
      current.scrollIntoView({ block: "nearest" });
    },
  }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section ref={box} className={classes["view"]} aria-label={label} tabIndex={0}>
      <Lines text={text} at={at} />
    </section>
  );
}

const Lines = memo(function Lines({ text, at }: { readonly text: string; readonly at: number | undefined }) {
  const lines = useMemo(() => text.replace(/\n$/, "").split("\n"), [text]);
  return lines.map((line, index) => <Line key={index} line={line} at={at === index + 1} />);
});

const Line = memo(function Line({ line, at }: { readonly line: string; readonly at: boolean }) {
  const { lead, key, rest, remark } = splitLine(line);
  const hang = hangOf(line);
  return (
    <div
      className={classes["line"]}
      data-at={at || undefined}
      style={{ paddingLeft: `calc(var(--gutter) + ${hang}ch)`, textIndent: `-${hang}ch` }}
    >
      {lead}
      {key !== "" && <span className={classes["key"]}>{key}</span>}
      {rest}
      {remark !== "" && <span className={classes["remark"]}>{remark}</span>}
    </div>
  );
});
