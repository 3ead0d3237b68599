import type { SealedColumn } from "@firsthand/platform/secrets";

/** What the key of the language model is sealed for. */
export const keyPurpose = "key of the language model";

/** Where this module keeps what has to be readable again; it is sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "assist_settings", key: ["only_one"], column: "sealed", purpose: () => keyPurpose },
];
