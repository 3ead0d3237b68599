import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { hourChoices } from "./session-hours.ts";
import classes from "./settings.module.css";

type Rule = Awaited<ReturnType<typeof client.access.signInRule>>;

/** How long sessions last, for everybody. */
export function SessionsRule() {
  const { data, error, refetch } = useQuery({ ...api.access.signInRule.queryOptions(), meta: { topics: ["access"] } });
  return (
    <Card title="Sessions" about="When somebody who is signed in has to sign in again">
      {data ? (
        <HoursForm key={data.version} rule={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={2} height={56} />
      )}
    </Card>
  );
}

function HoursForm({ rule }: { readonly rule: Rule }) {
  const [idleHours, setIdle] = useState(rule.idleHours);
  const [longestHours, setLongest] = useState(rule.longestHours);
  const queries = useQueryClient();
  const { secondFactor, version } = rule;
  const save = useMutation({
    mutationFn: () => client.access.setSignInRule({ secondFactor, idleHours, longestHours, ifVersion: version }),
    onSuccess: async () => {
      notifications.show({ message: "It holds from now on, also for sessions that are open." });
      await queries.invalidateQueries({ queryKey: api.access.key() });
    },
  });
  return (
    <Stack gap="sm">
      <div className={classes["form"]}>
        <NativeSelect
          label="Unused, a session ends after"
          value={idleHours}
          data={hourChoices("idle", rule.idleHours)}
          onChange={(event) => setIdle(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label="However much it is used, after"
          value={longestHours}
          data={hourChoices("longest", rule.longestHours)}
          onChange={(event) => setLongest(Number(event.currentTarget.value))}
        />
      </div>
      <p className={classes["muted"]}>
        Shorter is safer where devices are shared or get lost; each sign-in asks for a password again. Whoever changes
        how they sign in proves who they are in any case.
      </p>
      <FailureNote error={save.error} />
      <Group>
        <Button
          disabled={idleHours === rule.idleHours && longestHours === rule.longestHours}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Save
        </Button>
      </Group>
    </Stack>
  );
}
