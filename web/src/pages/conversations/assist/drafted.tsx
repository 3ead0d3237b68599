import { Button } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import { client } from "../../../api/client.ts";
import { useAssist } from "../../../parts/assist/use-assist.ts";
import { Written } from "../../../parts/assist/written.tsx";
import type { Drafted } from "../reply/draft.ts";
import classes from "./assist.module.css";

/** Has a reply drafted for a conversation; `take` gets it. */
export function useDrafting(conversation: string, take: (drafted: Drafted) => void) {
  const isOn = useAssist("draft");
  const asked = useMutation({ mutationFn: () => client.assist.draft({ id: conversation }), onSuccess: take });
  return { isOn, asked };
}

/** Puts a draft where the reply is written; nothing where no language model is switched on for it. */
export function DraftButton({ drafting: { isOn, asked } }: { readonly drafting: ReturnType<typeof useDrafting> }) {
  if (!isOn) return undefined;
  return (
    <Button
      size="compact-md"
      variant="subtle"
      aria-label="Draft a reply"
      leftSection={<IconSparkles size={16} stroke={1.7} />}
      loading={asked.isPending}
      onClick={() => asked.mutate()}
    >
      <span className={classes["words"]}>Draft a reply</span>
    </Button>
  );
}

/** Says that what stands in the box was not written by a person, and what in it has to be looked at. */
export function DraftedNote({
  text,
  drafted,
  onUndo,
}: {
  /** What stands in the box now. */
  readonly text: string;
  readonly drafted: Drafted;
  readonly onUndo: () => void;
}) {
  const untouched = text === drafted.text;
  const open = drafted.toCheck.filter((one) => text.includes(one));
  if (!untouched && open.length === 0) return undefined;
  const check = open.length > 0 ? `Look at this before it goes out: ${open.join(", ")}` : undefined;
  return (
    <Written
      label="Draft"
      by={
        untouched
          ? `Drafted by the language model ${drafted.model}${drafted.cut ? ", and not to its end" : ""}. Read and change it: nobody has yet.`
          : `Drafted by the language model ${drafted.model}, and changed since.`
      }
      note={check}
      action={
        untouched && (
          <button type="button" className={classes["quiet"]} onClick={onUndo}>
            Take it out
          </button>
        )
      }
    />
  );
}
