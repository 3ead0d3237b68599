import { IconX } from "@tabler/icons-react";

import type { ActiveFilter } from "../filter.ts";
import classes from "./filters.module.css";

/** The filters in force, each with a way to take it away. */
export function FilterChips({
  filters,
  onRemove,
}: {
  readonly filters: readonly ActiveFilter[];
  readonly onRemove: (filter: readonly ActiveFilter[]) => void;
}) {
  if (filters.length === 0) return undefined;
  return (
    <ul role="list" aria-label="Filters in force" className={classes["chips"]}>
      {filters.map((filter) => (
        <li key={filter.title}>
          <button
            type="button"
            className={classes["chip"]}
            title="Remove this filter"
            onClick={() => onRemove([filter])}
          >
            <span className="hidden-visually">Remove the filter </span>
            <span className={classes["chip-title"]}>{filter.title}</span>{" "}
            <span className={classes["chip-value"]}>{filter.value}</span>
            <IconX size={13} aria-hidden />
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <button type="button" className={classes["clear"]} onClick={() => onRemove(filters)}>
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}
