import type { ConnectionShown, ConnectorShown } from "@firsthand/connect/connections/contract";
import { Button, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { leaveToAgree, redirectAddress } from "./agreement.ts";
import { type Filled, SettingsFields } from "./settings-fields.tsx";
import classes from "./sources.module.css";
import { TrialCard } from "./trial-card.tsx";

const DAYS = 90;

/** Fill in, test, see the first messages, switch on. `connection`: one that is there and is changed. */
export function ConnectForm({
  connector,
  connection,
}: {
  readonly connector: ConnectorShown;
  readonly connection?: ConnectionShown;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [filled, setFilled] = useState<Filled>(() => begin(connector, connection));
  const asked = {
    connector: connector.id,
    name: filled.name,
    settings: { ...filled.settings },
    allowedHosts: filled.hosts.split(/\s+/).filter((host) => host !== ""),
    days: filled.days,
  };
  const trying = useMutation({
    mutationFn: () => client.connections.try({ ...asked, ...(connection ? { id: connection.id } : {}) }),
  });
  const saving = useMutation({
    mutationFn: () =>
      connection
        ? client.connections.change({ ...asked, id: connection.id, ifVersion: connection.version })
        : client.connections.make(asked),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.connections.key() });
      if (connector.agreement) return await leaveToAgree(id);
      await navigate({ to: "/sources/$source", params: { source: id } });
    },
  });
  const change = (next: Filled) => {
    setFilled(next);
    trying.reset();
  };
  const issues = { ...issuesOf(trying.error), ...issuesOf(saving.error) };
  // What only sends by itself cannot be asked: its settings are looked at, and that is all.
  const sends = connector.streams.length === 0;
  const flows = trying.data !== undefined && (sends || trying.data.streams.some(({ failure }) => failure === null));
  return (
    <div className={classes["pair"]}>
      <Card title={connector.name} about={connector.about}>
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            trying.mutate();
          }}
        >
          <TextInput
            label="Name"
            description="As it stands in lists and figures; it stays"
            required
            disabled={connection !== undefined}
            value={filled.name}
            error={issues["name"]}
            onChange={(event) => change({ ...filled, name: event.currentTarget.value })}
          />
          <SettingsFields
            fields={connector.settings}
            filled={filled}
            issues={issues}
            kept={connection?.secretsSet ?? []}
            onChange={change}
          />
          {!connection && (
            <NumberInput
              label="Read so many days back"
              required
              min={1}
              max={3650}
              allowDecimal={false}
              value={filled.days}
              onChange={(days) => typeof days === "number" && change({ ...filled, days })}
            />
          )}
          <Textarea
            label="Hosts in our own network that it may ask"
            description="One a line. Others that are not on the internet are refused."
            autosize
            minRows={1}
            value={filled.hosts}
            error={issues["allowedHosts"]}
            onChange={(event) => change({ ...filled, hosts: event.currentTarget.value })}
          />
          {connector.agreement && (
            <Note title="Somebody has to agree on the other side">
              Register <code>{redirectAddress()}</code> there as the address to come back to.
            </Note>
          )}
          <FailureNote error={trying.error ?? saving.error} />
          <div className={classes["actions"]}>
            {(!connector.agreement || connection) && (
              <Button type="submit" variant={flows ? "default" : "filled"} loading={trying.isPending}>
                Test it
              </Button>
            )}
            <Button
              variant={flows || connector.agreement ? "filled" : "default"}
              disabled={!flows && !connector.agreement}
              loading={saving.isPending}
              onClick={() => saving.mutate()}
            >
              {connector.agreement ? "Save and agree on the other side" : connection ? "Save" : "Switch it on"}
            </Button>
          </div>
        </form>
      </Card>
      {trying.data && <TrialCard trial={trying.data} />}
    </div>
  );
}

function begin(connector: ConnectorShown, connection: ConnectionShown | undefined): Filled {
  const initial = Object.fromEntries(
    connector.settings.flatMap((field) => (field.initial === null ? [] : [[field.name, field.initial] as const])),
  );
  return {
    name: connection?.name ?? connector.name,
    settings: connection ? connection.settings : initial,
    hosts: connection?.allowedHosts.join("\n") ?? "",
    days: DAYS,
  };
}
