import { type Authentication, fillTemplate, type Manifest, namesIn, namesOfRequest } from "../../manifest/index.ts";
import type { Settings } from "../../streams/index.ts";
import { misset } from "../failures.ts";
import type { TokenKeeper, Tokens } from "../ground.ts";
import { markOf, signIn } from "./sign-in.ts";
import { goodToken, type TokenGround, tokensByOAuth } from "./tokens.ts";

/** What a request says of who asks. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The token of OAuth 2 in it, if any. */
  readonly token: string | null;
}

const NOTHING: Credentials = { headers: {}, query: {}, token: null };

export interface Asking extends Omit<TokenGround, "values"> {
  readonly settings: Settings;
  readonly keeper: TokenKeeper;
  /** A token that was just refused. */
  readonly not?: string;
}

/** What has to be said of who asks. Throws StreamFailure `misset` or `refused`. */
export async function credentialsFor(manifest: Manifest, asking: Asking): Promise<Credentials> {
  const { authentication } = manifest;
  const { settings, keeper, now, not } = asking;
  if (authentication.kind === "none" || isLeftEmpty(authentication, settings)) return NOTHING;
  const filled = (template: string): string => {
    const text = fillTemplate(
      template,
      (name) => settings[name],
      (value) => value,
    );
    if (text === undefined)
      throw misset("The settings for signing in are not complete.", "Fill in all of them, or none.");
    return text;
  };
  const bearer = async (
    ask: (standing: Tokens | null) => Promise<Tokens>,
    isOurs?: (tokens: Tokens) => boolean,
  ): Promise<Credentials> => {
    const token = await goodToken(keeper, { now, not, ask, ...(isOurs ? { isOurs } : {}) });
    const own = "token_header" in authentication ? authentication.token_header : undefined;
    const headers = own === undefined ? { authorization: `Bearer ${token}` } : { [own.toLowerCase()]: token };
    return { headers, query: {}, token };
  };
  switch (authentication.kind) {
    case "api_key": {
      const part = {
        [authentication.in === "header" ? authentication.name.toLowerCase() : authentication.name]: filled(
          authentication.value,
        ),
      };
      return authentication.in === "header" ? { ...NOTHING, headers: part } : { ...NOTHING, query: part };
    }
    case "basic": {
      const said = `${filled(authentication.user)}:${filled(authentication.password)}`;
      return { ...NOTHING, headers: { authorization: `Basic ${Buffer.from(said).toString("base64")}` } };
    }
    case "bearer":
      return { ...NOTHING, headers: { authorization: `Bearer ${filled(authentication.token)}` } };
    case "session": {
      const mark = markOf(manifest, authentication, settings);
      const isOurs = ({ refreshToken }: Tokens) => refreshToken === mark;
      return await bearer(() => signIn(manifest, authentication, asking), isOurs);
    }
    case "oauth2_client_credentials":
    case "oauth2_authorization_code": {
      const ground = { ...asking, values: (name: string) => settings[name] };
      return await bearer((standing) => tokensByOAuth(authentication, standing, ground));
    }
  }
}

/** Whether nothing that it names was filled in: then it is asked as anybody may ask. */
function isLeftEmpty(authentication: Authentication, settings: Settings): boolean {
  const names =
    authentication.kind === "session"
      ? [...namesOfRequest(authentication.request)]
      : Object.entries(authentication).flatMap(([part, value]) =>
          typeof value === "string" && part !== "kind" ? namesIn(value).map(({ name }) => name) : [],
        );
  return names.length > 0 && names.every((name) => (settings[name] ?? "") === "");
}
