import { type ReactNode, useId } from "react";

import classes from "./mapping.module.css";

export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

/** The text of a mapping file with its lines numbered; wrong lines are marked, and told below. */
export function YamlEditor({
  text,
  problems,
  onChange,
  label = "Mapping file",
  about,
}: {
  readonly text: string;
  readonly problems: readonly LineProblem[];
  readonly onChange: (text: string) => void;
  readonly label?: string;
  readonly about?: ReactNode;
}) {
  const told = useId();
  const lines = Math.max(8, text.split("\n").length);
  const wrong = new Set(problems.map(({ line }) => line));
  return (
    <div>
      {about}
      <div className={classes["editor"]}>
        <div className={classes["lines"]} aria-hidden="true">
          {Array.from({ length: lines }, (_unused, at) => (
            <span key={at} data-wrong={wrong.has(at + 1) || undefined}>
              {at + 1}
            </span>
          ))}
        </div>
        <textarea
          className={classes["text"]}
          aria-label={label}
          aria-invalid={problems.length > 0}
          aria-describedby={told}
          spellCheck={false}
          autoCapitalize="off"
          rows={lines}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <ul id={told} className={classes["problems"]}>
        {problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            Line {line}: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
