import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { MouseEvent } from "react";

import { api } from "../../api/client.ts";
import { cappedText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { EmptyState, RowsSkeleton } from "../../parts/states.tsx";
import { ConversationRow } from "../conversations/list/conversation-row.tsx";
import classes from "./people.module.css";

const pageSize = 25;

/** Everything that was talked about with a person, the latest first. */
export function ConversationsCard({ personId }: { readonly personId: string }) {
  const navigate = useNavigate();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    api.conversations.list.infiniteOptions({
      input: (after: string) => ({ person: personId, limit: pageSize, ...(after === "" ? {} : { after }) }),
      initialPageParam: "",
      getNextPageParam: ({ next }) => next,
    }),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const count = data?.pages[0]?.count;
  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-conversation]") : null;
    const conversation = link?.dataset["conversation"];
    if (conversation === undefined || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to: "/conversations/$conversation", params: { conversation }, search: { person: personId } });
  };
  return (
    <Card
      title="Conversations"
      flush
      {...(count ? { about: `${cappedText(count)}, the latest first` } : {})}
      actions={
        <Link to="/conversations" search={{ person: personId }} className={classes["open-all"]}>
          Open in the list
        </Link>
      }
    >
      <div className={classes["rows"]}>
        {!data && error === null && (
          <div className={classes["pad"]}>
            <RowsSkeleton rows={4} height={70} />
          </div>
        )}
        {error !== null && (
          <div className={classes["pad"]}>
            <FailureNote error={error} />
          </div>
        )}
        {data && rows.length === 0 && (
          <EmptyState title="No conversations as a customer">
            This person has answered, was copied in, or is only known by name.
          </EmptyState>
        )}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the rows are links, this only takes their clicks */}
        <ul role="list" onClick={click}>
          {rows.map((row) => (
            <li key={row.id}>
              <ConversationRow row={row} href={`/conversations/${row.id}?person=${personId}`} selected={false} />
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <div className={classes["pad"]}>
            <Button
              variant="default"
              size="compact-sm"
              loading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              Show earlier ones
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
