import type { Proof } from "@firsthand/transform/attestations/contract";

import type { AnswerDraft } from "./drafts.ts";

type GivenProof = { readonly kind: "link"; readonly url: string } | { readonly kind: "file"; readonly id: string };

/** What can be sent of a draft, or what is wrong with its fields. */
type Read =
  | {
      readonly faults?: undefined;
      readonly given: {
        readonly met: boolean;
        readonly words?: string;
        readonly proof?: GivenProof;
        readonly expiresAt?: string;
      };
    }
  | { readonly faults: Partial<Record<"met" | "url" | "file", string>> };

/** Reads what was typed. Who says that it is not so need not prove it. */
export function readDraft({ met, words, kind, url, file, expiresAt }: AnswerDraft): Read {
  const link = url.trim();
  const faults = {
    ...(met === "" ? { met: "Say whether it is so." } : {}),
    ...(kind === "link" && link !== "" && !/^https?:\/\/./i.test(link)
      ? { url: "Write an address that begins with https:// or http://." }
      : {}),
    ...(kind === "link" && link === "" && met === "yes" ? { url: "Write a link, or choose “No proof”." } : {}),
    ...(kind === "file" && file === undefined && met === "yes" ? { file: "Choose a file, or choose “No proof”." } : {}),
  };
  if (Object.keys(faults).length > 0) return { faults };
  const proof: GivenProof | undefined =
    kind === "link" && link !== ""
      ? { kind, url: link }
      : kind === "file" && file !== undefined
        ? { kind, id: file.id }
        : undefined;
  return {
    given: {
      met: met === "yes",
      ...(words.trim() === "" ? {} : { words: words.trim() }),
      ...(proof === undefined ? {} : { proof }),
      ...(expiresAt === "" ? {} : { expiresAt }),
    },
  };
}

/** Only addresses of the web become links, whatever the server says. */
export function webLink(proof: Proof): string | undefined {
  return proof.kind === "link" && /^https?:\/\//i.test(proof.url) ? proof.url : undefined;
}
