import { Failure } from "@firsthand/kernel/errors";

export const unknownAttachment = (id: string) =>
  new Failure({
    code: "unknown_attachment",
    status: 404,
    message: `There is no attachment ${id}.`,
    advice: "It may have been erased, or its message edited where it came from: open the conversation again.",
    details: { id },
  });

export const attachmentNotKept = (id: string) =>
  new Failure({
    code: "attachment_not_kept",
    status: 404,
    message: `Of attachment ${id} only its name and size were kept.`,
    advice: "It was larger than ATTACHMENT_MB allows, or one of too many. Look for it where the message came from.",
    details: { id },
  });

export const attachmentMasked = (id: string) =>
  new Failure({
    code: "attachment_masked",
    status: 403,
    message: `Attachment ${id} may hold personal data, which you may not see here.`,
    advice: "Ask whoever gives out roles for the permission to see personal data.",
    details: { id },
  });
