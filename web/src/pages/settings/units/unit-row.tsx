import type { Unit } from "@firsthand/govern/access/contract";
import { Button } from "@mantine/core";
import type { CSSProperties } from "react";

import { plainText } from "../../../format/words.ts";
import { countText } from "../../../format/numbers.ts";
import { Chip } from "../../../parts/chip.tsx";
import { useMay, useMayIn } from "../../../shell/session.ts";
import classes from "../settings.module.css";
import { maskText } from "./mask-words.ts";
import own from "./units.module.css";

interface UnitRowProps {
  readonly unit: Unit;
  /** How many units stand above it. */
  readonly depth: number;
  readonly onPlace: () => void;
  readonly onRemove: () => void;
}

/** A unit in its place in the tree, with what holds there. */
export function UnitRow({ unit, depth, onPlace, onRemove }: UnitRowProps) {
  const { name, parent, kind, conversations, version } = unit;
  const mayTakeOut = useMay("access.manage:whole");
  const placed = version !== null;
  // Who places a name opens the rows of all messages that carry it.
  const mayManage = [useMayIn("access.manage", name), placed || mayTakeOut].every(Boolean);
  return (
    <li className={`${classes["row"]} ${own["row"]}`} style={indent(depth)}>
      <div className={`${classes["words"]} ${own["words"]}`}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
          {placed && <Chip>{plainText(kind)}</Chip>}
          {parent !== null && <span className="hidden-visually">below {parent}</span>}
        </div>
        <p className={classes["fine"]}>
          {conversationsText(conversations)} · {maskText(unit)}
        </p>
      </div>
      {mayManage && (
        <div className={classes["buttons"]}>
          <Button
            size="xs"
            variant="default"
            aria-label={placed ? `Change the unit ${name}` : `Place the unit ${name}`}
            onClick={onPlace}
          >
            {placed ? "Change" : "Place"}
          </Button>
          {placed && mayTakeOut && (
            <Button size="xs" variant="default" aria-label={`Take out the unit ${name}`} onClick={onRemove}>
              Take out
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function conversationsText(count: number): string {
  if (count === 0) return "No conversation names it";
  return count === 1 ? "One conversation" : `${countText(count)} conversations`;
}

/** Deep trees stay readable in narrow windows. */
function indent(depth: number): CSSProperties & Record<"--depth", number> {
  return { "--depth": Math.min(depth, 6) };
}
