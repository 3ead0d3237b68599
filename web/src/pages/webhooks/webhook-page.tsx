import { WEBHOOK_EVENTS, type WebhookShown } from "@firsthand/engage/webhooks/contract";
import { Button, Modal } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { Fact } from "../../parts/fact.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { ShownOnce } from "../settings/shown-once.tsx";
import { AgainDialog } from "./again-dialog.tsx";
import { AttemptsCard } from "./attempts-card.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import classes from "./webhooks.module.css";
import { oldSecretText, outcomeOf, scopeText, stateOf } from "./words.ts";

/** One endpoint: how it goes, what was delivered, and what can be done about it. */
export function WebhookPage() {
  const { webhook } = useParams({ from: "/shell/webhooks/$webhook" });
  const { data, error, refetch } = useQuery({ ...api.webhooks.list.queryOptions(), meta: { topics: ["webhooks"] } });
  const endpoint = data?.find(({ id }) => id === webhook);
  if (endpoint) return <Endpoint endpoint={endpoint} />;
  return (
    <Page title="Webhook">
      {data ? (
        <Note title="There is no such webhook">It may have been removed. The list shows all that there are.</Note>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={4} height={90} />
      )}
    </Page>
  );
}

function Endpoint({ endpoint }: { readonly endpoint: WebhookShown }) {
  const { id, name, address, events, personal, madeBy, madeAt, waiting, waitingSince, failed, doneDay } = endpoint;
  const { word, tone } = stateOf(endpoint);
  const oldSecret = oldSecretText(endpoint.oldSecretEndsAt);
  return (
    <Page
      title={name}
      about={`${address}, made by ${madeBy} ${agoText(madeAt)}`}
      actions={<Steering endpoint={endpoint} />}
    >
      <div className={classes["column"]}>
        <Trouble endpoint={endpoint} />
        <Card title="How it goes" actions={<Chip tone={tone}>{word}</Chip>}>
          <dl className={classes["facts"]}>
            <Fact name="Taken in 24 hours">{countText(doneDay)}</Fact>
            <Fact name="Waiting">
              {countText(waiting)}
              {waitingSince !== null && `, the oldest ${agoText(waitingSince)}`}
            </Fact>
            <Fact name="Given up">{countText(failed)}</Fact>
            <Fact name="Personal data">{personal === "masked" ? "masked" : "in full"}</Fact>
            <Fact name="Of">{scopeText(endpoint)}</Fact>
            <Fact name="Told">{events.map((event) => WEBHOOK_EVENTS[event]).join("; ")}</Fact>
          </dl>
          {oldSecret !== undefined && <p className={classes["muted"]}>{oldSecret}</p>}
        </Card>
        <AttemptsCard id={id} />
      </div>
    </Page>
  );
}

function Trouble({ endpoint }: { readonly endpoint: WebhookShown }) {
  const { state, stoppedWhy, failingSince, failures } = endpoint;
  if (state === "gone" || state === "failing")
    return (
      <Note tone="negative" title={stoppedWhy ?? "It was stopped."}>
        Nothing is sent there. What happens meanwhile waits for 30 days; look at what it answered, then let it go on.
      </Note>
    );
  if (failingSince === null || state === "paused") return undefined;
  return (
    <Note
      tone="warning"
      title={`${failures === 1 ? "The last attempt" : `The last ${countText(failures)} attempts`} failed, since ${momentText(failingSince)}`}
    >
      Each event is tried again for about three days. If nothing gets through until then, it is stopped here.
    </Note>
  );
}

type Asked = "change" | "secret" | "again" | "remove";

function Steering({ endpoint }: { readonly endpoint: WebhookShown }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>();
  const { id, name, state } = endpoint;
  const renew = () => queries.invalidateQueries({ queryKey: api.webhooks.key() });
  const steer = useMutation({
    mutationFn: () => (state === "on" ? client.webhooks.pause({ id }) : client.webhooks.resume({ id })),
    onSettled: renew,
  });
  const test = useMutation({ mutationFn: () => client.webhooks.test({ id }), onSettled: renew });
  const close = () => setAsked(undefined);
  return (
    <div className={classes["actions"]}>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        Send a test
      </Button>
      <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate()}>
        {state === "on" ? "Pause" : "Go on"}
      </Button>
      <Button variant="default" onClick={() => setAsked("again")}>
        Send again
      </Button>
      <Button variant="default" onClick={() => setAsked("change")}>
        Change
      </Button>
      <Button variant="default" onClick={() => setAsked("secret")}>
        New secret
      </Button>
      <Button color="red" variant="outline" onClick={() => setAsked("remove")}>
        Remove
      </Button>
      <FailureNote error={steer.error ?? test.error} />
      {test.data && (
        <Note
          tone={test.data.failure === null ? "positive" : "negative"}
          title={`The test: ${outcomeOf(test.data).word}, after ${test.data.milliseconds} ms`}
          told="status"
        >
          {test.data.failure ?? "It answered as it should."}
        </Note>
      )}
      {asked === "change" && <EndpointDialog endpoint={endpoint} onClose={close} />}
      {asked === "again" && <AgainDialog endpoint={endpoint} onClose={close} />}
      {asked === "secret" && <NewSecret endpoint={endpoint} onClose={close} />}
      {asked === "remove" && (
        <Confirm
          title={`Remove ${name}?`}
          verb="Remove the webhook"
          onClose={close}
          onConfirm={async () => {
            await client.webhooks.remove({ id });
            await navigate({ to: "/webhooks" });
            await renew();
          }}
        >
          Nothing more is sent there. What waits for it, its secret and its delivery log are gone.
        </Confirm>
      )}
    </div>
  );
}

function NewSecret({ endpoint, onClose }: { readonly endpoint: WebhookShown; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const rotate = useMutation({
    mutationFn: () => client.webhooks.rotate({ id: endpoint.id }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.webhooks.key() }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`A new secret for ${endpoint.name}`}
      centered
      closeOnClickOutside={!rotate.data}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {rotate.data ? (
        <ShownOnce
          title="Copy it now: it is shown this once"
          text={rotate.data.secret}
          label="The new secret"
          onClose={onClose}
        >
          For a day every message carries both signatures, so that the other side can change in its own time.
        </ShownOnce>
      ) : (
        <div className={classes["form"]}>
          <p className={classes["muted"]}>For a day the secret that is good now signs as well.</p>
          <FailureNote error={rotate.error} />
          <Button loading={rotate.isPending} onClick={() => rotate.mutate()} data-autofocus>
            Make a new secret
          </Button>
        </div>
      )}
    </Modal>
  );
}
