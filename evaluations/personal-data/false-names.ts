import { maskerOf, maskPersonalData } from "@firsthand/analytics/personal-data";

import { inventedNames } from "./names.ts";

/** How often a text with nobody's name in it is masked as if a known name were. */
export interface FalseNames {
  /** Names × texts. */
  readonly pairs: number;
  readonly wrong: readonly { readonly name: string; readonly text: string }[];
}

/** Looks for every invented name of a text's language, and every English one, in each text. */
export function falseNames(messages: readonly { readonly language: string; readonly text: string }[]): FalseNames {
  const maskers = inventedNames.map(({ language, name }) => ({
    language,
    name,
    mask: maskerOf({ hidden: [{ name, kind: null, value: null }], shown: [] }),
  }));
  const wrong: { name: string; text: string }[] = [];
  let pairs = 0;
  for (const { language, text } of messages) {
    const masked = maskPersonalData(text);
    for (const one of maskers) {
      if (one.language !== language && one.language !== "en") continue;
      pairs += 1;
      if (one.mask(text) !== masked) wrong.push({ name: one.name, text });
    }
  }
  return { pairs, wrong };
}
