import type { PrivacyRequest } from "@firsthand/govern/privacy/contract";
import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";

import { api, client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";

interface DialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** Asks why, and restricts. */
export function RestrictDialog({ id, onClose }: DialogProps) {
  const [why, setWhy] = useState("");
  return (
    <Asked
      title="Restrict this customer?"
      verb="Restrict"
      ready={why.trim() !== ""}
      onClose={onClose}
      act={() => client.privacy.restrict({ id, why: why.trim() })}
    >
      <Why
        label="Why are their data restricted?"
        description="For example: what they wrote is disputed, or is kept for a claim of theirs."
        value={why}
        onChange={setWhy}
      />
    </Asked>
  );
}

/** Asks when the customer was told, and lifts a restriction. */
export function LiftDialog({ id, onClose }: DialogProps) {
  const [why, setWhy] = useState("");
  const [told, setTold] = useState("");
  return (
    <Asked
      title="Use their data again?"
      verb="Lift the restriction"
      ready={why.trim() !== "" && told !== ""}
      onClose={onClose}
      act={() => client.privacy.lift({ id, why: why.trim(), toldAt: new Date(`${told}T00:00:00`).toISOString() })}
    >
      <p>The customer has to be told before (Art. 18(3) GDPR). That it was restricted stays on record.</p>
      <TextInput
        data-autofocus
        required
        type="date"
        label="The customer was told on"
        value={told}
        onChange={(event) => setTold(event.currentTarget.value)}
      />
      <Why label="Why is it lifted?" value={why} onChange={setWhy} />
    </Asked>
  );
}

function Why({
  label,
  description,
  value,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Textarea
      required
      label={label}
      {...(description === undefined ? {} : { description })}
      value={value}
      maxLength={1000}
      autosize
      minRows={2}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Asked({
  title,
  verb,
  ready,
  act,
  onClose,
  children,
}: {
  readonly title: string;
  readonly verb: string;
  readonly ready: boolean;
  readonly act: () => Promise<PrivacyRequest>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const cache = useQueryClient();
  const doing = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: api.privacy.key() });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    doing.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {children}
          <FailureNote error={doing.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={doing.isPending} disabled={!ready}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
