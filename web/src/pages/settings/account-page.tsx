import { Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { grantText } from "../../access/grant-words.ts";
import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { failureOf } from "../../api/problem.ts";
import { agoText, dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { Initials } from "../../parts/initials.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useSignedIn } from "../../shell/session.ts";
import { NewPassword, passwordFault } from "../access/new-password.tsx";
import { deviceText } from "./device.ts";
import { FactorsTotp } from "./factors-totp.tsx";
import { FactorsPasskeys } from "./factors-passkeys.tsx";
import { SettingsPage } from "./settings-page.tsx";
import classes from "./settings.module.css";

/** One's own account: who one is here, the password, and where one is signed in. */
export function AccountPage() {
  const { person } = useSignedIn();
  return (
    <SettingsPage title="Account">
      <div className={classes["stack"]}>
        <Card>
          <div className={classes["me"]}>
            <Initials name={person.name} size={44} />
            <div>
              <strong>{person.name}</strong>
              <p className={classes["muted"]}>{person.email}</p>
              <p className={classes["muted"]}>{person.grants.map((grant) => grantText(grant)).join("; ")}</p>
            </div>
          </div>
        </Card>
        <FactorsCards />
        <Sessions />
      </div>
    </SettingsPage>
  );
}

/** In which ways one signs in. */
function FactorsCards() {
  const { data, error, refetch } = useQuery({ ...api.access.factors.queryOptions(), meta: { topics: ["access"] } });
  if (!data) {
    return (
      <Card title="How you sign in">
        {error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={3} height={56} />}
      </Card>
    );
  }
  return (
    <>
      {data.hasPassword && <Password />}
      <FactorsTotp factors={data} />
      <FactorsPasskeys factors={data} />
    </>
  );
}

function Password() {
  const { person } = useSignedIn();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [faults, setFaults] = useState<{ current?: string | undefined; next?: string | undefined }>({});
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => client.access.changePassword({ current, next }),
    onSuccess: async () => {
      setCurrent("");
      setNext("");
      notifications.show({ message: "The password is changed. Other sessions of yours have ended." });
      await queries.invalidateQueries({ queryKey: api.access.sessions.key() });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = {
      current: current === "" ? "Write the password that holds now." : undefined,
      next: passwordFault(next),
    };
    setFaults(found);
    if (found.current === undefined && found.next === undefined) change.mutate();
  };
  const wrong = change.error !== null && failureOf(change.error).code === "wrong_password";
  const weak = issuesOf(change.error)["next"];
  return (
    <Card title="Password" about="Changing it ends all other sessions of yours">
      <form className={classes["form"]} onSubmit={submit} noValidate>
        <input type="hidden" autoComplete="username" value={person.email} readOnly />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={faults.current ?? (wrong ? failureOf(change.error).message : undefined)}
        />
        <NewPassword label="New password" value={next} onChange={setNext} error={faults.next ?? weak} />
        {!wrong && weak === undefined && <FailureNote error={change.error} />}
        <div>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </Card>
  );
}

type OwnSession = Awaited<ReturnType<typeof client.access.sessions>>[number];

function Sessions() {
  const queries = useQueryClient();
  const [ending, setEnding] = useState<OwnSession>();
  const { data, error, refetch } = useQuery({ ...api.access.sessions.queryOptions(), meta: { topics: ["access"] } });
  return (
    <Card title="Sessions" about="Where you are signed in" flush>
      {data ? (
        <ul className={classes["list"]}>
          {data.map((session) => (
            <li key={session.id} className={classes["row"]}>
              <div className={classes["words"]}>
                <div className={classes["head"]}>
                  <span className={classes["name"]}>{deviceText(session.userAgent)}</span>
                  {session.current && <Chip tone="positive">This one</Chip>}
                </div>
                <p className={classes["fine"]}>
                  {session.address !== null && `From ${session.address}, `}
                  seen{" "}
                  <time dateTime={session.lastSeenAt} title={fullText(session.lastSeenAt)}>
                    {agoText(session.lastSeenAt)}
                  </time>
                  , signed in{" "}
                  <time dateTime={session.createdAt} title={fullText(session.createdAt)}>
                    {dateText(session.createdAt)}
                  </time>
                </p>
              </div>
              {!session.current && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`End it: the session of ${deviceText(session.userAgent)}`}
                  onClick={() => setEnding(session)}
                >
                  End it
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={2} height={56} />
      )}
      {ending && (
        <Confirm
          title="End this session?"
          verb="End it"
          onConfirm={async () => {
            await client.access.endSession({ id: ending.id });
            await queries.invalidateQueries({ queryKey: api.access.sessions.key() });
          }}
          onClose={() => setEnding(undefined)}
        >
          {deviceText(ending.userAgent)} must sign in again. What was typed there is not lost.
        </Confirm>
      )}
    </Card>
  );
}
