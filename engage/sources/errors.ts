import { Failure } from "@firsthand/kernel/errors";

export const sourceDiffers = (name: string, fields: readonly string[]) =>
  new Failure({
    code: "source_differs",
    status: 409,
    message: `Source "${name}" is already here, declared differently in: ${fields.join(", ")}.`,
    advice: "Give this import another source name (--source NAME), or declare it as before in the mapping file.",
    details: { name, fields },
  });
