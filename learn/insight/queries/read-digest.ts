import type { Digest } from "../contract.ts";
import type { InsightGround, Seer } from "../ground.ts";
import { lastWeek } from "../rules/week.ts";
import { tellInsights } from "../commands/tell.ts";
import { openReport } from "../store/reports.ts";
import { showDigest } from "./show-digest.ts";

interface Asked {
  readonly function: string;
  readonly week?: string | undefined;
}

/** The digest of a week for who reads it; whoever had received it has opened it then. Throws `unknown_week`. */
export async function readDigest(
  ground: Pick<InsightGround, "db" | "now" | "names">,
  { read }: Pick<Seer, "read">,
  { function: of, week = lastWeek(ground.now()) }: Asked,
  reader: { readonly id: string; readonly kind: string },
): Promise<Digest> {
  const digest = await showDigest(ground, { function: of, week, reach: read });
  const first =
    reader.kind === "person" &&
    (await openReport(ground.db, { memberId: reader.id, function: of, week }, ground.now()));
  if (first) await tellInsights(ground.db);
  return digest;
}
