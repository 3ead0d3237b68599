import type { PersonConsents } from "@firsthand/govern/consent/contract";
import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { dateText, fullText, momentText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import { answerWords, channelWords, sourceWords } from "./consent-words.ts";
import classes from "./consent.module.css";
import { RecordDialog } from "./record-dialog.tsx";

interface ConsentProps {
  readonly personId: string;
  /** They were erased: what they said stays, and nothing is added. */
  readonly settled: boolean;
}

/** What a customer agreed to, on their page; nothing for who may not see it. */
export function ConsentCard(props: ConsentProps) {
  return useMay("consent.record") ? <Consents {...props} /> : undefined;
}

function Consents({ personId: id, settled }: ConsentProps) {
  const [recording, setRecording] = useState(false);
  const { data, error } = useQuery({
    ...api.consent.show.queryOptions({ input: { id } }),
    meta: { topics: ["privacy"] },
  });
  return (
    <Card
      title="Consent"
      actions={
        data &&
        !settled && (
          <Button variant="default" size="compact-sm" onClick={() => setRecording(true)}>
            Record
          </Button>
        )
      }
    >
      <FailureNote error={error} />
      {!data && !error && <Skeleton height={160} radius="md" />}
      {data && (
        <>
          <Standing standing={data.standing} />
          <History history={data.history} standing={data.standing} />
          {!settled && <PreferenceLink id={id} link={data.link} />}
        </>
      )}
      {recording && data && <RecordDialog id={id} standing={data.standing} onClose={() => setRecording(false)} />}
    </Card>
  );
}

function Standing({ standing }: Pick<PersonConsents, "standing">) {
  const purposes = Map.groupBy(standing, ({ purpose }) => purpose);
  return [...purposes].map(([purpose, rows]) => (
    <div key={purpose}>
      <h3 className={classes["group"]}>{rows[0]?.title}</h3>
      <ul role="list" className={classes["table"]}>
        {likeOnes(rows).map(({ because, at, channels }) => (
          <li key={channels.join(" ")} className={classes["said"]}>
            <span>{channels.map((channel) => channelWords[channel]).join(", ")}</span>
            <span className={classes["push"]}>
              {at !== undefined && <span className={classes["fine"]}>{dateText(at)} </span>}
              <Chip tone={answerWords[because].tone}>{answerWords[because].text}</Chip>
            </span>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** Ways of which the same stands are one line. */
function likeOnes(rows: PersonConsents["standing"]) {
  const like = Map.groupBy(rows, ({ permitted: { because, event } }) => `${because} ${event?.at ?? ""}`);
  return [...like.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const { because, event } = first.permitted;
    return [{ because, at: event?.at, channels: some.map(({ channel }) => channel) }];
  });
}

const SHOWN = 5;

/** What was said at one moment in one way is one act. */
function actsOf(history: PersonConsents["history"]) {
  const acts = Map.groupBy(history, ({ at, state, source, by, purposeVersion, textShown, proof }) =>
    JSON.stringify([at, state, source, by, purposeVersion, textShown, proof]),
  );
  return [...acts.values()].flatMap((events) => {
    const [first] = events;
    if (!first) return [];
    const what = [...Map.groupBy(events, ({ purpose }) => purpose)].map(([purpose, some]) => ({
      purpose,
      channels: some.map(({ channel }) => channelWords[channel].toLowerCase()).join(", "),
    }));
    return [{ ...first, what }];
  });
}

function History({ history, standing }: Pick<PersonConsents, "history" | "standing">) {
  const [all, setAll] = useState(false);
  const titles = new Map(standing.map(({ purpose, title }) => [purpose, title]));
  const acts = actsOf(history);
  if (acts.length === 0) return undefined;
  return (
    <div className={classes["history"]}>
      <h3 className={classes["group"]}>What was said</h3>
      <ul role="list" className={classes["table"]}>
        {(all ? acts : acts.slice(0, SHOWN)).map((act) => (
          <li key={act.id} className={classes["said"]}>
            <span>
              {act.state === "given" ? "Agreed: " : "Withdrew: "}
              {act.what.map(({ purpose, channels }) => `${titles.get(purpose) ?? purpose} (${channels})`).join("; ")}
            </span>
            <span className={classes["fine"]}>
              <time title={fullText(act.at)}>{momentText(act.at)}</time>, {sourceWords[act.source]} {act.by}, text of
              version {act.purposeVersion}
              {act.textShown !== null && <>. Shown: {act.textShown}</>}
              {act.proof !== null && <>. Proof: {act.proof}</>}
            </span>
          </li>
        ))}
      </ul>
      {acts.length > SHOWN && !all && (
        <Button variant="default" size="compact-sm" onClick={() => setAll(true)}>
          Show all {acts.length}
        </Button>
      )}
    </div>
  );
}

function PreferenceLink({ id, link }: { readonly id: string; readonly link: PersonConsents["link"] }) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: api.consent.key() });
  const make = useMutation({ ...api.consent.link.make.mutationOptions(), onSuccess: refresh });
  const revoke = useMutation({
    ...api.consent.link.revoke.mutationOptions(),
    onSuccess: async () => {
      make.reset();
      await refresh();
    },
  });
  return (
    <div className={classes["history"]}>
      <h3 className={classes["group"]}>Their own page</h3>
      <p className={classes["fine"]}>
        {link
          ? `A link of ${link.by} opens until ${dateText(link.expiresAt)}. Another one takes its place.`
          : "By a link they see and change this themselves, without an account. It opens for 30 days."}
      </p>
      <div className={classes["form"]}>
        {make.data && <CopyText text={`${location.origin}${make.data.path}`} label="Link to the preference page" />}
        <FailureNote error={make.error ?? revoke.error} />
        <div className={classes["buttons"]}>
          <Button variant="default" size="compact-sm" loading={make.isPending} onClick={() => make.mutate({ id })}>
            Make a link
          </Button>
          {link && (
            <Button
              variant="default"
              size="compact-sm"
              loading={revoke.isPending}
              onClick={() => revoke.mutate({ id })}
            >
              Let no link open
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
