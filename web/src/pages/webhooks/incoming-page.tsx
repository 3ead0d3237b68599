import type { Hook } from "@firsthand/connect/ingest/contract";
import { Button } from "@mantine/core";
import { IconWebhook } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, dateText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { IncomingDialog } from "./incoming-dialog.tsx";
import classes from "./webhooks.module.css";
import { oldSecretText } from "./words.ts";

type Asked = { readonly what: "secret" | "remove"; readonly hook: Hook };

/** Addresses where other systems send what customers said, signed. */
export function IncomingPage() {
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery({ ...api.ingest.hooks.list.queryOptions(), meta: { topics: ["sources"] } });
  const close = () => setAsked(undefined);
  return (
    <Page
      title="Incoming webhooks"
      about="For systems that sign as Standard Webhooks says. Those that sign in a way of their own are connected under Sources, and show their address there."
      actions={<Button onClick={() => setMaking(true)}>Make an address</Button>}
    >
      <div className={classes["column"]}>
        <Card flush>
          {!data ? (
            error ? (
              <ErrorState error={error} retry={refetch} />
            ) : (
              <RowsSkeleton rows={3} height={72} />
            )
          ) : data.length === 0 ? (
            <EmptyState title="No system sends anything yet" icon={<IconWebhook size={28} stroke={1.5} />}>
              Make an address, and give it with its secret to the system that is to send.
            </EmptyState>
          ) : (
            <ul className={classes["list"]} aria-label="Incoming webhooks">
              {data.map((hook) => (
                <HookRow key={hook.id} hook={hook} onAsk={(what) => setAsked({ what, hook })} />
              ))}
            </ul>
          )}
        </Card>
        <Example path={data?.[0]?.path ?? "/api/hooks/ID"} />
      </div>
      {making && <IncomingDialog onClose={() => setMaking(false)} />}
      {asked?.what === "secret" && <IncomingDialog hook={asked.hook} onClose={close} />}
      {asked?.what === "remove" && (
        <Confirm
          title={`Remove ${asked.hook.name}?`}
          verb="Remove the address"
          onClose={close}
          onConfirm={async () => {
            await client.ingest.hooks.remove({ id: asked.hook.id });
            await queries.invalidateQueries({ queryKey: api.ingest.key() });
          }}
        >
          Whoever sends there is refused from now on. What came in stays.
        </Confirm>
      )}
    </Page>
  );
}

function HookRow({ hook, onAsk }: { readonly hook: Hook; readonly onAsk: (what: Asked["what"]) => void }) {
  const { name, source, path, madeBy, madeAt, lastUsedAt, oldSecretEndsAt } = hook;
  const oldSecret = oldSecretText(oldSecretEndsAt);
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
        </div>
        <p className={classes["fine"]}>
          Into {source} · made by {madeBy}, {dateText(madeAt)} ·{" "}
          {lastUsedAt === null ? "nothing came yet" : `last used ${agoText(lastUsedAt)}`}
        </p>
        {oldSecret !== undefined && <p className={classes["fine"]}>{oldSecret}</p>}
        <CopyText label={`Address of ${name}`} text={`${location.origin}${path}`} />
      </div>
      <div className={classes["actions"]}>
        <Button size="xs" variant="default" aria-label={`New secret for ${name}`} onClick={() => onAsk("secret")}>
          New secret
        </Button>
        <Button size="xs" variant="default" aria-label={`Remove ${name}`} onClick={() => onAsk("remove")}>
          Remove
        </Button>
      </div>
    </li>
  );
}

function Example({ path }: { readonly path: string }) {
  const text = `SECRET='whsec_...'; AT=$(date +%s); ID="try-$AT"
BODY='{"externalId":"m-1","at":"2026-03-01T10:00:00Z","direction":"in","channel":"chat","author":{"email":"ann@example.org"},"text":"Where is my order?"}'
KEY=$(printf %s "\${SECRET#whsec_}" | base64 -d | xxd -p -c 256)
SIGN=$(printf %s "$ID.$AT.$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -binary | base64)
curl -H 'content-type: application/json' -H "webhook-id: $ID" -H "webhook-timestamp: $AT" \\
  -H "webhook-signature: v1,$SIGN" -d "$BODY" ${location.origin}${path}`;
  return (
    <Card title="Try it" about="On a command line, with the secret in place of the dots">
      <CopyText label="Example for a command line" text={text} />
    </Card>
  );
}
