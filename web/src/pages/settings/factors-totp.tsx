import { Button, Group, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { RecoveryCodes } from "../access/recovery-codes.tsx";
import { TotpOffer } from "../access/totp-offer.tsx";
import { type Proof, useProof } from "./factors-proof.tsx";
import classes from "./settings.module.css";

type Factors = Awaited<ReturnType<typeof client.access.factors>>;

/** Fewer are a reason to make new ones. */
const FEW_CODES = 3;

/** The authenticator app of one's account, and its recovery codes. */
export function FactorsTotp({ factors }: { readonly factors: Factors }) {
  const { totpSince, recoveryCodesLeft, required } = factors;
  const queries = useQueryClient();
  const proof = useProof();
  const [dialog, setDialog] = useState<"remove" | "renew">();
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useMutation({ mutationFn: () => proof.guard(() => client.access.beginTotp()) });
  const refresh = () => queries.invalidateQueries({ queryKey: api.access.key() });
  return (
    <Card title="Authenticator app" about="A code besides the password, so that a stolen password alone opens nothing">
      <div className={classes["form"]}>
        {totpSince === null ? (
          <>
            {required && (
              <Note tone="warning" title="Your organisation asks for a second factor">
                Add an app or a passkey now; otherwise you are asked to at your next sign-in.
              </Note>
            )}
            <FailureNote error={begin.error} />
            <div>
              <Button loading={begin.isPending} onClick={() => begin.mutate()}>
                Add an authenticator app
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>
              Asked for since{" "}
              <time dateTime={totpSince} title={fullText(totpSince)}>
                {dateText(totpSince)}
              </time>
              . {recoveryCodesLeft} of 10 recovery codes are left.
            </p>
            {recoveryCodesLeft < FEW_CODES && (
              <Note tone="warning" title="Few recovery codes are left">
                Make new ones, so that a lost device does not keep you out.
              </Note>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={() => setDialog("renew")}>
                New recovery codes
              </Button>
              <Button variant="default" onClick={() => setDialog("remove")}>
                Remove the app
              </Button>
            </Group>
          </>
        )}
      </div>
      {begin.data && (
        <AddApp
          offer={begin.data}
          proof={proof}
          onClose={() => {
            begin.reset();
            void refresh();
          }}
        />
      )}
      {dialog === "remove" && (
        <Confirm
          title="Remove the authenticator app?"
          verb="Remove it"
          onConfirm={async () => {
            await proof.guard(() => client.access.removeTotp());
            await refresh();
            notifications.show({ message: "The app is no longer asked for. Other sessions of yours have ended." });
          }}
          onClose={() => setDialog(undefined)}
        >
          Its recovery codes go with it, and your other sessions end. Your password then opens your account by itself.
        </Confirm>
      )}
      {dialog === "renew" && (
        <Confirm
          title="Make new recovery codes?"
          verb="Make new ones"
          onConfirm={async () => {
            const made = await proof.guard(() => client.access.renewRecoveryCodes());
            setCodes(made.recoveryCodes);
            await refresh();
          }}
          onClose={() => setDialog(undefined)}
        >
          Those that you kept open nothing any more.
        </Confirm>
      )}
      {codes && (
        <Modal opened onClose={() => undefined} withCloseButton={false} title="New recovery codes" centered>
          <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
        </Modal>
      )}
      {proof.dialog}
    </Card>
  );
}

function AddApp({
  offer,
  proof,
  onClose,
}: {
  readonly offer: { readonly secret: string; readonly uri: string };
  readonly proof: Proof;
  readonly onClose: () => void;
}) {
  const confirm = useMutation({
    mutationFn: (code: string) => proof.guard(() => client.access.confirmTotp({ code })),
  });
  const made = confirm.data?.recoveryCodes;
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={!made}
      closeOnClickOutside={false}
      closeOnEscape={!made}
      title={made ? "The app is asked for from now on" : "Add an authenticator app"}
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {made ? (
        <RecoveryCodes codes={made} onKept={onClose} />
      ) : (
        <TotpOffer
          offer={offer}
          error={confirm.error}
          pending={confirm.isPending}
          onCode={(code) => confirm.mutate(code)}
        />
      )}
    </Modal>
  );
}
