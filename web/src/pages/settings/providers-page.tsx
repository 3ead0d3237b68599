import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { FactorsRule } from "./factors-rule.tsx";
import { MailCard } from "./mail-card.tsx";
import { ProvidersForm } from "./providers-form.tsx";
import { SessionsRule } from "./sessions-rule.tsx";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";

type Provider = Awaited<ReturnType<typeof client.access.providers>>[number];

/** How people sign in: second factor, how long sessions last, providers of the organisation, mail. */
export function ProvidersPage() {
  return (
    <SettingsPage title="Signing in">
      <div className={classes["stack"]}>
        <FactorsRule />
        <SessionsRule />
        <Providers />
        <MailCard />
      </div>
    </SettingsPage>
  );
}

function Providers() {
  const queries = useQueryClient();
  const [editing, setEditing] = useState<Provider | "new">();
  const [removing, setRemoving] = useState<Provider>();
  const { data, error, refetch } = useQuery({ ...api.access.providers.queryOptions(), meta: { topics: ["access"] } });
  return (
    <Card
      title="Providers"
      about="Sign-in with the accounts of your organisation, by OpenID Connect"
      actions={
        <Button size="xs" onClick={() => setEditing("new")}>
          Add a provider
        </Button>
      }
      flush
    >
      {data ? (
        <ul className={classes["list"]} aria-label="Providers">
          {data.length === 0 && (
            <li className={classes["row"]}>
              <p className={classes["muted"]}>None yet. Entra ID, Google Workspace, Okta or Keycloak can be one.</p>
            </li>
          )}
          {data.map((provider) => (
            <li key={provider.id} className={classes["row"]}>
              <div className={classes["words"]}>
                <div className={classes["head"]}>
                  <span className={classes["name"]}>{provider.name}</span>
                  {!provider.enabled && <Chip tone="warning">Switched off</Chip>}
                </div>
                <p className={classes["fine"]}>
                  {provider.issuer} ·{" "}
                  {provider.createsMembers ? "whoever signs in there comes in" : "only who is invited comes in"}
                </p>
              </div>
              <div className={classes["buttons"]}>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Change ${provider.name}`}
                  onClick={() => setEditing(provider)}
                >
                  Change
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Remove ${provider.name}`}
                  onClick={() => setRemoving(provider)}
                >
                  Remove
                </Button>
              </div>
            </li>
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={1} height={56} />
      )}
      {editing && (
        <ProvidersForm {...(editing === "new" ? {} : { provider: editing })} onClose={() => setEditing(undefined)} />
      )}
      {removing && (
        <Confirm
          title={`Remove ${removing.name}?`}
          verb="Remove it"
          onConfirm={async () => {
            await client.access.removeProvider({ id: removing.id });
            await queries.invalidateQueries({ queryKey: api.access.key() });
          }}
          onClose={() => setRemoving(undefined)}
        >
          Nobody signs in with it any more. Accounts stay; who has no password needs a passkey or another provider.
        </Confirm>
      )}
    </Card>
  );
}
