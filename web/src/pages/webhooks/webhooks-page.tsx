import type { WebhookShown } from "@firsthand/engage/webhooks/contract";
import { Button } from "@mantine/core";
import { IconWebhook } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { agoText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import classes from "./webhooks.module.css";
import { scopeText, stateOf } from "./words.ts";

/** Where events of the log are sent, and the way to those that come in. */
export function WebhooksPage() {
  const [making, setMaking] = useState(false);
  const maySources = useMay("sources.manage");
  const { data, error, refetch } = useQuery({ ...api.webhooks.list.queryOptions(), meta: { topics: ["webhooks"] } });
  return (
    <Page
      title="Webhooks"
      about="What happens in the log is told to other systems, signed, and again until they have it."
      actions={
        <div className={classes["actions"]}>
          {maySources && (
            <LinkButton variant="default" to="/webhooks/incoming">
              Incoming webhooks
            </LinkButton>
          )}
          <Button onClick={() => setMaking(true)}>Send to an address</Button>
        </div>
      }
    >
      <Card flush>
        {!data ? (
          error ? (
            <ErrorState error={error} retry={refetch} />
          ) : (
            <RowsSkeleton rows={3} height={64} />
          )
        ) : data.length === 0 ? (
          <EmptyState title="Nothing is sent anywhere yet" icon={<IconWebhook size={28} stroke={1.5} />}>
            Name an address, and choose what it is told: messages that come in, answers that go out, customers who wait.
          </EmptyState>
        ) : (
          <ul className={classes["list"]} aria-label="Webhooks">
            {data.map((one) => (
              <EndpointRow key={one.id} endpoint={one} />
            ))}
          </ul>
        )}
      </Card>
      {making && <EndpointDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}

function EndpointRow({ endpoint }: { readonly endpoint: WebhookShown }) {
  const { id, name, address, waiting, doneDay, doneAt, failed } = endpoint;
  const { word, tone } = stateOf(endpoint);
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
          <Chip tone={tone}>{word}</Chip>
        </div>
        <p className={classes["fine"]}>
          {address} · {scopeText(endpoint)}
        </p>
        <p className={classes["fine"]}>
          {countText(doneDay)} taken in 24 hours · {countText(waiting)} waiting
          {failed > 0 && ` · ${countText(failed)} given up`}
          {doneAt !== null && ` · last ${agoText(doneAt)}`}
        </p>
      </div>
      <LinkButton
        size="xs"
        variant="default"
        to="/webhooks/$webhook"
        params={{ webhook: id }}
        aria-label={`Open ${name}`}
      >
        Open
      </LinkButton>
    </li>
  );
}
