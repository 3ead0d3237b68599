import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";

import { api } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import classes from "./answers.module.css";
import { Failed } from "./failed.tsx";
import { useWithdrawalDraft } from "./drafts.ts";
import { useAnswersChanged } from "./use-answers.ts";

/** Takes an answer back, and says why; the one before it stands again. */
export function WithdrawForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { draft, change, discard } = useWithdrawalDraft(id, { why: "" });
  const [fault, setFault] = useState<string>();
  const changed = useAnswersChanged();
  const withdraw = useMutation({
    ...api.attestations.withdraw.mutationOptions(),
    onSuccess: async () => {
      await changed();
      discard();
      notifications.show({ message: "The answer is taken back." });
      onClose();
    },
    onError: changed,
  });
  const told = issuesOf(withdraw.error);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = draft.why.trim();
    setFault(why === "" ? "Say why." : undefined);
    if (why !== "") withdraw.mutate({ id, why });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its field is pressed, Esc closes it
    <form
      className={classes["form"]}
      noValidate
      aria-label="Take the answer back"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <TextInput
        ref={field}
        label="Why"
        description="It stays readable, with your reason. The answer before it stands again, if there is one."
        maxLength={500}
        value={draft.why}
        error={fault ?? told["why"]}
        onChange={({ currentTarget: { value } }) => change({ why: value })}
      />
      {Object.keys(told).length === 0 && <Failed error={withdraw.error} />}
      <div className={classes["buttons"]}>
        <Button type="submit" loading={withdraw.isPending}>
          Take it back
        </Button>
        <Button
          variant="default"
          onClick={() => {
            discard();
            onClose();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
