import { noteChange } from "@firsthand/platform/trace";

import type { Answer } from "../rules/standing.ts";

type Asked = Pick<Answer, "criterion" | "unit">;

/** What a criterion and its unit are called in the record of who did what. */
export const nameOfAsked = ({ criterion, unit }: Asked): string =>
  unit === null ? criterion : `${criterion} in ${unit}`;

/** Notes for the record of who did what how an answer stood and stands; the words of owners stay with the answer. */
export function noteAnswer(before: Answer | undefined, after: Answer): void {
  noteChange({ subject: `answer ${nameOfAsked(after)}`, before: before ? toldOf(before) : null, after: toldOf(after) });
}

function toldOf({ version, met, expiresAt, proof, signed, checked, withdrawn }: Answer) {
  return {
    version,
    met,
    expiresAt,
    proof: proof?.kind ?? null,
    signedBy: signed?.by.name ?? null,
    checkedBy: checked?.by.name ?? null,
    withdrawnBy: withdrawn?.by.name ?? null,
  };
}
