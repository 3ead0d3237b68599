import { ASSIST_USES, type AssistShown, type AssistUse } from "@firsthand/engage/assist/contract";
import { Button, Checkbox, Group, NumberInput, PasswordInput, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { failureOf } from "../../../api/problem.ts";
import { Card } from "../../../parts/card.tsx";
import { Confirm } from "../../../parts/confirm.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../settings.module.css";
import own from "./assist.module.css";
import { type AssistDraft, draftOf, givenOf, useAssistDraft } from "./draft.ts";

const uses = Object.keys(ASSIST_USES) as AssistUse[];

const about: Readonly<Record<AssistUse, string>> = {
  draft: "In the box where a conversation is answered; a person reads, changes and sends it",
  summary: "Above the messages of a conversation",
  translation: "Under a message that is not in the language of who reads",
  theme: "Where a theme becomes a topic or an insight",
};

/** Which model is asked, and what for. */
export function ModelForm({ settings }: { readonly settings: AssistShown | null }) {
  const queries = useQueryClient();
  const { draft: kept, change, discard } = useAssistDraft("model", draftOf(settings));
  const [key, setKey] = useState("");
  const [removing, setRemoving] = useState(false);
  const draft: AssistDraft = { ...kept, key };
  const save = useMutation({
    mutationFn: () => client.assist.save(givenOf(draft)),
    onSuccess: async (saved) => {
      setKey("");
      change(draftOf(saved));
      discard();
      notifications.show({ message: "It holds from now on." });
      await queries.invalidateQueries({ queryKey: api.assist.key() });
    },
  });
  const issues = issuesOf(save.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const load = () => {
    change(draftOf(settings));
    discard();
    save.reset();
  };
  const conflict = save.error !== null && failureOf(save.error).code === "assist_conflict";
  return (
    <Card title="The model" about="Any that speaks as OpenAI's chat completions do, also one of your own">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Where draft={draft} hasKey={settings?.hasKey ?? false} issues={issues} change={change} onKey={setKey} />
          <Checkbox.Group
            label="What it is used for"
            description="Nothing of it is shown while it is off. Who may use it has the permission assist.use."
            value={[...draft.uses]}
            error={issues["uses"]}
            onChange={(chosen) => change({ uses: uses.filter((one) => chosen.includes(one)) })}
          >
            <Stack gap={8} mt={8}>
              {uses.map((one) => (
                <Checkbox key={one} value={one} label={ASSIST_USES[one]} description={about[one]} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Bounds draft={draft} issues={issues} change={change} />
          <p className={classes["muted"]}>
            Names, addresses and numbers that are known or recognised are replaced before anything is sent, and put back
            in the answer. Everything else of the conversation goes to that address: agree with whoever runs it on what
            they may do with it.
          </p>
          <FailureNote
            error={save.error}
            action={
              conflict && (
                <Button size="xs" variant="default" onClick={load}>
                  Load what stands now
                </Button>
              )
            }
          />
          <Group gap="xs">
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
            {settings && (
              <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
                Ask no model any more
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      {removing && (
        <Confirm
          title="Ask no language model any more?"
          verb="Take it away"
          onConfirm={async () => {
            await client.assist.remove();
            change(draftOf(null));
            discard();
            await queries.invalidateQueries({ queryKey: api.assist.key() });
          }}
          onClose={() => setRemoving(false)}
        >
          Its address and its key are forgotten. What was counted stays.
        </Confirm>
      )}
    </Card>
  );
}

interface PartProps {
  readonly draft: AssistDraft;
  readonly issues: Readonly<Record<string, string>>;
  readonly change: (changes: Partial<AssistDraft>) => void;
}

function Where({
  draft,
  hasKey,
  issues,
  change,
  onKey,
}: PartProps & { readonly hasKey: boolean; readonly onKey: (key: string) => void }) {
  const mayOpen = useMay("system.manage");
  return (
    <>
      <TextInput
        label="Address"
        description="What lies before /chat/completions"
        placeholder="https://models.example.org/v1"
        maxLength={500}
        value={draft.address}
        error={issues["address"]}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <Checkbox
        label="Its host stands in our own network and may be reached"
        checked={draft.ownNetwork}
        disabled={!mayOpen && !draft.ownNetwork}
        error={issues["ownNetwork"]}
        onChange={(event) => change({ ownNetwork: event.currentTarget.checked })}
      />
      <TextInput
        label="Model"
        description="As that address calls it"
        maxLength={200}
        value={draft.model}
        error={issues["model"]}
        onChange={(event) => change({ model: event.currentTarget.value })}
      />
      <PasswordInput
        label="Key"
        description={
          hasKey
            ? "One is kept, sealed, and is not shown again. Leave this empty to keep it; another address needs it anew."
            : "Kept sealed, and not shown again"
        }
        autoComplete="off"
        maxLength={1000}
        value={draft.key}
        disabled={draft.keyless}
        error={issues["key"]}
        onChange={(event) => onKey(event.currentTarget.value)}
      />
      <Checkbox
        label="It asks for no key"
        checked={draft.keyless}
        onChange={(event) => change({ keyless: event.currentTarget.checked })}
      />
    </>
  );
}

function Bounds({ draft, issues, change }: PartProps) {
  return (
    <div className={own["bounds"]}>
      <NumberInput
        label="Most tokens a month"
        description="Empty: no cap"
        min={1}
        allowDecimal={false}
        thousandSeparator=","
        value={draft.monthTokens}
        error={issues["monthTokens"]}
        onChange={(monthTokens) => change({ monthTokens })}
      />
      <NumberInput
        label="Waits at most, in seconds"
        description="From 5 to 300"
        min={5}
        max={300}
        allowDecimal={false}
        value={draft.patienceSeconds}
        error={issues["patienceSeconds"]}
        onChange={(patienceSeconds) => change({ patienceSeconds })}
      />
      <NumberInput
        label="Price of tokens asked"
        description="Of a million; empty: not known"
        min={0}
        value={draft.promptPrice}
        error={issues["promptPrice"]}
        onChange={(promptPrice) => change({ promptPrice })}
      />
      <NumberInput
        label="Price of tokens answered"
        description="Of a million; empty: not known"
        min={0}
        value={draft.answerPrice}
        error={issues["answerPrice"]}
        onChange={(answerPrice) => change({ answerPrice })}
      />
      <TextInput
        label="Currency"
        description="Such as EUR"
        maxLength={3}
        value={draft.currency}
        error={issues["currency"]}
        onChange={(event) => change({ currency: event.currentTarget.value })}
      />
    </div>
  );
}
