import type { ListedConversation, ShownMessage } from "@firsthand/engage/conversations/contract";
import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconMessages } from "@tabler/icons-react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

import { useWindowTitle } from "../../parts/page.tsx";
import { EmptyState } from "../../parts/states.tsx";
import { isTyping } from "../../shell/shortcuts.tsx";
import classes from "./conversations.module.css";
import type { ListHandle } from "./list/conversation-list.tsx";
import { ListColumn } from "./list/list-column.tsx";
import { commandOf } from "./list/commands.ts";
import { PersonPanel } from "./person/person-panel.tsx";
import { ThreadColumn } from "./thread/thread-column.tsx";
import { useGo, usePlace } from "./use-conversations.ts";

interface Shown {
  readonly conversation: ListedConversation;
  readonly messages: readonly ShownMessage[];
}

/** Conversations in three columns: the list, the thread that is open, and its customer. */
export function ConversationsPage() {
  const { open } = usePlace();
  const list = useRef<ListHandle>(null);
  const region = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<Shown>();
  const [missing, setMissing] = useState<string>();
  const [personOf, setPersonOf] = useState<string>();
  const beside = useMediaQuery("(min-width: 1240px)", undefined, { getInitialValueInEffect: false });
  const alone = useMediaQuery("(max-width: 760px)", undefined, { getInitialValueInEffect: false });
  useKeys(list, region, alone);
  const onShown = useCallback((now: Shown) => setShown(now), []);
  useEffect(() => {
    if (alone && open !== undefined) region.current?.focus();
  }, [alone, open]);
  // What is shown may still be the conversation before, while the next one is on its way.
  const current = open !== undefined && shown?.conversation.id === open ? shown : undefined;
  return (
    <div className={classes["page"]} data-open={open !== undefined || undefined}>
      <h1 className="hidden-visually">Conversations</h1>
      <div className={classes["list"]}>
        <ListColumn handle={list} />
      </div>
      <div className={classes["thread"]}>
        {open === undefined ? (
          <Nothing />
        ) : (
          <ThreadColumn
            key={open}
            id={open}
            region={region}
            onShown={onShown}
            onMissing={setMissing}
            onPerson={beside ? undefined : () => setPersonOf(open)}
          />
        )}
      </div>
      {beside && open !== undefined && (current !== undefined || missing !== open) && (
        <aside className={classes["person"]} aria-label="Customer" tabIndex={0}>
          <h2 className={classes["person-title"]}>Customer</h2>
          <div className={classes["person-body"]}>
            {current && <PersonPanel key={current.conversation.id} {...current} />}
          </div>
        </aside>
      )}
      <Drawer
        opened={!beside && current !== undefined && personOf === open}
        onClose={() => setPersonOf(undefined)}
        position="right"
        size={340}
        title="Customer"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {current && <PersonPanel key={current.conversation.id} {...current} />}
      </Drawer>
    </div>
  );
}

function Nothing() {
  useWindowTitle("Conversations");
  return (
    <div className={classes["nothing"]}>
      <EmptyState title="Choose a conversation" icon={<IconMessages size={28} stroke={1.5} />}>
        Press <kbd>j</kbd> and <kbd>k</kbd> to go through the list, Enter to open one.
      </EmptyState>
    </div>
  );
}

/** Moves through the list with the open conversation beside it; a phone shows one of both, so there it only moves. */
function useKeys(list: RefObject<ListHandle | null>, region: RefObject<HTMLElement | null>, alone: boolean): void {
  const { open } = usePlace();
  const { toConversation, toList } = useGo();
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const row = event.target instanceof Element ? event.target.closest("[data-conversation]") : null;
    // Enter on a row follows its link, as everywhere; the focus goes along.
    if (event.key === "Enter" && row) setTimeout(() => region.current?.focus(), 0);
    const command = commandOf(event.key, row !== null);
    if (command === undefined) return;
    if (command === "close" && document.querySelector("[role=dialog], [role=menu], [role=listbox]")) return;
    event.preventDefault();
    if (command === "next" || command === "previous") {
      if (alone && open !== undefined) return;
      const id = list.current?.move(command === "next" ? 1 : -1);
      if (id !== undefined && open !== undefined && id !== open) toConversation(id, true);
      return;
    }
    if (open !== undefined && (command === "close" || alone)) toList();
    setTimeout(() => list.current?.focus(), 0);
  };
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
