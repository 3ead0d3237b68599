import type { LineageNode, ShownEntry } from "@firsthand/govern/quality/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { EmptyState } from "../../../parts/states.tsx";
import { kindsText } from "../words.ts";
import { keyOfNode, layersOf, type Line } from "./layers.ts";
import classes from "./lineage.module.css";

const SHOWN = 10;
/** As in the style sheet, in pixels. */
const ROW = 44;
const BOX = 36;
const HEAD = 28;
/** Of a hundred: how wide a column is, with its gap, by how many columns there are. */
const GAP = 6;

/** Where an entry comes from and what hangs on it, from left to right; every box leads to what it stands for. */
export function LineageCard({ entry }: { readonly entry: ShownEntry }) {
  const [all, setAll] = useState(false);
  const { layers, lines } = layersOf(entry.lineage, entry, all ? Number.POSITIVE_INFINITY : SHOWN);
  const left = layers.reduce((sum, { more }) => sum + more, 0);
  const height = HEAD + ROW * Math.max(...layers.map(({ nodes }) => nodes.length), 1);
  if (entry.lineage.nodes.length <= 1) {
    return (
      <Card title="Lineage">
        <EmptyState title="Nothing hangs on it">No metric and no criterion is computed from it.</EmptyState>
      </Card>
    );
  }
  return (
    <Card title="Lineage" about="Where it comes from, and what hangs on it">
      <div className={classes["drawing"]} style={{ gridTemplateColumns: `repeat(${layers.length}, minmax(0, 1fr))` }}>
        <svg
          className={classes["lines"]}
          viewBox={`0 0 100 ${height}`}
          style={{ height }}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {lines.map((line) => (
            <path
              key={`${line.from.layer} ${line.from.row} ${line.to.layer} ${line.to.row}`}
              d={curve(line, layers.length)}
              data-own={line.own || undefined}
            />
          ))}
        </svg>
        {layers.map(({ kind, nodes }) => (
          <div key={kind} className={classes["layer"]}>
            <h3 className={classes["heading"]}>{kindsText[kind]}</h3>
            <ul role="list" className={classes["boxes"]}>
              {nodes.map((node) => (
                <li key={keyOfNode(node)}>
                  <Box node={node} here={node.kind === entry.kind && node.id === entry.id} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {(left > 0 || all) && (
        <Button mt="sm" size="xs" variant="default" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show ${countText(left)} more`}
        </Button>
      )}
    </Card>
  );
}

function curve({ from, to }: Line, columns: number): string {
  const width = (100 - GAP * (columns - 1)) / columns;
  const start = from.layer * (width + GAP) + width;
  const end = to.layer * (width + GAP);
  const [y1, y2] = [from.row, to.row].map((row) => HEAD + row * ROW + BOX / 2);
  const middle = (start + end) / 2;
  return `M ${start} ${y1} C ${middle} ${y1} ${middle} ${y2} ${end} ${y2}`;
}

function Box({ node: { kind, id, title }, here }: { readonly node: LineageNode; readonly here: boolean }) {
  const shown = { className: classes["box"], title, children: <span>{title}</span> };
  if (here) {
    return (
      <span className={classes["box"]} data-here title={title} aria-current="true">
        <span>{title}</span>
      </span>
    );
  }
  return kind === "criterion" ? (
    <Link to="/criteria/$criterion" params={{ criterion: id }} {...shown} />
  ) : (
    <Link to="/quality/catalogue/$kind/$id" params={{ kind, id }} {...shown} />
  );
}
