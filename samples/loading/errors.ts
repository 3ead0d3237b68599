import { Failure } from "@firsthand/kernel/errors";

export const beingRemoved = () =>
  new Failure({
    code: "sample_being_removed",
    status: 409,
    message: "The sample organisation is being removed at this moment.",
    advice: "Wait until it is gone (GET /api/sample), then load it again.",
  });
