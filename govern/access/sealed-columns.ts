import type { SealedColumn } from "@firsthand/platform/secrets";

import { totpPurpose } from "./factors/commands/check-code.ts";
import { providerPurpose } from "./providers/commands/save-provider.ts";

/** Where this module keeps what has to be readable again; all of it is sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "account_totp", key: ["user_id"], column: "sealed", purpose: totpPurpose },
  { table: "account_provider", key: ["id"], column: "sealed", purpose: providerPurpose },
];
