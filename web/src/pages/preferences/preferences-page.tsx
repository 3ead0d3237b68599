import type { ConsentChannel, Preferences } from "@firsthand/govern/consent/contract";
import { Button, Skeleton, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { dateText } from "../../format/dates.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { AccessLayout } from "../access/access-layout.tsx";
import classes from "./preferences.module.css";

/** What a customer agrees to, for themselves: opened by a link, without an account. */
export function PreferencesPage() {
  // The link stands behind #, which browsers send to no server and to no other page.
  const [token] = useState(() => location.hash.replace(/^#/, ""));
  const { data, error } = useQuery({ ...readOptions(token), meta: { topics: [] }, retry: false });
  if (data) return <Choices token={token} preferences={data} />;
  if (!error) {
    return (
      <AccessLayout title="Your preferences">
        <Skeleton height={280} radius="md" />
      </AccessLayout>
    );
  }
  const { message, advice } = failureOf(error);
  return (
    <AccessLayout title="Your preferences">
      <Note tone="warning" title={message} told="alert">
        {advice}
      </Note>
    </AccessLayout>
  );
}

const readOptions = (token: string) => api.consent.preferences.read.queryOptions({ input: { token } });

/** What a switch says of its way, in words that customers use. */
const wayWords: Readonly<Record<ConsentChannel, string>> = {
  any: "Yes, I agree",
  email: "By mail",
  phone: "By telephone",
  sms: "By SMS",
  messenger: "By messenger",
  post: "By letter",
  app: "In the app",
};

function Choices({ token, preferences }: { readonly token: string; readonly preferences: Preferences }) {
  const queries = useQueryClient();
  const keep = (shown: Preferences) => queries.setQueryData(readOptions(token).queryKey, shown);
  const choose = useMutation({ ...api.consent.preferences.choose.mutationOptions(), onSuccess: keep });
  const withdraw = useMutation({ ...api.consent.preferences.withdrawAll.mutationOptions(), onSuccess: keep });
  const busy = choose.isPending || withdraw.isPending;
  const done = (choose.isSuccess || withdraw.isSuccess) && !busy;
  const [asking, setAsking] = useState(false);
  const free = preferences.purposes.filter(({ basis }) => basis !== "legal_obligation");
  const required = preferences.purposes.filter(({ basis }) => basis === "legal_obligation");
  const none = free.every(({ channels }) => channels.every(({ state }) => state === "withdrawn"));
  return (
    <AccessLayout
      title="Your preferences"
      {...(preferences.organisation !== null && {
        windowTitle: `Your preferences, asked by ${preferences.organisation}`,
      })}
      about={
        <>
          Asked by {preferences.organisation ?? "the organisation that sent you this link"}. What we may do with your
          data{preferences.address !== null && <> for {preferences.address}</>}. Each change counts at once.
        </>
      }
    >
      <div className={classes["stack"]}>
        {preferences.purposes.map((purpose) => (
          <section key={purpose.id} className={classes["purpose"]} aria-label={purpose.title}>
            <h2 className={classes["title"]}>{purpose.title}</h2>
            <p className={classes["words"]}>
              {purpose.text} {hint(purpose.basis)}
            </p>
            <div className={classes["channels"]}>
              {(purpose.basis === "legal_obligation" ? [] : purpose.channels).map(({ channel, state }) => (
                <Switch
                  key={channel}
                  label={wayWords[channel]}
                  aria-label={`${purpose.title}: ${wayWords[channel]}`}
                  checked={state === "given" || (state === "unknown" && purpose.basis !== "consent")}
                  disabled={busy}
                  onChange={(event) =>
                    choose.mutate({
                      token,
                      purpose: purpose.id,
                      channel,
                      purposeVersion: purpose.version,
                      state: event.currentTarget.checked ? "given" : "withdrawn",
                    })
                  }
                />
              ))}
            </div>
          </section>
        ))}
        <FailureNote error={choose.error} />
        {done && <Note tone="positive" title="Saved" told="status" />}
        {free.length > 0 && (
          <Button variant="default" disabled={none || busy} onClick={() => setAsking(true)}>
            {none ? "Everything is withdrawn" : "Withdraw everything"}
          </Button>
        )}
        <p className={classes["fine"]}>This link opens until {dateText(preferences.expiresAt)}. Give it to nobody.</p>
        {asking && (
          <Confirm
            title="Withdraw everything?"
            verb="Withdraw everything"
            onConfirm={() => withdraw.mutateAsync({ token })}
            onClose={() => setAsking(false)}
          >
            You say no to all of this, in every way: {titlesOf(free)}. You can agree again here while the link opens.
            {required.length > 0 && ` What the law requires stays: ${titlesOf(required)}.`}
          </Confirm>
        )}
      </div>
    </AccessLayout>
  );
}

const titlesOf = (purposes: Preferences["purposes"]) => purposes.map(({ title }) => title).join(", ");

/** What holds where nothing was chosen. */
function hint(basis: Preferences["purposes"][number]["basis"]): string {
  if (basis === "legal_obligation") return "Required by law: it cannot be withdrawn.";
  return basis === "consent" ? "Without your yes we do not." : "We may do so until you say no.";
}
