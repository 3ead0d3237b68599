import type { ConsentChannel, Permitted, Purpose } from "@firsthand/govern/consent/contract";

import type { Tone } from "../../parts/chip.tsx";

/** The ways by which somebody is reached, as people say them. */
export const channelWords: Readonly<Record<ConsentChannel, string>> = {
  any: "In every way",
  email: "Mail",
  phone: "Telephone",
  sms: "SMS",
  messenger: "Messenger",
  post: "Letter",
  app: "App",
};

/** Why data may be used, in a few words. */
export const basisWords: Readonly<Record<Purpose["basis"], { readonly short: string; readonly says: string }>> = {
  consent: { short: "Asks first", says: "Only who has agreed is contacted." },
  contract: { short: "Needed for a contract", says: "Allowed for what was ordered or asked, until somebody objects." },
  legitimate_interest: { short: "Legitimate interest", says: "Allowed until somebody objects." },
  legal_obligation: { short: "Required by law", says: "The law asks for it." },
};

export const answerWords: Readonly<Record<Permitted["because"], { readonly text: string; readonly tone: Tone }>> = {
  given: { text: "Agreed", tone: "positive" },
  withdrawn: { text: "Withdrawn", tone: "negative" },
  basis: { text: "Allowed without asking", tone: "plain" },
  not_asked: { text: "Never asked", tone: "warning" },
  not_offered: { text: "Not offered any more", tone: "plain" },
  restricted: { text: "No, restricted", tone: "negative" },
};

export const sourceWords: Readonly<Record<"agent" | "api" | "import" | "preference_page", string>> = {
  agent: "recorded by",
  api: "sent by",
  import: "brought in from a file by",
  preference_page: "on the preference page by",
};
