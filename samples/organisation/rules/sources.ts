import type { SourceDeclaration } from "@firsthand/connect/records";

import type { Channel } from "./story.ts";

/** One word for all, so that somebody who answers in the chat and by mail is one person. */
const ACCOUNTS = "sample organisation";

const common = { gapHours: 72, brandAccounts: false, answers: "included", accounts: ACCOUNTS } as const;

/** The four sources, by channel. */
export const SAMPLE_SOURCES: Readonly<Record<Channel, SourceDeclaration>> = {
  email: {
    ...common,
    name: "sample mail",
    channel: "email",
    visibility: "private",
    threading: "explicit",
    promiseHours: 24,
  },
  chat: {
    ...common,
    name: "sample chat",
    channel: "chat",
    visibility: "private",
    threading: "explicit",
    promiseHours: 0.25,
  },
  social: {
    ...common,
    name: "sample social",
    channel: "social",
    visibility: "public",
    threading: "links",
    promiseHours: 6,
  },
  survey: {
    ...common,
    name: "sample survey",
    channel: "survey",
    visibility: "private",
    threading: "explicit",
    promiseHours: 72,
  },
};
