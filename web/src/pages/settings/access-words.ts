import type { KeyAccess } from "@firsthand/govern/access/contract";

/** What a key opens, in words. */
export const accessWords: Readonly<Record<KeyAccess, { readonly title: string; readonly may: string }>> = {
  view: { title: "Read", may: "Sees everything, changes nothing" },
  edit: { title: "Read and write", may: "Also imports, corrects, merges and tries again" },
  administer: { title: "Everything", may: "Also keys, people, jobs and the sample" },
};

/** How long a key may be good, in days; null is without end. */
export const expiries = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "", label: "Without end" },
] as const;
