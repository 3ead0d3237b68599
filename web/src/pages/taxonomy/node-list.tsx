import { countText } from "../../format/numbers.ts";
import { Sparkline } from "../../parts/charts/sparkline.tsx";
import { changeText, type UsedNode } from "./rows.ts";
import classes from "./taxonomy.module.css";

/** Nodes in the order of the tree; each opens beside the list. */
export function NodeList({
  label,
  rows,
  opened,
  onOpen,
}: {
  readonly label: string;
  readonly rows: readonly UsedNode[];
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const compared = rows.some((row) => row.before > 0);
  return (
    <ul role="list" aria-label={label} className={classes["nodes"]}>
      {rows.map(({ node, level, messages, before, weeks }) => (
        <li key={node.id}>
          <button
            type="button"
            className={classes["node"]}
            data-level={level}
            aria-current={node.id === opened || undefined}
            onClick={() => onOpen(node.id)}
          >
            <span className={classes["name"]}>{node.title}</span>
            <span className={classes["spark"]}>
              {messages > 0 && <Sparkline values={weeks} fromZero partialEnd={false} />}
            </span>
            <span className={classes["change"]}>{changeText({ messages, before }, compared)}</span>
            <span className={classes["count"]}>{countText(messages)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
