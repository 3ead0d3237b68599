import { Button, Group, Radio, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./settings.module.css";

type Rule = Awaited<ReturnType<typeof client.access.signInRule>>;

const words: Readonly<Record<Rule["secondFactor"], { readonly title: string; readonly about: string }>> = {
  nobody: { title: "Nobody", about: "Everybody may add one; the password alone is enough." },
  administrators: {
    title: "Who administers",
    about: "Those whose roles let them manage access, keys or the system.",
  },
  everyone: { title: "Everybody", about: "Also who only looks." },
};

/** Of whom a second factor is asked. */
export function FactorsRule() {
  const { data, error, refetch } = useQuery({ ...api.access.signInRule.queryOptions(), meta: { topics: ["access"] } });
  return (
    <Card title="Second factor" about="An authenticator app or a passkey, besides the password">
      {data ? (
        <RuleForm key={data.version} rule={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={3} height={48} />
      )}
    </Card>
  );
}

function RuleForm({ rule }: { readonly rule: Rule }) {
  const { all, withFactor } = rule.members;
  const [wanted, setWanted] = useState(rule.secondFactor);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => client.access.setSignInRule({ secondFactor: wanted, ifVersion: rule.version }),
    onSuccess: async () => {
      notifications.show({ message: "It holds from everybody's next sign-in on." });
      await queries.invalidateQueries({ queryKey: api.access.key() });
    },
  });
  return (
    <Stack gap="sm">
      <Radio.Group label="Asked of" value={wanted} onChange={(value) => setWanted(choice(value))}>
        <Stack gap="xs" mt="xs">
          {Object.entries(words).map(([value, { title, about }]) => (
            <Radio key={value} value={value} label={title} description={about} />
          ))}
        </Stack>
      </Radio.Group>
      <p className={classes["muted"]}>
        {withFactor} of {all} {all === 1 ? "person has" : "people have"} one. Who has none adds it at the next sign-in;
        sessions that are open stay.
        {rule.changedAt !== null && ` Last changed by ${rule.changedBy} on ${dateText(rule.changedAt)}.`}
      </p>
      <FailureNote error={save.error} />
      <Group>
        <Button disabled={wanted === rule.secondFactor} loading={save.isPending} onClick={() => save.mutate()}>
          Save
        </Button>
      </Group>
    </Stack>
  );
}

function choice(value: string): Rule["secondFactor"] {
  return value === "administrators" || value === "everyone" ? value : "nobody";
}
