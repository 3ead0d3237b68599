import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import classes from "./pulse.module.css";
import { ReplayResult } from "./replay-result.tsx";
import { newWatchSearch } from "./search.ts";
import { inputOf, WatchFields, type WatchDraft } from "./watch-form.tsx";

/** Makes a watch of a filter, with what it would have told in 90 days. */
export function NewWatchPage() {
  const { filter, name } = newWatchSearch.parse(useSearch({ strict: false }));
  const [draft, setDraft] = useState<WatchDraft>({
    name: name ?? "",
    filter: filter ?? {},
    kind: "count",
    step: "",
    sensitivity: "1",
    told: [],
    enabled: true,
  });
  const navigate = useNavigate();
  const preview = useMutation(api.pulse.preview.mutationOptions());
  const make = useMutation({
    ...api.pulse.watches.make.mutationOptions(),
    onSuccess: ({ id }) => navigate({ to: "/pulse/watches/$watch", params: { watch: id } }),
  });
  const look = () => {
    const { filter: meant, kind, sensitivity, step } = inputOf(draft);
    preview.mutate({ filter: meant, kind, sensitivity, ...(step === undefined ? {} : { step }) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(inputOf(draft));
  };
  return (
    <Page title="New watch" about="What is to be watched, and who is told when it is not as usual.">
      <div className={classes["grid"]}>
        <Card title="What is watched">
          <form className={classes["form"]} onSubmit={submit}>
            <WatchFields draft={draft} onChange={setDraft} />
            <FailureNote error={make.error} />
            <div className={classes["buttons"]}>
              <Button type="submit" loading={make.isPending} disabled={draft.name.trim() === ""}>
                Make the watch
              </Button>
              <Button variant="default" loading={preview.isPending} onClick={look}>
                What would it have told?
              </Button>
            </div>
          </form>
        </Card>
        <Card title="In the last 90 days" about="Of a log that ended earlier: its last 90 days">
          <FailureNote error={preview.error} />
          {preview.data ? (
            <ReplayResult result={preview.data} kind={preview.variables.kind ?? "count"} />
          ) : (
            <p className={classes["fine"]}>
              Ask what it would have told, before you make it: how often it would have alerted, and when.
            </p>
          )}
        </Card>
      </div>
    </Page>
  );
}
