import type { ConnectorShown } from "@firsthand/connect/connections/contract";
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { ConnectForm } from "./connect-form.tsx";
import classes from "./sources.module.css";

/** Choose what is connected, then how. */
export function ConnectPage() {
  const { connector: chosen } = useSearch({ from: "/shell/sources/new" });
  const { data, error, refetch } = useQuery(api.connections.connectors.queryOptions());
  const connector = data?.find(({ id }) => id === chosen);
  return (
    <Page
      title={connector ? `Connect ${connector.name}` : "Connect a source"}
      about={connector ? undefined : "Choose what it is. Nothing is read before you have seen the first messages."}
      actions={
        connector?.own ? (
          <LinkButton variant="default" to="/sources/own" search={{ connector: connector.id }}>
            Change its file
          </LinkButton>
        ) : connector ? undefined : (
          <LinkButton variant="default" to="/sources/own" search={{}}>
            Write one of your own
          </LinkButton>
        )
      }
    >
      {data === undefined ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={4} height={72} />
        )
      ) : connector ? (
        <ConnectForm key={connector.id} connector={connector} />
      ) : (
        <Shelf connectors={data} />
      )}
    </Page>
  );
}

/** The settings of a connection that is there. */
export function SettingsPage() {
  const { source } = useParams({ from: "/shell/sources/$source/settings" });
  const connectors = useQuery(api.connections.connectors.queryOptions());
  const connection = useQuery(api.connections.show.queryOptions({ input: { id: source } }));
  const connector = connectors.data?.find(({ id }) => id === connection.data?.connector);
  const error = connectors.error ?? connection.error;
  return (
    <Page title={connection.data ? `Change ${connection.data.name}` : "Change a source"}>
      {connector && connection.data ? (
        <ConnectForm connector={connector} connection={connection.data} />
      ) : error ? (
        <ErrorState error={error} />
      ) : connectors.data && connection.data ? (
        <EmptyState title="Its connector is not there, or not understood by this version">
          Mend its file under Sources, Connect a source, or remove the connection.
        </EmptyState>
      ) : (
        <RowsSkeleton rows={4} height={72} />
      )}
    </Page>
  );
}

function Shelf({ connectors }: { readonly connectors: readonly ConnectorShown[] }) {
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const found = connectors.filter(({ name, about, channel }) =>
    `${name} ${about} ${channel}`.toLowerCase().includes(wanted),
  );
  const shelves = [
    { title: "Your own", of: found.filter(({ own }) => own) },
    { title: "Tried with a real server", of: found.filter(({ tried }) => tried !== null) },
    {
      title: "Written from their documentation, not yet tried with a real server",
      of: found.filter(({ tried, own }) => tried === null && !own),
    },
  ];
  const own = useQuery(api.connections.ownConnectors.queryOptions());
  const faulty = (own.data ?? []).filter(({ faults }) => faults.length > 0);
  return (
    <>
      {faulty.map(({ id, faults }) => (
        <Note key={id} tone="negative" title={`Your connector ${id} is not understood by this version`}>
          {`Line ${faults[0]?.line ?? 1}: ${faults[0]?.message ?? ""}. `}
          <Link to="/sources/own" search={{ connector: id }}>
            Mend its file
          </Link>
        </Note>
      ))}
      <TextInput
        className={classes["find"]}
        aria-label="Find a connector"
        placeholder="Find a connector"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {found.length === 0 && (
        <EmptyState title="There is no connector for that yet">
          Any system that answers with JSON can be described in a file:{" "}
          <Link to="/sources/own" search={{}}>
            write one of your own
          </Link>
          .
        </EmptyState>
      )}
      {shelves.map(
        ({ title, of }) =>
          of.length > 0 && (
            <section key={title} aria-label={title}>
              <h2 className={classes["shelf"]}>{title}</h2>
              <ul className={classes["shelves"]}>
                {of.map(({ id, name, about, channel, tried }) => (
                  <li key={id}>
                    <Link to="/sources/new" search={{ connector: id }} className={classes["kind"]}>
                      <span className={classes["name"]}>
                        <ChannelIcon channel={channel} />
                        {name}
                      </span>
                      <span className={classes["muted"]}>{about}</span>
                      {tried !== null && <Chip tone="positive">{`tried with ${tried}`}</Chip>}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}
