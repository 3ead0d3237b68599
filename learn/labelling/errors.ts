import { Failure } from "@firsthand/kernel/errors";

import type { JudgedLabel } from "./contract.ts";

export const notHeld = (message: string, label: JudgedLabel) =>
  new Failure({
    code: "text_not_held",
    status: 409,
    message: "This text is not kept for you any more: too much time went by, or it was judged meanwhile.",
    advice: "Nothing was written. Go on with the next text.",
    details: { message, label },
  });

export const textChanged = (message: string, label: JudgedLabel) =>
  new Failure({
    code: "text_changed",
    status: 409,
    message: "This text is not as you saw it any more: it was edited, removed or withheld meanwhile.",
    advice: "Nothing was written. Go on with the next text.",
    details: { message, label },
  });

export const correctedMeanwhile = (message: string, label: JudgedLabel) =>
  new Failure({
    code: "corrected_meanwhile",
    status: 409,
    message: "Somebody corrected this label in the conversation meanwhile.",
    advice: "What they said stands. Go on with the next text.",
    details: { message, label },
  });

export const nothingToUndo = (message: string, label: JudgedLabel) =>
  new Failure({
    code: "nothing_to_undo",
    status: 409,
    message: "There is no judgement of yours of this text that can be taken back.",
    advice: "Somebody else judged or settled it since then; correct the label in its conversation instead.",
    details: { message, label },
  });

export const notDisputed = (message: string, label: JudgedLabel) =>
  new Failure({
    code: "not_disputed",
    status: 409,
    message: "Nobody disagrees on this text any more: it was settled or taken back meanwhile.",
    advice: "Look at the list as it is now.",
    details: { message, label },
  });
