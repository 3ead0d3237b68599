import { Link } from "@tanstack/react-router";

import { countText } from "../../../format/numbers.ts";
import { dueTitles } from "./duty-words.ts";
import classes from "./duties.module.css";
import { type Due, dues } from "./duties.ts";

interface DutyFiltersProps {
  readonly onlyMine: boolean;
  readonly due: Due | undefined;
  readonly counts: Readonly<Record<Due, number>>;
}

/** Whose duties are shown, and of which kind. */
export function DutyFilters({ onlyMine, due, counts }: DutyFiltersProps) {
  const whose = onlyMine ? { mine: true } : {};
  const kind = due === undefined ? {} : { due };
  const total = dues.reduce((sum, one) => sum + counts[one], 0);
  return (
    <nav className={classes["filters"]} aria-label="What is shown">
      <span className={classes["whose"]}>
        <Filter search={kind} on={!onlyMine} text="Everybody’s" />
        <Filter search={{ ...kind, mine: true }} on={onlyMine} text="Mine" />
      </span>
      <Filter search={whose} on={due === undefined} text="All that is due" count={total} />
      {dues.map((one) => (
        <Filter key={one} search={{ ...whose, due: one }} on={due === one} text={dueTitles[one]} count={counts[one]} />
      ))}
    </nav>
  );
}

interface FilterProps {
  readonly search: { readonly mine?: boolean; readonly due?: Due };
  readonly on: boolean;
  readonly text: string;
  readonly count?: number;
}

function Filter({ search, on, text, count }: FilterProps) {
  return (
    <Link
      to="/attestations"
      search={search}
      replace
      resetScroll={false}
      className={classes["filter"]}
      activeProps={{ "aria-current": undefined }}
      data-on={on || undefined}
      aria-current={on ? "true" : undefined}
    >
      {text}
      {count !== undefined && <span>{countText(count)}</span>}
    </Link>
  );
}
