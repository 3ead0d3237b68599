import { breakdownBy } from "@firsthand/learn/metrics/contract";

import { scopeSearch } from "../../scope/scope.ts";

/** What the address of one figure says besides unit and window: by what it is broken down. */
export const figureSearch = scopeSearch.extend({ by: breakdownBy.optional().catch(undefined) });
