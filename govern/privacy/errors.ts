import { Failure } from "@firsthand/kernel/errors";

export const unknownRequest = (id: string) =>
  new Failure({
    code: "unknown_privacy_request",
    status: 404,
    message: "There is no request of that id.",
    advice: "Look at the list of requests anew.",
    details: { id },
  });

export const unknownSubject = (id: string) =>
  new Failure({
    code: "unknown_person",
    status: 404,
    message: "No customer has that id.",
    advice: "Look for them by name or address; what was known of them may have been removed.",
    details: { id },
  });

export const receivedLater = () =>
  new Failure({
    code: "received_in_future",
    status: 422,
    message: "The request cannot have been received in the future.",
    advice: "Give the day on which it came.",
  });

export const requestEnded = (id: string) =>
  new Failure({
    code: "privacy_request_ended",
    status: 409,
    message: "The request is answered or refused already.",
    advice: "Open another one if the customer asks again.",
    details: { id },
  });

export const atWork = (id: string) =>
  new Failure({
    code: "privacy_request_working",
    status: 409,
    message: "The request is being worked on at this moment.",
    advice: "Wait until that has ended.",
    details: { id },
  });

export const notOfKind = (id: string, kind: string) =>
  new Failure({
    code: "other_privacy_request",
    status: 409,
    message: `The customer did not ask for this: the request is of the kind "${kind}".`,
    advice: "Open a request of the right kind.",
    details: { id, kind },
  });

export const onlyShared = (id: string) =>
  new Failure({
    code: "shared_identity",
    status: 409,
    message: "Several people use this address, so nothing that was said there is surely of one of them.",
    advice: "Look for the customer by an address that is theirs alone.",
    details: { id },
  });

export const erasureHeld = (id: string, holds: readonly { readonly holdId: string; readonly why: string }[]) =>
  new Failure({
    code: "erasure_held",
    status: 409,
    message: "A legal hold forbids to erase these data now.",
    advice: "Tell the customer why, or end the hold first.",
    details: { id, holdIds: holds.map(({ holdId }) => holdId) },
  });

export const noExport = (id: string) =>
  new Failure({
    code: "no_privacy_export",
    status: 404,
    message: "There is no file of this request, or it is more than seven days old and gone.",
    advice: "Have it made again.",
    details: { id },
  });

export const noProof = (id: string) =>
  new Failure({
    code: "no_erasure_proof",
    status: 404,
    message: "Nothing was erased by this request so far.",
    advice: "Look at the request again when it is done.",
    details: { id },
  });

export const notRestricted = (id: string) =>
  new Failure({
    code: "not_restricted",
    status: 409,
    message: "Nothing is restricted by this request now.",
    advice: "Look at the request anew: the restriction may have been lifted.",
    details: { id },
  });

export const toldAtWrongTime = () =>
  new Failure({
    code: "told_at_wrong_time",
    status: 422,
    message: "The customer is told after the restriction began and before it ends.",
    advice: "Tell the customer first, then give the day on which you did.",
  });

export const notTheirIdentity = (identityId: string) =>
  new Failure({
    code: "not_their_identity",
    status: 422,
    message: "That identity is none of this customer alone.",
    advice:
      "Choose one that stands at the request; an address that several people use cannot be corrected for one of them.",
    details: { identityId },
  });
