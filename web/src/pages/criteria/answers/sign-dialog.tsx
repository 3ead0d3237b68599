import type { Attestation } from "@firsthand/transform/attestations/contract";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";

import { utcDayText } from "../../../format/dates.ts";
import { ProofLink } from "./answer-view.tsx";
import classes from "./answers.module.css";
import { Failed } from "./failed.tsx";
import { useSign } from "./use-answers.ts";

interface SignDialogProps {
  /** What the criterion says. */
  readonly says: string;
  readonly answer: Attestation;
  readonly onClose: () => void;
}

/** Shows what is signed before it is: the statement, the answer and its proof. */
export function SignDialog({ says, answer: { id, met, words, proof, by, at }, onClose }: SignDialogProps) {
  const sign = useSign();
  return (
    <Modal
      opened
      onClose={onClose}
      title="Sign as the second person"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="sm">
        <p className={classes["statement"]}>{says}</p>
        <div>
          <p>
            {by.name} answered on {utcDayText(at)}:{" "}
            <span className={classes["verdict"]}>{met ? "it is so" : "it is not so"}</span>.
          </p>
          {words !== null && <p className={classes["words"]}>{words}</p>}
          <dl className={classes["facts"]}>
            <div>
              <dt>Proof</dt>
              <dd>{proof === null ? "none was given" : <ProofLink proof={proof} />}</dd>
            </div>
          </dl>
        </div>
        <p>You confirm that this is {met ? "so" : "not so"}.</p>
        <Failed error={sign.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button
            leftSection={<IconSignature size={16} stroke={1.7} aria-hidden />}
            loading={sign.isPending}
            onClick={() => sign.mutate({ id }, { onSuccess: onClose })}
          >
            Sign
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
