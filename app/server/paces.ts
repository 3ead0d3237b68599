import type { Config } from "@firsthand/platform/config";
import type { Paces } from "@firsthand/platform/http";

/** Far more than people or their pages need, and less than would keep the server from answering others. */
const usual = { requestsPerSecond: 50, exportsPerMinute: 20 };

/** A rest of ten seconds may be made up for at once; files may all be taken in the first moment of a minute. */
const BURST_SECONDS = 10;

/** How often anybody may ask, as it is set. */
export function pacesOf({ requestsPerSecond, exportsPerMinute }: Config): Paces {
  const requests = requestsPerSecond ?? usual.requestsPerSecond;
  const exports = exportsPerMinute ?? usual.exportsPerMinute;
  return {
    requests: requests === "off" ? undefined : { perSecond: requests, burst: requests * BURST_SECONDS },
    exports: exports === "off" ? undefined : { perSecond: exports / 60, burst: exports },
  };
}
