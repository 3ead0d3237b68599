import { readRemarks, readStories, type Channel, type Language, type Remark, type Story } from "../rules/story.ts";
import { deChat } from "./de-chat.ts";
import { deCrisis } from "./de-crisis.ts";
import { deEmail } from "./de-email.ts";
import { deSocial } from "./de-social.ts";
import { deSurvey } from "./de-survey.ts";
import { enChat } from "./en-chat.ts";
import { enCrisis } from "./en-crisis.ts";
import { enEmail } from "./en-email.ts";
import { enSocial } from "./en-social.ts";
import { enSurvey } from "./en-survey.ts";
import { frChat } from "./fr-chat.ts";
import { frCrisis } from "./fr-crisis.ts";
import { frEmail } from "./fr-email.ts";
import { frSocial } from "./fr-social.ts";
import { frSurvey } from "./fr-survey.ts";
import { idChat } from "./id-chat.ts";
import { idCrisis } from "./id-crisis.ts";
import { idEmail } from "./id-email.ts";
import { idSocial } from "./id-social.ts";
import { idSurvey } from "./id-survey.ts";

export { specialStories } from "./special.ts";

const WRITTEN: readonly (readonly [Language, Channel, string])[] = [
  ["en", "email", enEmail],
  ["en", "chat", enChat],
  ["en", "social", enSocial],
  ["de", "email", deEmail],
  ["de", "chat", deChat],
  ["de", "social", deSocial],
  ["fr", "email", frEmail],
  ["fr", "chat", frChat],
  ["fr", "social", frSocial],
  ["id", "email", idEmail],
  ["id", "chat", idChat],
  ["id", "social", idSocial],
];

/** The stories of every day. */
export const stories: readonly Story[] = WRITTEN.flatMap(([language, channel, text]) =>
  readStories(text, { language, channel }),
);

const CRISES: readonly (readonly [Language, string])[] = [
  ["en", enCrisis],
  ["de", deCrisis],
  ["fr", frCrisis],
  ["id", idCrisis],
];

/** The stories of the crisis; `survey` stands for no channel, since each of them names its own. */
export const crisisStories: readonly Story[] = CRISES.flatMap(([language, text]) =>
  readStories(text, { language, channel: "survey" }),
);

/** What stands beside scores. */
export const remarks: Readonly<Record<Language, readonly Remark[]>> = {
  en: readRemarks(enSurvey),
  de: readRemarks(deSurvey),
  fr: readRemarks(frSurvey),
  id: readRemarks(idSurvey),
};
