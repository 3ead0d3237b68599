import type { ShownMessage } from "@firsthand/engage/conversations/contract";
import { Loader } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";

import { client } from "../../../api/client.ts";
import { languageText } from "../../../format/words.ts";
import { readersLanguage, useAssist } from "../../../parts/assist/use-assist.ts";
import { Written } from "../../../parts/assist/written.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import classes from "./assist.module.css";

/** Translates a message into the language of who reads, where it is not in it already. */
export function Translation({
  conversation,
  message,
}: {
  readonly conversation: string;
  readonly message: ShownMessage;
}) {
  const isOn = useAssist("translation");
  const into = readersLanguage();
  const translate = useMutation({
    mutationFn: () => client.assist.translate({ id: conversation, messageId: message.id, into }),
  });
  if (!isOn || message.labels.language === into || message.body.trim() === "") return undefined;
  const { data, error, isPending } = translate;
  return (
    <>
      {data ? (
        <Written
          label="Translation"
          by={`Translated into ${languageText(data.into)} by the language model ${data.model}; it may be wrong`}
          text={data.text}
          note={data.cut ? "It ends before the message does." : undefined}
          action={
            <button type="button" className={classes["quiet"]} onClick={() => translate.reset()}>
              Hide
            </button>
          }
        />
      ) : (
        <button type="button" className={classes["quiet"]} disabled={isPending} onClick={() => translate.mutate()}>
          {isPending ? <Loader size={12} aria-label="Translating" /> : "Translate"}
        </button>
      )}
      <FailureNote error={error} />
    </>
  );
}
