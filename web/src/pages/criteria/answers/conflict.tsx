import type { Attestation, Somebody } from "@firsthand/transform/attestations/contract";
import { Button } from "@mantine/core";
import { z } from "zod";

import { failureOf } from "../../../api/problem.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { Note } from "../../../parts/note.tsx";

/** The answer that stands now where another one was seen; null parts where it is gone. */
interface Conflict {
  readonly id: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly met: boolean | null;
}

interface Known {
  readonly newest: Attestation | undefined;
  readonly seen: string | null;
}

/** Somebody was quicker: as a refusal says, or as a live update has brought before anything was sent. */
export function conflictOf(error: unknown, { newest, seen }: Known): Conflict | undefined {
  if (error !== null && error !== undefined) {
    const { code, details } = failureOf(error);
    if (code === "attestation_conflict") return newest && newest.id !== seen ? conflictWith(newest) : told(details);
  }
  return (newest?.id ?? null) === seen ? undefined : conflictWith(newest);
}

function conflictWith(newest: Attestation | undefined): Conflict {
  if (newest === undefined) return { id: null, by: null, at: null, met: null };
  return { id: newest.id, by: newest.by.name, at: newest.at, met: newest.met };
}

const text = z.string().nullable().catch(null);
const refused = z.object({
  id: text,
  by: z
    .object({ name: z.string() })
    .transform(({ name }) => name)
    .nullable()
    .catch(null),
  at: text,
  met: z.boolean().nullable().catch(null),
});

function told({ newest }: Readonly<Record<string, unknown>>): Conflict {
  if (typeof newest !== "object" || newest === null) return conflictWith(undefined);
  return refused.parse(newest);
}

interface AnswerConflictProps {
  readonly conflict: Conflict;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onMine: () => void;
}

/** Says what stands now, and asks whose answer is to stand; what was typed is still in the form. */
export function AnswerConflict({ conflict, busy, onKeep, onMine }: AnswerConflictProps) {
  return (
    <Note
      tone="warning"
      told="alert"
      title={meanwhileText(conflict)}
      action={
        <>
          <Button variant="default" size="compact-sm" onClick={onKeep}>
            {conflict.by === null ? "Leave it so" : "Keep theirs"}
          </Button>
          <Button size="compact-sm" loading={busy} onClick={onMine}>
            Save mine
          </Button>
        </>
      }
    >
      <Moment at={conflict.at} />
      What you typed is still here.
    </Note>
  );
}

interface BarredProps {
  readonly owner: Somebody;
  readonly conflict: Conflict | undefined;
  readonly onKeep: () => void;
}

/** Somebody else became the owner meanwhile, so nothing can be saved; what was typed is still there to be copied. */
export function Barred({ owner, conflict, onKeep }: BarredProps) {
  return (
    <Note
      tone="warning"
      told="alert"
      title={conflict ? meanwhileText(conflict) : `${owner.name} answers for this now`}
      action={
        <Button variant="default" size="compact-sm" onClick={onKeep}>
          {conflict === undefined || conflict.by === null ? "Leave it so" : "Keep theirs"}
        </Button>
      }
    >
      {conflict && <Moment at={conflict.at} />}
      {conflict && `${owner.name} answers for this now. `}
      Ask them, or somebody who may change the owner. What you typed is still here.
    </Note>
  );
}

function meanwhileText({ by, met }: Conflict): string {
  if (by === null) return "The answer that you had seen is not there any more";
  return `${by} answered “${met === true ? "it is so" : "it is not so"}” meanwhile`;
}

function Moment({ at }: Pick<Conflict, "at">) {
  return at !== null && <time title={fullText(at)}>{momentText(at)}. </time>;
}
