import type { ModelInForce } from "@firsthand/transform/models/contract";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";

import { api } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { failureOf } from "../../api/problem.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import { ChangesView } from "./changes/changes-view.tsx";
import { countChanges, diffLines } from "./changes/line-diff.ts";
import { changesText } from "./contents-words.ts";
import { model } from "./use-model.ts";

/** Whose version is in force, as an answer says that refuses ours. */
interface Standing {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string | undefined;
  readonly why: string;
}

/** Puts a text in force: shows what that changes, asks why, and whose is to stand when somebody was quicker. */
export function PutDialog({
  title,
  verb,
  text,
  inForce,
  why,
  onWhy,
  onDone,
  onClose,
}: {
  readonly title: string;
  readonly verb: string;
  readonly text: string;
  readonly inForce: ModelInForce;
  readonly why: string;
  readonly onWhy: (why: string) => void;
  readonly onDone: (now: ModelInForce) => void;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [base] = useState(inForce.version);
  const save = useMutation({
    ...api.models.save.mutationOptions(),
    onSuccess: async (now) => {
      onDone(now);
      queries.setQueryData(api.models.show.queryKey({ input: { model } }), now);
      notifications.show({ message: `Version ${now.version} is in force.` });
      // Everybody's position hangs on the model.
      await Promise.all([
        queries.invalidateQueries({ queryKey: api.models.versions.key() }),
        queries.invalidateQueries({ queryKey: api.position.key() }),
        queries.invalidateQueries({ queryKey: api.attestations.key() }),
      ]);
    },
    onError: async (error) => {
      if (failureOf(error).status === 409) await queries.invalidateQueries({ queryKey: api.models.key() });
    },
  });
  const conflict = standingOf(save.error);
  const put = (ifVersion: number) => save.mutate({ model, text, why: why.trim(), ifVersion });
  const changes = useMemo(() => countChanges(diffLines(inForce.text, text)), [inForce.text, text]);
  // The dialog that asks to sign in again says all that is to be said.
  const sessionEnded = save.error !== null && failureOf(save.error).status === 401;
  const fault = issuesOf(save.error)["why"];
  return (
    <Modal opened onClose={onClose} title={title} size="lg" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!conflict) put(base);
        }}
      >
        <Stack gap="sm">
          <p>
            {changesText(changes)} Positions are worked out with it at once. The version before stays in the list and
            can be put in force again.
          </p>
          <ChangesView before={inForce.text} after={text} label="What changes by it" low />
          <Textarea
            label="Why"
            description="Everybody sees it beside the version."
            data-autofocus
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            value={why}
            error={fault}
            onChange={(event) => onWhy(event.currentTarget.value)}
          />
          {conflict ? (
            <Quicker
              standing={conflict}
              busy={save.isPending}
              onMine={() => put(conflict.version)}
              onTheirs={onClose}
            />
          ) : (
            <>
              {fault === undefined && !sessionEnded && <FailureNote error={save.error} />}
              <Group justify="flex-end" gap="xs">
                <Button variant="default" onClick={onClose}>
                  Cancel
                </Button>
                <Button type="submit" loading={save.isPending} disabled={why.trim() === ""}>
                  {verb}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </form>
    </Modal>
  );
}

function Quicker({
  standing: { version, savedBy, savedAt, why },
  busy,
  onMine,
  onTheirs,
}: {
  readonly standing: Standing;
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  return (
    <Note
      tone="warning"
      told="alert"
      title={`${savedBy} put version ${version} in force meanwhile`}
      action={
        <>
          <Button variant="default" size="compact-sm" onClick={onTheirs}>
            Keep theirs for now
          </Button>
          <Button size="compact-sm" loading={busy} onClick={onMine}>
            Put mine in force
          </Button>
        </>
      }
    >
      {savedAt !== undefined && <time title={fullText(savedAt)}>{momentText(savedAt)}</time>}
      {why !== "" && <>: “{why}”</>}
      <p>What you wrote is still here; above stands how it differs from theirs.</p>
    </Note>
  );
}

function standingOf(error: unknown): Standing | undefined {
  if (error === null || error === undefined) return undefined;
  const { code, details } = failureOf(error);
  const stands = details["stands"];
  if (code !== "model_conflict" || typeof stands !== "object" || stands === null) return undefined;
  const said = (key: string): unknown => Reflect.get(stands, key);
  const [version, savedBy, savedAt, why] = [said("version"), said("savedBy"), said("savedAt"), said("why")];
  return {
    version: typeof version === "number" ? version : 0,
    savedBy: typeof savedBy === "string" ? savedBy : "Somebody",
    savedAt: typeof savedAt === "string" ? savedAt : undefined,
    why: typeof why === "string" ? why : "",
  };
}
