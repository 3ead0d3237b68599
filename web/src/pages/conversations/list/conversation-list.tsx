import type { ListedConversation } from "@firsthand/engage/conversations/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";

import { ConversationRow, rowHeight } from "./conversation-row.tsx";
import classes from "./list.module.css";

/** Moves within the list from outside of it, by keys. */
export interface ListHandle {
  /** The focus goes to the next (1) or previous (-1) row; gives its conversation. */
  readonly move: (by: 1 | -1) => string | undefined;
  /** The focus goes back to the row that had it, or to the one that is open. */
  readonly focus: () => void;
  readonly toTop: () => void;
}

interface ListProps {
  readonly rows: readonly ListedConversation[];
  readonly selected: string | undefined;
  readonly stale: boolean;
  /** The part of a link that all rows share. */
  readonly suffix: string;
  /** Changes with the filter: the list begins at its top again. */
  readonly resetKey: string;
  readonly handle: RefObject<ListHandle | null>;
  readonly onOpen: (id: string) => void;
  readonly onVisible: (ids: readonly string[], atTop: boolean) => void;
  readonly onEnd: () => void;
}

const endWithin = 25;

/** The conversations, of which only those in view are in the page. Keeps its place while rows come in above. */
export function ConversationList(props: ListProps) {
  const { rows, selected, suffix, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- rows are memoised on their own
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 5,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  const items = virtualizer.getVirtualItems();
  const active = useRef<string>(undefined);
  usePlaceKept(scroller, rows, props.resetKey);
  useVisible(props, items.at(0)?.index ?? 0, items.at(-1)?.index ?? -1, scroller);

  useShownAtFirst(scroller, rows, selected);

  const indexOf = (id: string | undefined) => (id === undefined ? -1 : rows.findIndex((row) => row.id === id));
  const focusRow = (at: number) => {
    const row = rows[at];
    if (!row) return undefined;
    active.current = row.id;
    virtualizer.scrollToIndex(at, { align: "auto" });
    focusWhenThere(scroller, row.id);
    return row.id;
  };
  const current = () => (indexOf(active.current) >= 0 ? indexOf(active.current) : indexOf(selected));
  useImperativeHandle(props.handle, () => ({
    move: (by) => {
      const at = current();
      return focusRow(at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by)));
    },
    focus: () => void focusRow(Math.max(0, current())),
    toTop: () => scroller.current?.scrollTo({ top: 0 }),
  }));

  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-conversation]") : null;
    const id = link?.dataset["conversation"];
    if (id === undefined || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    active.current = id;
    onOpen(id);
  };
  const shown = items.some(({ key }) => key === selected) ? selected : items.at(0)?.key;
  return (
    <div ref={scroller} className={classes["scroller"]} data-stale={props.stale || undefined} aria-busy={props.stale}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the rows are links, this only takes their clicks */}
      <ul
        role="list"
        aria-label="Conversations"
        className={classes["rows"]}
        style={{ height: virtualizer.getTotalSize() }}
        onClick={click}
        onFocus={(event) => {
          active.current = event.target.closest<HTMLElement>("[data-conversation]")?.dataset["conversation"];
        }}
      >
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li key={key} className={classes["item"]} style={{ transform: `translateY(${start}px)` }}>
                <ConversationRow
                  row={row}
                  href={`/conversations/${row.id}${suffix}`}
                  selected={row.id === selected}
                  reachable={row.id === shown}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** The row may come into the page only with the next frames. */
function focusWhenThere(scroller: RefObject<HTMLDivElement | null>, id: string, tries = 10): void {
  const row = scroller.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(scroller, id, tries - 1));
}

/** A conversation that is open when the list appears is brought into view, if it is among the first rows. */
function useShownAtFirst(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly ListedConversation[],
  selected: string | undefined,
) {
  const done = useRef(false);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (done.current || !element || rows.length === 0) return;
    done.current = true;
    const top = rows.findIndex(({ id }) => id === selected) * rowHeight;
    if (top > element.clientHeight - rowHeight) element.scrollTo({ top: top - element.clientHeight / 3 });
  }, [rows, selected, scroller]);
}

/** What stands at the top edge stays there when rows come in or leave above it. */
function usePlaceKept(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly ListedConversation[],
  resetKey: string,
) {
  const before = useRef({ rows, resetKey });
  useLayoutEffect(() => {
    const { rows: old, resetKey: oldKey } = before.current;
    before.current = { rows, resetKey };
    const element = scroller.current;
    if (!element || old === rows) return;
    if (oldKey !== resetKey) element.scrollTo({ top: 0 });
    if (oldKey !== resetKey || element.scrollTop < rowHeight / 2) return;
    const at = Math.floor(element.scrollTop / rowHeight);
    const now = rows.findIndex(({ id }) => id === old[at]?.id);
    if (now >= 0 && now !== at) element.scrollBy({ top: (now - at) * rowHeight });
  }, [rows, resetKey, scroller]);
}

/** Tells which rows are in view once scrolling rests, and when the end comes near. */
function useVisible(
  { rows, onVisible, onEnd }: ListProps,
  first: number,
  last: number,
  scroller: RefObject<HTMLDivElement | null>,
) {
  useEffect(() => {
    const timer = setTimeout(
      () =>
        onVisible(
          rows.slice(first, last + 1).map(({ id }) => id),
          (scroller.current?.scrollTop ?? 0) < rowHeight / 2,
        ),
      200,
    );
    return () => clearTimeout(timer);
  }, [rows, first, last, onVisible, scroller]);
  const near = rows.length > 0 && last >= rows.length - endWithin;
  useEffect(() => {
    if (near) onEnd();
  }, [near, onEnd]);
}
