import type { SettingField } from "../connections/contract.ts";
import type { OAuthByAgreement } from "../engine/index.ts";
import { type Settings, StreamFailure } from "../streams/index.ts";
import { MAILBOX_FIELDS } from "./settings.ts";

interface Provider {
  readonly label: string;
  readonly authorization: string;
  readonly token: string;
  readonly scopes: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly servers: Settings;
}

/**
 * Addresses, scopes and servers as their documentation has them (Google: OAuth 2.0 for web server applications, and the
 * XOAUTH2 mechanism; Microsoft: authenticate an IMAP, POP or SMTP connection using OAuth).
 */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  google: {
    label: "Google (Gmail, Workspace)",
    authorization: "https://accounts.google.com/o/oauth2/v2/auth",
    token: "https://oauth2.googleapis.com/token",
    scopes: ["https://mail.google.com/"],
    // Without these no refresh token comes, and the agreement ends within the hour.
    parameters: { access_type: "offline", prompt: "consent" },
    servers: { host: "imap.gmail.com", smtp_host: "smtp.gmail.com" },
  },
  microsoft: {
    label: "Microsoft 365",
    authorization: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    token: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    scopes: [
      "offline_access",
      "https://outlook.office.com/IMAP.AccessAsUser.All",
      "https://outlook.office.com/SMTP.Send",
    ],
    parameters: {},
    servers: {
      host: "outlook.office365.com",
      smtp_host: "smtp.office365.com",
      smtp_port: "587",
      smtp_security: "starttls",
    },
  },
};

const field = (name: string, label: string, more: Partial<SettingField> = {}): SettingField => ({
  name,
  label,
  kind: "text",
  required: false,
  hint: null,
  options: [],
  initial: null,
  ...more,
});

const OWN = "Only where the mailbox is with somebody else";

/** What is asked of somebody who connects such a mailbox. */
export const AGREED_FIELDS: readonly SettingField[] = [
  field("provider", "Where the mailbox is", {
    kind: "choice",
    initial: "google",
    options: [
      ...Object.entries(PROVIDERS).map(([value, { label }]) => ({ value, label })),
      { value: "other", label: "Somewhere else" },
    ],
  }),
  field("user", "Mail address", { required: true, hint: "Of the mailbox that is read" }),
  field("client_id", "Client id", {
    required: true,
    hint: "Of the application that you register with them; it has to allow the address that is shown here to come back to",
  }),
  field("client_secret", "Client secret", { kind: "secret", required: true }),
  field("authorization_address", "Address where one agrees", { kind: "url", hint: OWN }),
  field("token_address", "Address of tokens", { kind: "url", hint: OWN }),
  field("scopes", "Scopes", { kind: "lines", hint: OWN }),
  ...MAILBOX_FIELDS.filter(({ name }) => !["user", "password", "smtp_user", "smtp_password"].includes(name)).map(
    (one) =>
      one.name === "host" || one.name === "smtp_host"
        ? { ...one, required: false, hint: "Empty: that of Google or Microsoft" }
        : one,
  ),
];

const providerOf = (settings: Settings): Provider | undefined => {
  const name = settings["provider"]?.trim() || "google";
  return Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
};

/** The settings with the servers of the provider where none are filled in. */
export function completed(settings: Settings): Settings {
  const filled = Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim() !== ""));
  const { host, ...answers } = providerOf(settings)?.servers ?? {};
  // Port and encryption belong to the server that takes the answers.
  const sending = filled["smtp_host"] === undefined ? answers : {};
  return { ...(host === undefined ? {} : { host }), ...filled, ...sending };
}

/** How one agrees there. Throws StreamFailure `misset` where that is not filled in. */
export function oauthOf(settings: Settings): OAuthByAgreement {
  const provider = providerOf(settings);
  const common = {
    kind: "oauth2_authorization_code",
    client_id: "{client_id}",
    client_secret: "{client_secret}",
    secret_in: "body",
    pkce: true,
  } as const;
  if (provider) {
    const { authorization, token, scopes, parameters } = provider;
    const said = { authorization_address: authorization, token_address: token };
    return { ...common, ...said, scopes: [...scopes], parameters: { ...parameters } };
  }
  if (!settings["authorization_address"]?.trim() || !settings["token_address"]?.trim())
    throw new StreamFailure("misset", "It is not said where one agrees.", {
      advice: "Fill in the address where one agrees and the address of tokens.",
    });
  return {
    ...common,
    authorization_address: "{authorization_address}",
    token_address: "{token_address}",
    scopes: (settings["scopes"] ?? "").split(/\s+/).filter((one) => one !== ""),
    parameters: {},
  };
}
