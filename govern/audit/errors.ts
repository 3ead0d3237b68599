import { Failure } from "@firsthand/kernel/errors";

export function unknownLine(id: string): Failure {
  return new Failure({
    code: "audit_line_unknown",
    status: 404,
    message: "There is no such line in the record.",
    advice: "Its time may be over: look at the list again.",
    details: { id },
  });
}

export function unreadableCursor(): Failure {
  return new Failure({
    code: "unreadable_cursor",
    status: 400,
    message: "`after` is not the `next` of a page of this list.",
    advice: "Begin without `after`, and pass back what the page before gave.",
  });
}
