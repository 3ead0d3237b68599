import type { Handle } from "@firsthand/platform/storage";

import { alertMail } from "../rules/texts.ts";
import { findIncident } from "../store/incidents.ts";

/** What a mail about an incident says; null when there is no such incident any more. */
export async function composeMail(
  tx: Handle,
  {
    incidentId,
    reason,
    to,
    publicUrl,
  }: {
    readonly incidentId: string;
    readonly reason: "alert" | "worse";
    readonly to: string;
    readonly publicUrl: string;
  },
): Promise<{ readonly subject: string; readonly text: string } | null> {
  const row = await findIncident(tx, incidentId);
  if (!row) return null;
  const url = new URL(`/pulse/incidents/${incidentId}`, publicUrl).href;
  return alertMail({ ...row, drill: row.drill_id !== null }, { reason, url, to });
}
