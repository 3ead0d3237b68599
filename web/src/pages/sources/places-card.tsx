import type { ListedPlace, Places } from "@firsthand/engage/places/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { cappedText, countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { PlaceDialog } from "./place-dialog.tsx";
import classes from "./sources.module.css";

/** Where customers speak: what of it is heard, what not and why, and what messages mention. */
export function PlacesCard() {
  const { data, error, refetch } = useQuery({ ...api.places.show.queryOptions(), meta: { topics: ["sources"] } });
  return (
    <Card title="Where customers speak" about={data && <Reach reach={data.reach} />}>
      {data ? (
        <Listed places={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={3} height={44} />
      )}
    </Card>
  );
}

function Reach({ reach }: { readonly reach: Places["reach"] }) {
  if (reach === null)
    return "List the places where your customers speak: only then can it be said how much of it is heard.";
  const { heard, of } = reach;
  return (
    <>
      {countText(heard)} of {countText(of)} places on your list were heard in the last 90 days of the log.{" "}
      <Link to="/figures/$metric" params={{ metric: "channel_coverage" }}>
        Places connected
      </Link>
    </>
  );
}

function Listed({ places }: { readonly places: Places }) {
  const may = useMay("sources.manage");
  const [edited, setEdited] = useState<ListedPlace | "new">();
  const order = (place: ListedPlace) => (place.dismissed ? 2 : place.heard ? 1 : 0);
  const rows = places.listed.toSorted((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
  return (
    <>
      {rows.length > 0 && (
        <ul className={classes["places"]}>
          {rows.map((place) => (
            <li key={place.id}>
              <div>
                <strong>{place.name}</strong> <State place={place} />
                <p className={classes["muted"]}>{place.why ?? wordsOf(place)}</p>
              </div>
              {may && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Change ${place.name}`}
                  onClick={() => setEdited(place)}
                >
                  Change
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Mentioned />
      {may && <Suggested places={places} />}
      {may && (
        <Button className={classes["more"]} variant="default" onClick={() => setEdited("new")}>
          List another place
        </Button>
      )}
      {edited !== undefined && (
        <PlaceDialog
          place={edited === "new" ? undefined : edited}
          channels={places.channels.map(({ channel }) => channel)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function State({ place: { dismissed, heard } }: { readonly place: ListedPlace }) {
  if (dismissed) return <Chip>not counted</Chip>;
  return heard ? <Chip tone="positive">heard</Chip> : <Chip tone="warning">not heard</Chip>;
}

function wordsOf({ heard, conversations, channels, dismissed }: ListedPlace): string {
  if (dismissed) return "Customers do not speak there.";
  if (heard) return `${countText(conversations)} conversations, through ${channels.join(", ")}`;
  return channels.length === 0 ? "No channel of the log leads there." : `Nothing came through ${channels.join(", ")}.`;
}

/** What customers mention and nothing covers; each opens down to the messages. */
function Mentioned() {
  const { data } = useQuery({ ...api.places.mentions.queryOptions(), staleTime: 5 * 60_000 });
  const add = useAdding();
  const may = useMay("sources.manage");
  if (!data || data.length === 0) return undefined;
  return (
    <section aria-label="Mentioned, not heard">
      <h3 className={classes["shelf"]}>Customers mention these, and you do not hear them</h3>
      <ul className={classes["places"]}>
        {data.map(({ id, name, words }) => (
          <li key={id}>
            <div>
              <strong>{name}</strong>
              <p className={classes["muted"]}>
                {words.map(({ word, count }, index) => (
                  <span key={word}>
                    {index > 0 && ", "}
                    <Link to="/search" search={{ text: `"${word}"`, direction: "in" }}>
                      {cappedText(count)} × {word}
                    </Link>
                  </span>
                ))}
              </p>
            </div>
            {may && (
              <Button
                variant="default"
                size="xs"
                loading={add.isPending && add.variables.knownAs === id}
                onClick={() => add.mutate({ knownAs: id, name, channels: [] })}
              >
                List it
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNote error={add.error} />
    </section>
  );
}

/** Channels that the log has and that are named like a known place: one press lists them. */
function Suggested({ places: { known } }: { readonly places: Places }) {
  const add = useAdding();
  const heard = known.filter(({ conversations }) => conversations > 0);
  if (heard.length === 0) return undefined;
  return (
    <section aria-label="Heard, not on the list">
      <h3 className={classes["shelf"]}>You hear these already, and they are not on the list</h3>
      <div className={classes["actions"]}>
        {heard.map(({ id, name, channels, conversations }) => (
          <Button
            key={id}
            variant="default"
            size="xs"
            loading={add.isPending && add.variables.knownAs === id}
            onClick={() => add.mutate({ knownAs: id, name, channels })}
          >
            {`List ${name} (${countText(conversations)})`}
          </Button>
        ))}
      </div>
      <FailureNote error={add.error} />
    </section>
  );
}

function useAdding() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { readonly knownAs: string; readonly name: string; readonly channels: string[] }) =>
      client.places.add({ ...given, dismissed: false, why: null }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.places.key() }),
  });
}
