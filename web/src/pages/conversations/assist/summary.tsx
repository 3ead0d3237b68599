import { Button } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import { client } from "../../../api/client.ts";
import { countText } from "../../../format/numbers.ts";
import { readersLanguage, useAssist } from "../../../parts/assist/use-assist.ts";
import { Written } from "../../../parts/assist/written.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import classes from "./assist.module.css";

/** The summary of a conversation, as long as that is open. */
export function useSummary(id: string) {
  const isOn = useAssist("summary");
  const asked = useMutation({
    mutationFn: (conversation: string) => client.assist.summarise({ id: conversation, into: readersLanguage() }),
  });
  return { isOn, isHere: asked.variables === id, asked, ask: () => asked.mutate(id) };
}

type Summary = ReturnType<typeof useSummary>;

/** Asks for a summary; nothing where no language model is switched on for it. */
export function SummaryButton({ summary: { isOn, isHere, asked, ask } }: { readonly summary: Summary }) {
  if (!isOn) return undefined;
  return (
    <Button
      size="compact-md"
      variant="subtle"
      leftSection={<IconSparkles size={16} stroke={1.7} />}
      aria-label="Summarise"
      loading={isHere && asked.isPending}
      onClick={ask}
    >
      <span className={classes["words"]}>Summarise</span>
    </Button>
  );
}

/** The summary above the messages, or why there is none. */
export function SummaryPanel({ summary: { isHere, asked } }: { readonly summary: Summary }) {
  const { data, error } = asked;
  if (!isHere || (!data && !error)) return undefined;
  return (
    <div className={classes["panel"]}>
      <FailureNote error={error} />
      {data && (
        <Written
          label="Summary"
          by={`Summarised by the language model ${data.model} from ${countText(data.read)} ${data.read === 1 ? "message" : "messages"}; it may be wrong`}
          text={data.text}
          note={noteOf(data)}
          action={
            <button type="button" className={classes["quiet"]} onClick={() => asked.reset()}>
              Hide
            </button>
          }
        />
      )}
    </div>
  );
}

function noteOf({ leftOut, cut }: { readonly leftOut: number; readonly cut: boolean }): string | undefined {
  const notes = [
    ...(leftOut > 0 ? [`${countText(leftOut)} messages in the middle were too many to be read.`] : []),
    ...(cut ? ["It ends before it was complete."] : []),
  ];
  return notes.length > 0 ? notes.join(" ") : undefined;
}
