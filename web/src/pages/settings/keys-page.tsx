import type { Key } from "@firsthand/govern/access/contract";
import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { KeyRow } from "./keys/key-row.tsx";
import { MakeKey } from "./keys/make-key.tsx";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";

/** Keys with which programs ask this installation. */
export function KeysPage() {
  const [making, setMaking] = useState(false);
  return (
    <SettingsPage
      title="API keys"
      about="For programs. Each has its own key, so that one can be taken away without the others."
      actions={<Button onClick={() => setMaking(true)}>Make a key</Button>}
    >
      <div className={classes["stack"]}>
        <KeyList />
        <Example />
      </div>
      {making && <MakeKey onClose={() => setMaking(false)} />}
    </SettingsPage>
  );
}

function KeyList() {
  const queries = useQueryClient();
  const [removing, setRemoving] = useState<Key>();
  const { data, error, refetch } = useQuery({ ...api.access.keys.queryOptions(), meta: { topics: ["access"] } });
  return (
    <Card flush>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={3} height={56} />
        )
      ) : data.length === 0 ? (
        <EmptyState title="There is no key yet" icon={<IconKey size={28} stroke={1.5} />}>
          A program that asks this installation needs one; people sign in instead.
        </EmptyState>
      ) : (
        <ul className={classes["list"]}>
          {data.map((key) => (
            <KeyRow key={key.id} made={key} onRemove={() => setRemoving(key)} />
          ))}
        </ul>
      )}
      {removing && (
        <Confirm
          title={`Remove the key ${removing.name}?`}
          verb="Remove the key"
          onConfirm={async () => {
            await client.access.removeKey({ id: removing.id });
            await queries.invalidateQueries({ queryKey: api.access.keys.key() });
          }}
          onClose={() => setRemoving(undefined)}
        >
          Programs that use it are refused from now on. It cannot be brought back.
        </Confirm>
      )}
    </Card>
  );
}

function Example() {
  return (
    <Card title="How a program uses it" about="The key stands in the header of every request">
      <CopyText
        label="Example for a command line"
        text={`curl -H "Authorization: Bearer KEY" ${location.origin}/api/metrics`}
      />
      <p className={classes["muted"]} style={{ marginTop: "var(--space-1)" }}>
        All endpoints with examples: <a href="/api/">reference of the API</a>.
      </p>
    </Card>
  );
}
