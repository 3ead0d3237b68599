import type { ConversationState } from "@firsthand/engage/conversations/contract";
import { Link } from "@tanstack/react-router";

import { stateText } from "../filter.ts";
import { usePlace } from "../use-conversations.ts";
import classes from "./filters.module.css";

const tabs: readonly (ConversationState | undefined)[] = [undefined, "waiting", "overdue", "answered", "resolved"];

const abouts: Readonly<Record<ConversationState, string>> = {
  waiting: "The customer waits, and there is still time to keep the promise",
  overdue: "The customer waits, and the promised time has passed",
  answered: "An answer came, though nothing had been asked",
  resolved: "What was asked was answered, and nothing waits",
  nothing_asked: "Nothing was asked, and nothing answered",
};

/** What is open keeps open; the list beside it changes. */
export function StateTabs() {
  const { kept, open } = usePlace();
  return (
    <nav aria-label="State" className={classes["tabs"]}>
      {tabs.map((state) => {
        const search = { ...kept, state };
        const said = {
          className: classes["tab"],
          "aria-current": kept.state === state || undefined,
          title: state === undefined ? "All conversations" : abouts[state],
          replace: true,
          preload: false as const,
          activeOptions: { exact: true, includeSearch: true, explicitUndefined: true },
          children: state === undefined ? "All" : stateText(state),
        };
        return open === undefined ? (
          <Link key={state ?? "all"} to="/conversations" search={search} {...said} />
        ) : (
          <Link
            key={state ?? "all"}
            to="/conversations/$conversation"
            params={{ conversation: open }}
            search={search}
            {...said}
          />
        );
      })}
    </nav>
  );
}
