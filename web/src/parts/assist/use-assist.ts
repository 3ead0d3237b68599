import type { AssistUse } from "@firsthand/engage/assist/contract";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { useMay } from "../../shell/session.ts";

/** Whether a language model is switched on for this and may be used by who is signed in; where it is not, nothing tells of it. */
export function useAssist(use: AssistUse): boolean {
  const may = useMay("assist.use");
  const { data } = useQuery({ ...api.assist.uses.queryOptions(), enabled: may, meta: { topics: ["assist"] } });
  return may && (data?.uses.includes(use) ?? false);
}

/** The language that who reads has set in the browser, by its ISO code. */
export function readersLanguage(): string {
  const [language = ""] = navigator.language.toLowerCase().split("-");
  return /^[a-z]{2,3}$/.test(language) ? language : "en";
}
