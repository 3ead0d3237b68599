import type { KeepingState } from "@firsthand/govern/keeping/contract";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { dateText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import classes from "./keeping.module.css";

/** The key that backups are encrypted with, and whether somebody keeps it elsewhere. */
export function KeyCard({ keyState: key }: { readonly keyState: KeepingState["key"] }) {
  const may = useMay("system.manage");
  if (key === null) {
    return (
      <Card title="The key">
        <p className={classes["muted"]}>It is made with the first backup.</p>
      </Card>
    );
  }
  if (key.path === null) {
    return (
      <Card title="The key">
        <p className={classes["muted"]}>
          {key.fingerprint === null ? "A passphrase" : `The key ${key.fingerprint}`} given as FIRSTHAND_BACKUP_KEY
          encrypts all backups. Whoever set it keeps it.
        </p>
      </Card>
    );
  }
  return (
    <Card title="The key" about="Without it no backup can be read, by nobody">
      <p className={classes["key"]}>
        <span>
          Known as <code>{key.fingerprint}</code>
        </span>
        {key.kept ? <Chip tone="positive">kept elsewhere</Chip> : <Chip tone="warning">kept here alone</Chip>}
      </p>
      {key.kept ? (
        <p className={classes["muted"]}>
          {key.kept.by} proved on {dateText(key.kept.at)} to keep it away from this machine.
        </p>
      ) : (
        <ol className={classes["steps"]}>
          <li>
            On the server show it with <code>npx firsthand backup key</code>.
          </li>
          <li>Put it in a safe of passwords, or print it; not where the backups lie.</li>
          <li>Type its last eight characters from there: those of the key, not {key.fingerprint}.</li>
        </ol>
      )}
      {!key.kept && may && <Proof />}
      <p className={classes["fine"]}>
        It lies in <code>{key.path}</code>.
      </p>
    </Card>
  );
}

function Proof() {
  const queries = useQueryClient();
  const [lastEight, setLastEight] = useState("");
  const [fault, setFault] = useState<string>();
  const confirm = useMutation({
    ...api.keeping.confirmKey.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.keeping.show.key() }),
  });
  const wrong = confirm.error !== null && failureOf(confirm.error).code === "not_the_key";
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = lastEight.trim().length === 8 ? undefined : "Type eight characters.";
    setFault(found);
    if (found === undefined) confirm.mutate({ lastEight });
  };
  return (
    <form className={classes["form"]} onSubmit={submit} noValidate>
      <TextInput
        label="Last eight characters of the key"
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        value={lastEight}
        onChange={(event) => setLastEight(event.currentTarget.value)}
        error={fault ?? (wrong ? failureOf(confirm.error).message : undefined)}
      />
      {!wrong && <FailureNote error={confirm.error} />}
      <div>
        <Button type="submit" variant="default" loading={confirm.isPending}>
          It is kept elsewhere
        </Button>
      </div>
    </form>
  );
}
