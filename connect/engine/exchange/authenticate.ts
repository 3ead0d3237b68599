import { type Authentication, fillTemplate, type Manifest, namesIn } from "../../manifest/index.ts";
import type { Settings } from "../../streams/index.ts";
import { misset } from "../failures.ts";
import type { TokenKeeper } from "../ground.ts";
import { goodToken, type TokenGround } from "./tokens.ts";

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
export async function credentialsFor({ authentication }: Manifest, asking: Asking): Promise<Credentials> {
  const { settings } = asking;
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
    case "oauth2_client_credentials":
    case "oauth2_authorization_code": {
      const token = await goodToken(authentication, asking.keeper, { ...asking, values: (name) => settings[name] });
      return { headers: { authorization: `Bearer ${token}` }, query: {}, token };
    }
  }
}

/** Whether nothing that it names was filled in: then it is asked as anybody may ask. */
function isLeftEmpty(authentication: Authentication, settings: Settings): boolean {
  const names = Object.entries(authentication).flatMap(([part, value]) =>
    typeof value === "string" && part !== "kind" ? namesIn(value).map(({ name }) => name) : [],
  );
  return names.length > 0 && names.every((name) => (settings[name] ?? "") === "");
}
