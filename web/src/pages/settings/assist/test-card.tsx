import type { AssistShown } from "@firsthand/engage/assist/contract";
import { Button, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";

import { client } from "../../../api/client.ts";
import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { FailureNote, Note } from "../../../parts/note.tsx";

/** Asks the model for one word. */
export function TestCard({ settings }: { readonly settings: AssistShown }) {
  const test = useMutation({ mutationFn: () => client.assist.test() });
  return (
    <Card title="Try it" about="Asks for one word, with nothing of any customer">
      <Stack gap="sm">
        <FailureNote error={test.error} />
        {test.data && (
          <Note tone="positive" told="status" title={`${test.data.model} answers`}>
            {`“${test.data.text}”, after ${countText(test.data.milliseconds)} ms, with ${countText(test.data.promptTokens)} tokens asked and ${countText(test.data.answerTokens)} answered.`}
          </Note>
        )}
        <div>
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {`Ask ${settings.model}`}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
