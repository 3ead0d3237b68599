import { memo, useMemo, useState } from "react";

import { countText } from "../../../format/numbers.ts";
import { hangOf } from "../text/yaml-line.ts";
import classes from "./changes.module.css";
import { type DiffPart, type DiffRow, diffLines, foldRows } from "./line-diff.ts";

const context = 3;
/** More rows than these at once make a page slow; whoever wants them unfolds them. */
const mostShown = 3000;

/** How one text becomes the other: what goes with a minus, what comes with a plus, the rest folded away. */
export const ChangesView = memo(function ChangesView({
  before,
  after,
  label,
  low,
}: {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  /** For a dialog. */
  readonly low?: true;
}) {
  const parts = useMemo(() => boundParts(foldRows(diffLines(before, after), context)), [before, after]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  if (parts.every(({ folded }) => folded)) return <p className={classes["none"]}>No line changes.</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section className={classes["changes"]} data-low={low} aria-label={label} tabIndex={0}>
      {parts.map(({ folded, rows }, at) =>
        folded && !opened.has(at) ? (
          <button
            key={at}
            type="button"
            className={classes["fold"]}
            onClick={() => setOpened((were) => new Set([...were, at]))}
          >
            Show {countText(rows.length)} {unchanged(rows) ? "unchanged " : "more "}
            {rows.length === 1 ? "line" : "lines"}
          </button>
        ) : (
          <Rows key={at} rows={rows} />
        ),
      )}
    </section>
  );
});

const unchanged = (rows: readonly DiffRow[]) => rows.every(({ kind }) => kind === "same");

/** Cuts what would be shown beyond the bound into folded parts. */
function boundParts(parts: readonly DiffPart[]): DiffPart[] {
  let left = mostShown;
  return parts.flatMap((part) => {
    if (part.folded) return [part];
    const shown = part.rows.slice(0, left);
    left -= shown.length;
    const rest = part.rows.slice(shown.length);
    return [
      ...(shown.length > 0 ? [{ folded: false, rows: shown }] : []),
      ...(rest.length > 0 ? [{ folded: true, rows: rest }] : []),
    ];
  });
}

const Rows = memo(function Rows({ rows }: { readonly rows: readonly DiffRow[] }) {
  return rows.map((row, at) => {
    const before = row.kind === "new" ? "" : row.before;
    const after = row.kind === "gone" ? "" : row.after;
    return (
      <div key={at} className={classes["row"]} data-kind={row.kind}>
        <span className={classes["number"]} aria-hidden="true">
          {before}
        </span>
        <span className={classes["number"]} aria-hidden="true">
          {after}
        </span>
        <span className={classes["sign"]} aria-hidden="true">
          {row.kind === "gone" ? "\u2212" : row.kind === "new" ? "+" : ""}
        </span>
        <Text row={row} />
      </div>
    );
  });
});

function Text({ row: { kind, text } }: { readonly row: DiffRow }) {
  const hang = hangOf(text);
  const Tag = kind === "gone" ? "del" : kind === "new" ? "ins" : "span";
  return (
    <Tag className={classes["text"]} style={{ paddingLeft: `${hang}ch`, textIndent: `-${hang}ch` }}>
      {text}
    </Tag>
  );
}
