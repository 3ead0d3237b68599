import { Button, Group, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, dateText } from "../../format/dates.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { deviceText } from "./device.ts";
import { useProof } from "./factors-proof.tsx";
import classes from "./settings.module.css";

interface FactorsMemberProps {
  readonly member: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** How a member signs in and where; ends sessions, and removes factors that were lost. */
export function FactorsMember({ member: { id, name }, onClose }: FactorsMemberProps) {
  const queries = useQueryClient();
  const proof = useProof();
  const [removing, setRemoving] = useState(false);
  const { data, error, refetch } = useQuery({
    ...api.access.memberSignIn.queryOptions({ input: { id } }),
    meta: { topics: ["access"] },
  });
  const refresh = () => queries.invalidateQueries({ queryKey: api.access.key() });
  const end = useMutation({
    mutationFn: async (session: string | undefined) => {
      if (session === undefined) await client.access.endMemberSessions({ id });
      else await client.access.endMemberSession({ id, session });
    },
    onSuccess: refresh,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`How ${name} signs in`}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {data ? (
        <Stack gap="sm">
          <p className={classes["muted"]}>{factorWords(data)}</p>
          {(data.totpSince !== null || data.passkeys > 0) && (
            <div>
              <Button variant="default" size="xs" onClick={() => setRemoving(true)}>
                Remove lost factors
              </Button>
            </div>
          )}
          <FailureNote error={end.error} />
          <ul className={classes["list"]} aria-label={`Sessions of ${name}`}>
            {data.sessions.length === 0 && <li className={classes["muted"]}>Not signed in anywhere.</li>}
            {data.sessions.map((session) => (
              <li key={session.id} className={classes["row"]}>
                <div className={classes["words"]}>
                  <span className={classes["name"]}>{deviceText(session.userAgent)}</span>
                  <p className={classes["fine"]}>
                    {session.address !== null && `From ${session.address}, `}seen {agoText(session.lastSeenAt)}, signed
                    in {dateText(session.createdAt)}
                  </p>
                </div>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`End it: the session of ${deviceText(session.userAgent)}`}
                  onClick={() => end.mutate(session.id)}
                >
                  End it
                </Button>
              </li>
            ))}
          </ul>
          {data.sessions.length > 1 && (
            <Group justify="flex-end">
              <Button variant="default" onClick={() => end.mutate(undefined)} loading={end.isPending}>
                End all
              </Button>
            </Group>
          )}
        </Stack>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={2} height={48} />
      )}
      {removing && (
        <Confirm
          title={`Remove the factors of ${name}?`}
          verb="Remove them"
          onConfirm={async () => {
            await proof.guard(() => client.access.removeMemberFactors({ id }));
            await refresh();
            notifications.show({ message: `${name} signs in with the password alone the next time.` });
          }}
          onClose={() => setRemoving(false)}
        >
          The app, recovery codes and passkeys open nothing any more, and all sessions end. Make sure that it is really{" "}
          {name} who asks for it.
        </Confirm>
      )}
      {proof.dialog}
    </Modal>
  );
}

type MemberSignIn = Awaited<ReturnType<typeof client.access.memberSignIn>>;

function factorWords({ hasPassword, totpSince, recoveryCodesLeft, passkeys, required }: MemberSignIn): string {
  const ways = [
    hasPassword ? "a password" : undefined,
    totpSince === null
      ? undefined
      : `an authenticator app since ${dateText(totpSince)} (${recoveryCodesLeft} recovery codes left)`,
    passkeys === 0 ? undefined : passkeys === 1 ? "a passkey" : `${passkeys} passkeys`,
  ].filter((way) => way !== undefined);
  const said = ways.length === 0 ? "Only with a provider" : `With ${ways.join(", ")}`;
  return required && totpSince === null && passkeys === 0
    ? `${said}. A second factor is asked for, and will be added at the next sign-in.`
    : `${said}.`;
}
