import type { LegalHold } from "@firsthand/govern/retention/contract";
import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { nameOf } from "../conversations/names.ts";
import { HoldDialog } from "./hold-dialog.tsx";
import { heldText } from "./retention-words.ts";
import classes from "./retention.module.css";

/** What may not be taken out, whatever a rule or a customer asks for. */
export function HoldsCard({
  channels,
  units,
}: {
  readonly channels: readonly string[];
  readonly units: readonly string[];
}) {
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [lifting, setLifting] = useState<LegalHold>();
  const { data, error, refetch } = useQuery({
    ...api.retention.holds.list.queryOptions(),
    meta: { topics: ["privacy"] },
  });
  return (
    <Card
      title="Legal holds"
      flush
      about="What is held stays, also when its customer asks to be erased."
      actions={
        <Button variant="default" size="compact-sm" className={classes["keep"] ?? ""} onClick={() => setMaking(true)}>
          Hold data
        </Button>
      }
    >
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={2} height={48} />
        )
      ) : data.length === 0 ? (
        <EmptyState title="Nothing is held" icon={<IconLock size={28} stroke={1.5} />}>
          Hold a person, a conversation, a channel, a unit or a time while a claim or an audit needs it.
        </EmptyState>
      ) : (
        <ul className={classes["list"]}>
          {data.map((hold) => (
            <HoldRow key={hold.id} hold={hold} onLift={() => setLifting(hold)} />
          ))}
        </ul>
      )}
      {making && <HoldDialog channels={channels} units={units} onClose={() => setMaking(false)} />}
      {lifting && (
        <Confirm
          title="Let go of what is held?"
          verb="Let go"
          onConfirm={async () => {
            await client.retention.holds.lift({ id: lifting.id });
            await queries.invalidateQueries({ queryKey: api.retention.key() });
          }}
          onClose={() => setLifting(undefined)}
        >
          What is over its time goes with the next run.
        </Confirm>
      )}
    </Card>
  );
}

function HoldRow({ hold, onLift }: { readonly hold: LegalHold; readonly onLift: () => void }) {
  const { what, why, by, at, endsAt, lifted, active } = hold;
  const name = useHeldName(what);
  return (
    <li className={classes["row"]}>
      <div>
        <div className={classes["head"]}>
          <strong>
            {what.kind === "person" ? (
              <Link to="/people/$person" params={{ person: what.personId }}>
                {name}
              </Link>
            ) : what.kind === "conversation" ? (
              <Link to="/conversations/$conversation" params={{ conversation: what.conversationId }}>
                {heldText(what)}
              </Link>
            ) : (
              heldText(what)
            )}
          </strong>
          {active ? <Chip tone="warning">Held</Chip> : <Chip>Ended</Chip>}
        </div>
        <p className={classes["fine"]}>
          {why !== "" && `${why}. `}
          By {by}, {dateText(at)}
          {endsAt !== null && lifted === null && `, ${active ? "until" : "ended"} ${dateText(endsAt)}`}
          {lifted !== null && `; let go by ${lifted.by}, ${dateText(lifted.at)}`}.
        </p>
      </div>
      {active && (
        <div className={classes["buttons"]}>
          <Button variant="default" size="compact-sm" onClick={onLift} aria-label={`Let go: ${name}`}>
            Let go
          </Button>
        </div>
      )}
    </li>
  );
}

/** What is held, a person by name where who looks may see it: masked and restricted ones as everywhere. */
function useHeldName(what: LegalHold["what"]): string {
  const may = useMay("people.read");
  const { data: person } = useQuery({
    ...api.people.show.queryOptions({ input: what.kind === "person" && may ? { id: what.personId } : skipToken }),
    meta: { topics: [] },
    retry: false,
  });
  const [first] = person?.identities ?? [];
  return person && first ? nameOf({ ...first, ...person, name: person.name ?? first.name }) : heldText(what);
}
