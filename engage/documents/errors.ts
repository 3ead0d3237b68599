import { Failure } from "@firsthand/kernel/errors";

export const unknownDocument = (id: string) =>
  new Failure({
    code: "unknown_document",
    status: 404,
    message: "There is no such document.",
    advice: "Look for it at GET /api/documents.",
    details: { id },
  });

export const wrongPlace = () =>
  new Failure({
    code: "wrong_place",
    status: 400,
    message: "The list cannot go on from there.",
    advice: "Give as `after` what the page before said as `next`.",
  });
