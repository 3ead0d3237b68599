import type { SealedColumn } from "@firsthand/platform/secrets";

import { tokensPurpose } from "./commands/tokens.ts";
import { purposeOf } from "./store/connections.ts";

/** Where this module keeps what has to be readable again; all of it is sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "connection", key: ["connection_id"], column: "secrets", purpose: purposeOf },
  { table: "connection", key: ["connection_id"], column: "tokens", purpose: tokensPurpose },
];
