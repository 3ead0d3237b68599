import { Button, Modal, PasswordInput, Stack } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, type SyntheticEvent, useState } from "react";

import { client } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { FailureNote } from "../../parts/note.tsx";
import { useSignedIn } from "../../shell/session.ts";
import { PasskeyNote } from "../access/passkey-note.tsx";
import { askForPasskey, passkeysWork } from "../access/passkeys.ts";

interface Asked {
  readonly password: boolean;
  readonly passkey: boolean;
  readonly proved: () => void;
  readonly cancelled: () => void;
}

export interface Proof {
  /** Does it; where the server asks for a proof first, asks for that and does it again. */
  readonly guard: <T>(work: () => Promise<T>) => Promise<T>;
  /** To be shown somewhere on the page. */
  readonly dialog: ReactNode;
}

/** Asks whoever sits here to prove who they are, where the server wants it for what they are doing. */
export function useProof(): Proof {
  const [asked, setAsked] = useState<Asked>();
  const guard = async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const { code, details } = failureOf(error);
      const ways = { password: details["password"] === true, passkey: details["passkey"] === true };
      if (code !== "proof_needed" || !(ways.password || ways.passkey)) throw error;
      await new Promise<void>((resolve, reject) => {
        setAsked({ ...ways, proved: resolve, cancelled: () => reject(error) });
      });
      return await work();
    }
  };
  const close = (how: "proved" | "cancelled") => {
    asked?.[how]();
    setAsked(undefined);
  };
  return {
    guard,
    dialog: asked && <ProofDialog {...asked} proved={() => close("proved")} cancelled={() => close("cancelled")} />,
  };
}

function ProofDialog({ password: byPassword, passkey, proved, cancelled }: Asked) {
  const { person } = useSignedIn();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const prove = useMutation({ mutationFn: () => client.access.prove({ password }), onSuccess: proved });
  const provePasskey = useMutation({
    mutationFn: async () => client.access.proveByPasskey(await askForPasskey()),
    onSuccess: proved,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = password === "" ? "Write your password." : undefined;
    setFault(found);
    if (found === undefined) prove.mutate();
  };
  return (
    <Modal opened onClose={cancelled} title="Is it still you?" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p>What you are about to change decides who comes in. It holds for ten minutes.</p>
          {byPassword && (
            <>
              <input type="hidden" autoComplete="username" value={person.email} readOnly />
              <PasswordInput
                label="Your password"
                autoComplete="current-password"
                data-autofocus
                visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
                value={password}
                error={fault}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <FailureNote error={prove.error} />
              <Button type="submit" loading={prove.isPending}>
                It is me
              </Button>
            </>
          )}
          {passkey && passkeysWork() && (
            <>
              <PasskeyNote error={provePasskey.error} />
              <Button
                variant={byPassword ? "default" : "filled"}
                leftSection={<IconFingerprint size={18} stroke={1.7} />}
                loading={provePasskey.isPending}
                onClick={() => provePasskey.mutate()}
              >
                Use your passkey
              </Button>
            </>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
