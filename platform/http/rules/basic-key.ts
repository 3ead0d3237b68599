/** The headers with the key of `Authorization: Basic KEY:` as the one of `Bearer`; all others as they are. */
export function withBearer<H extends { readonly authorization?: string | undefined }>(headers: H): H {
  const packed = /^Basic +([A-Za-z0-9+/=]{1,1000})$/i.exec(headers.authorization ?? "")?.[1];
  if (packed === undefined) return headers;
  const [key = ""] = Buffer.from(packed, "base64").toString("latin1").split(":", 1);
  return { ...headers, authorization: `Bearer ${key}` };
}
