import type { ChatWidget } from "@firsthand/engage/chat/contract";
import { IconMessage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./chat.module.css";
import { InstallCard } from "./install-card.tsx";
import { chatSearch } from "./search.ts";
import { WidgetForm } from "./widget-form.tsx";

/** Chats that stand on the organisation's web pages. */
export function ChatPage() {
  const { chat } = chatSearch.parse(useSearch({ strict: false }));
  const { data, error, refetch } = useQuery({ ...api.chat.list.queryOptions(), meta: { topics: ["sources"] } });
  const [secret, setSecret] = useState<{ readonly id: string; readonly secret: string }>();
  const navigate = useNavigate();
  const open = data?.find(({ id }) => id === chat);
  if (chat === "new") {
    return (
      <Page title="New chat" about={<Link to="/chat">All chats</Link>}>
        <WidgetForm
          widget={undefined}
          onSaved={({ id, secret: made }) => {
            if (made !== undefined) setSecret({ id, secret: made });
            void navigate({ to: "/chat", search: { chat: id }, replace: true });
          }}
        />
      </Page>
    );
  }
  if (open) {
    return (
      <Page title={open.name} windowTitle={`Chat ${open.name}`} about={<Link to="/chat">All chats</Link>}>
        <WidgetForm key={open.id} widget={open} asideFirst={secret?.id === open.id} onSaved={() => {}}>
          <InstallCard
            widget={open}
            secret={secret?.id === open.id ? secret.secret : undefined}
            onSecret={(made) => setSecret(made === undefined ? undefined : { id: open.id, secret: made })}
          />
        </WidgetForm>
      </Page>
    );
  }
  return (
    <Page
      title="Chat"
      about="Visitors of your web pages write to you there, and hear your answers at once."
      actions={data && data.length > 0 && make}
    >
      {data === undefined ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={3} height={72} />
        )
      ) : data.length === 0 ? (
        <EmptyState title="No page has a chat yet" icon={<IconMessage size={28} stroke={1.5} />} action={make}>
          Choose its words and colour, say which sites may show it, and put one line into their pages.
        </EmptyState>
      ) : (
        <Card flush>
          <ul className={classes["list"]}>
            {data.map((widget) => (
              <Widget key={widget.id} widget={widget} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

const make = (
  <LinkButton to="/chat" search={{ chat: "new" }}>
    Make a chat
  </LinkButton>
);

function Widget({ widget: { id, name, settings } }: { readonly widget: ChatWidget }) {
  const { origins, accent, availability } = settings;
  return (
    <li className={classes["widget"]}>
      <span className={classes["swatch"]} style={{ background: accent }} aria-hidden="true" />
      <div className={classes["words"]}>
        <h2 className={classes["name"]}>
          <Link to="/chat" search={{ chat: id }}>
            {name}
          </Link>
        </h2>
        <p className={classes["muted"]}>
          {origins.length === 0 ? "No site may show it yet" : origins.join(", ")} · {whenWords[availability.kind]}
        </p>
      </div>
      <Link to="/conversations" search={{ source: name }}>
        Conversations
      </Link>
    </li>
  );
}

const whenWords = {
  always: "always there",
  hours: "there at its hours",
  colleagues: "there while a colleague is",
} as const;
