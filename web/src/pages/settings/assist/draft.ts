import type { AssistShown, AssistUse } from "@firsthand/engage/assist/contract";

import { draftsOf } from "../../../parts/drafts.ts";

/** What is typed into the settings of the language model. */
export interface AssistDraft {
  readonly address: string;
  readonly model: string;
  /** Empty: as it is. */
  readonly key: string;
  /** The model asks for no key. */
  readonly keyless: boolean;
  readonly ownNetwork: boolean;
  readonly uses: readonly AssistUse[];
  readonly patienceSeconds: number | string;
  /** Empty: as many as it takes. */
  readonly monthTokens: number | string;
  readonly promptPrice: number | string;
  readonly answerPrice: number | string;
  readonly currency: string;
  readonly ifVersion: number;
}

const fresh: AssistDraft = {
  address: "",
  model: "",
  key: "",
  keyless: false,
  ownNetwork: false,
  uses: [],
  patienceSeconds: 60,
  monthTokens: 1_000_000,
  promptPrice: "",
  answerPrice: "",
  currency: "EUR",
  ifVersion: 0,
};

/** What stands in the settings, as it can be changed. */
export function draftOf(settings: AssistShown | null): AssistDraft {
  if (!settings) return fresh;
  const { address, model, ownNetwork, uses, patienceSeconds, currency, version } = settings;
  return {
    address,
    model,
    key: "",
    keyless: !settings.hasKey,
    ownNetwork,
    uses,
    patienceSeconds,
    monthTokens: settings.monthTokens ?? "",
    promptPrice: settings.promptPrice ?? "",
    answerPrice: settings.answerPrice ?? "",
    currency,
    ifVersion: version,
  };
}

/** What is sent of it; a field that was left empty is not known. */
export function givenOf(draft: AssistDraft) {
  const { key, keyless, patienceSeconds, monthTokens, promptPrice, answerPrice, uses, ...rest } = draft;
  const number = (typed: number | string) => (typed === "" ? null : Number(typed));
  return {
    ...rest,
    uses: [...uses],
    currency: rest.currency.trim().toUpperCase(),
    patienceSeconds: Number(patienceSeconds),
    monthTokens: number(monthTokens),
    promptPrice: number(promptPrice),
    answerPrice: number(answerPrice),
    ...(keyless ? { key: null } : key.trim() === "" ? {} : { key }),
  };
}

/** Kept beside the page, but for the key, which is in no other place than its field. */
export const useAssistDraft = draftsOf<Omit<AssistDraft, "key">>();
