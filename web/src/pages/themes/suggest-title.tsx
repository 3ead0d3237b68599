import { Button } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import { client } from "../../api/client.ts";
import { useAssist } from "../../parts/assist/use-assist.ts";
import { Written } from "../../parts/assist/written.tsx";
import { FailureNote } from "../../parts/note.tsx";

/** Has a language model suggest a title for a theme; nothing where none is switched on for it. */
export function SuggestTitle({
  theme,
  title,
  onTitle,
}: {
  readonly theme: string;
  /** What stands in the field now. */
  readonly title: string;
  readonly onTitle: (title: string) => void;
}) {
  const isOn = useAssist("theme");
  const asked = useMutation({
    mutationFn: () => client.assist.nameTheme({ id: theme }),
    onSuccess: ({ text }) => onTitle(text),
  });
  if (!isOn) return undefined;
  return (
    <>
      {asked.data?.text === title && (
        <Written label="Suggestion" by={`Suggested by the language model ${asked.data.model}; change it as you like`} />
      )}
      <FailureNote error={asked.error} />
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconSparkles size={16} stroke={1.7} />}
          loading={asked.isPending}
          onClick={() => asked.mutate()}
        >
          Suggest a title
        </Button>
      </div>
    </>
  );
}
