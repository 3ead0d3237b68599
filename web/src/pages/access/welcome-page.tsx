import { Button, Progress } from "@mantine/core";
import { IconBuildingStore, IconFileImport } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { useSpan } from "../../scope/use-span.ts";
import { useMay, useSignedIn } from "../../shell/session.ts";
import classes from "./access.module.css";

/** Where a new installation begins: with a sample organisation, or with one's own data. */
export function WelcomePage() {
  const { person } = useSignedIn();
  const span = useSpan();
  const full = span?.interactions !== undefined && span.interactions > 0;
  const first = person.name.split(/\s+/)[0] ?? person.name;
  return (
    <Page
      title={full ? "Sample and own data" : `Welcome, ${first}`}
      windowTitle={full ? "Sample and own data" : "Welcome"}
      width="narrow"
      about={
        full
          ? `The log holds ${countText(span.interactions ?? 0)} messages.`
          : "The log is empty. Begin in one of two ways."
      }
    >
      <div className={classes["choices"]}>
        <SampleChoice others={full} />
        <OwnChoice />
      </div>
    </Page>
  );
}

function OwnChoice() {
  const mayImport = useMay("imports.run");
  return (
    <section className={classes["choice"]} aria-labelledby="own-title">
      <span className={classes["sign"]} aria-hidden="true">
        <IconFileImport size={22} stroke={1.6} />
      </span>
      <h2 id="own-title">Start with your own data</h2>
      <p>Take a file that you have. Before anything is stored you see how it will be understood, and can correct it.</p>
      <ul className={classes["facts"]}>
        <li>CSV, TSV or JSON lines, mailboxes (mbox) and single mails</li>
        <li>Also packed with gzip, of any size</li>
        <li>The file stays as it is; the same file twice changes nothing</li>
      </ul>
      <div className={classes["push"]}>
        {mayImport ? (
          <LinkButton to="/imports/new" variant="default">
            Choose a file
          </LinkButton>
        ) : (
          <Note>Your role may not import. Ask an administrator for one that does.</Note>
        )}
      </div>
    </section>
  );
}

function SampleChoice({ others }: { readonly others: boolean }) {
  return (
    <section className={classes["choice"]} aria-labelledby="sample-title">
      <span className={classes["sign"]} aria-hidden="true">
        <IconBuildingStore size={22} stroke={1.6} />
      </span>
      <h2 id="sample-title">Look around with a sample organisation</h2>
      <p>An invented company with two brands, so that every figure has something to say.</p>
      <ul className={classes["facts"]}>
        <li>About 5,000 messages over 13 weeks</li>
        <li>Four channels, four languages, a crisis in week 9</li>
        <li>Removed again without a trace whenever you like</li>
      </ul>
      <div className={classes["push"]}>
        <SampleActions others={others} />
      </div>
    </section>
  );
}

function SampleActions({ others }: { readonly others: boolean }) {
  const mayLoad = useMay("system.manage");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const asked = useRef(false);
  const show = api.sample.show.queryOptions();
  const { data, error, refetch } = useQuery({
    ...show,
    meta: { topics: ["imports"] },
    refetchInterval: ({ state }) => (isMoving(state.data?.state) ? 1_000 : false),
  });
  const load = useMutation({
    ...api.sample.load.mutationOptions(),
    onSuccess: (state) => {
      asked.current = true;
      queries.setQueryData(show.queryKey, state);
    },
  });
  const remove = useMutation({
    ...api.sample.remove.mutationOptions(),
    onSuccess: (state) => queries.setQueryData(show.queryKey, state),
  });
  const state = data?.state;
  useEffect(() => {
    if (state === "loaded" && asked.current) void navigate({ to: "/" });
  }, [state, navigate]);
  if (error && !data)
    return <FailureNote error={error} action={<Button onClick={() => void refetch()}>Try again</Button>} />;
  if (data && isMoving(data.state)) return <SampleProgress {...data} />;
  if (state === "loaded") {
    return (
      <>
        <LinkButton to="/position">See where it stands</LinkButton>
        <LinkButton to="/" variant="default">
          See the figures
        </LinkButton>
        {mayLoad ? (
          <Button variant="default" onClick={() => setRemoving(true)}>
            Remove the sample
          </Button>
        ) : (
          <Note>The sample is loaded. Your role may not remove it.</Note>
        )}
        {removing && (
          <Confirm
            title="Remove the sample organisation?"
            verb="Remove the sample"
            onConfirm={() => remove.mutateAsync(undefined)}
            onClose={() => setRemoving(false)}
          >
            All of its messages, people, answers and figures go. Your own data stay as they are.
          </Confirm>
        )}
      </>
    );
  }
  if (!mayLoad) {
    return (
      <>
        <Note>The sample is loaded for everybody at once, and your role may not do that.</Note>
        <LinkButton to="/" variant="default">
          See the figures
        </LinkButton>
      </>
    );
  }
  return (
    <>
      {others && <Note>Figures will count the sample together with your data until it is removed.</Note>}
      <FailureNote error={load.error} />
      <Button loading={load.isPending || data === undefined} onClick={() => load.mutate(undefined)}>
        Load the sample
      </Button>
    </>
  );
}

type Moving = "loading" | "removing";

function isMoving(state: string | undefined): state is Moving {
  return state === "loading" || state === "removing";
}

function SampleProgress({
  state,
  done,
  total,
}: {
  readonly state: string;
  readonly done: number;
  readonly total: number;
}) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  const doing = state === "loading" ? "Loading the sample" : "Removing the sample";
  return (
    <div>
      <output className={classes["bar"]}>
        <span>{doing} …</span>
        <span>{total > 0 && `${countText(done)} of ${countText(total)}`}</span>
      </output>
      <Progress value={share} animated={share === 0} aria-label={doing} />
      {state === "loading" && <p>The figures open when it is done. You may also go on elsewhere.</p>}
    </div>
  );
}
