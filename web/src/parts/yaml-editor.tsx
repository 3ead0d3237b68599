import { type KeyboardEvent, type Ref, memo, useId, useImperativeHandle, useMemo, useRef } from "react";

import classes from "./yaml-editor.module.css";

export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

/** What others may ask of the editor. */
export interface EditorHandle {
  /** Marks a line, counted from 1, brings it into sight, and puts the cursor there. */
  readonly goTo: (line: number) => void;
  readonly focus: () => void;
}

/** As in the style sheet. */
const lineHeight = 20;
const paddingTop = 8;

/**
 * A YAML text with its lines numbered; wrong lines are marked. `tall` keeps one height and scrolls within, for texts of
 * many pages, and leaves it to the page to tell the problems; else it is as high as its text and tells them below.
 */
export function YamlEditor({
  text,
  problems,
  onChange,
  label = "Mapping file",
  tall,
  handle,
  onKeyDown,
}: {
  readonly text: string;
  readonly problems: readonly LineProblem[];
  readonly onChange: (text: string) => void;
  readonly label?: string;
  readonly tall?: true;
  readonly handle?: Ref<EditorHandle>;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}) {
  const told = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const lines = Math.max(tall ? 1 : 8, text.split("\n").length);
  useImperativeHandle(
    handle,
    () => ({
      goTo: (line) => area.current && goToLine(area.current, line),
      focus: () => area.current?.focus({ preventScroll: true }),
    }),
    [],
  );
  return (
    <div>
      <div className={classes["editor"]} data-tall={tall}>
        <div className={classes["lines"]} aria-hidden="true">
          <div className={classes["numbers"]} ref={numbers}>
            <Numbers lines={lines} />
            <WrongLines problems={problems} />
          </div>
        </div>
        <textarea
          ref={area}
          className={classes["text"]}
          aria-label={label}
          aria-invalid={problems.length > 0}
          {...(tall ? {} : { "aria-describedby": told, rows: lines })}
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={({ currentTarget: { scrollTop } }) => {
            if (numbers.current) numbers.current.style.transform = `translateY(${-scrollTop}px)`;
          }}
          {...(onKeyDown ? { onKeyDown } : {})}
        />
      </div>
      {!tall && (
        <ul id={told} className={classes["problems"]}>
          {problems.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              Line {line}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One text node, however many lines there are. */
const Numbers = memo(function Numbers({ lines }: { readonly lines: number }) {
  return Array.from({ length: lines }, (_unused, at) => at + 1).join("\n");
});

function WrongLines({ problems }: { readonly problems: readonly LineProblem[] }) {
  const wrong = useMemo(() => [...new Set(problems.map(({ line }) => line))], [problems]);
  return wrong.map((line) => (
    <span key={line} className={classes["wrong"]} style={{ top: paddingTop + (line - 1) * lineHeight }}>
      {line}
    </span>
  ));
}

function goToLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const before = lines.slice(0, line - 1);
  const start = before.reduce((length, one) => length + one.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  area.scrollTop = Math.max(0, (line - 1) * lineHeight - area.clientHeight / 3);
  area.scrollLeft = 0;
  area.scrollIntoView({ block: "nearest" });
}
