/** The id a caller gave to its request, if it is short and plain enough for logs and headers. */
export function acceptedRequestId(given: string | string[] | undefined): string | undefined {
  return typeof given === "string" && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(given) ? given : undefined;
}
