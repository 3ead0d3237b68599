import type { ConnectionShown } from "@firsthand/connect/connections/contract";
import { IconPlug } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { Count, FlowBars } from "./flow-bars.tsx";
import { PlacesCard } from "./places-card.tsx";
import classes from "./sources.module.css";
import { isFed, WaysList } from "./ways-list.tsx";
import { lagText, newsText, stateWord } from "./words.ts";

/** What is connected, what flows, what is wrong and what to do. */
export function SourcesPage() {
  const connections = useQuery({ ...api.connections.list.queryOptions(), meta: { topics: ["sources"] } });
  const ways = useQuery({ ...api.places.ways.queryOptions(), meta: { topics: ["sources", "imports"] } });
  const { data } = connections;
  const { data: others } = ways;
  // What is at rest brings nothing in.
  const hears = data !== undefined && others !== undefined && (data.length > 0 || others.some(isFed));
  const error = connections.error ?? ways.error;
  const refetch = () => Promise.all([connections.refetch(), ways.refetch()]);
  const may = useMay("sources.manage");
  const connect = may && <LinkButton to="/sources/new">Connect a source</LinkButton>;
  return (
    <Page
      title="Sources"
      about="Where what customers say comes from, and how it flows."
      actions={
        <>
          <LinkButton to="/documents" variant="default">
            Documents
          </LinkButton>
          {may && (
            <LinkButton to="/webhooks/incoming" variant="default">
              Incoming webhooks
            </LinkButton>
          )}
          {hears && connect}
        </>
      }
    >
      {data === undefined || others === undefined ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={4} height={96} />
        )
      ) : (
        <>
          {!hears && (
            <EmptyState
              title="Nothing is connected yet"
              icon={<IconPlug size={28} stroke={1.5} />}
              action={connect || undefined}
            >
              Connect a mailbox, a feed, reviews, tickets or any system with an API: choose it, fill in how to reach it,
              see the first messages, and switch it on.
            </EmptyState>
          )}
          {data.length > 0 && (
            <ul className={classes["list"]} aria-label="Connections">
              {data.map((connection) => (
                <Connection key={connection.id} connection={connection} />
              ))}
            </ul>
          )}
          <WaysList ways={others} />
        </>
      )}
      <PlacesCard />
    </Page>
  );
}

function Connection({ connection }: { readonly connection: ConnectionShown }) {
  const { id, name, channel, connectorName, totals, hours, streams } = connection;
  const { word, tone } = stateWord(connection);
  const failing = streams.find(({ failure, health }) => failure !== null && health !== "flows");
  const lags = streams.flatMap(({ lagSeconds }) => lagSeconds ?? []);
  const drifts = streams.reduce((sum, { drift }) => sum + drift.length, 0);
  return (
    <li className={classes["source"]} data-tone={tone}>
      <div className={classes["words"]}>
        <h2 className={classes["name"]}>
          <ChannelIcon channel={channel} />
          <Link to="/sources/$source" params={{ source: id }}>
            {name}
          </Link>
          <Chip tone={tone}>{word}</Chip>
          {drifts > 0 && <Chip tone="warning">{drifts === 1 ? "1 field changed" : `${drifts} fields changed`}</Chip>}
        </h2>
        <p className={classes["muted"]}>
          {connectorName} · {newsText(connection)}
          {lags.length > 0 && ` · here after ${lagText(Math.max(...lags))}`}
        </p>
        {failing?.failure && (
          <p className={classes["wrong"]}>
            <strong>{failing.failure.message}</strong> {failing.failure.advice}
          </p>
        )}
      </div>
      <FlowBars hours={hours} />
      <dl className={classes["counts"]}>
        <Count name="30 days" value={totals.accepted + totals.revised} />
        <Count name="again" value={totals.repeated} />
        <Count name="quarantined" value={totals.quarantined} />
      </dl>
    </li>
  );
}
