import type { Drill } from "../contract/incident.ts";
import { unknownDrill } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { findDrill } from "../store/drills.ts";
import { shownDrill } from "./shown.ts";

/** A drill as it stands. Throws `unknown_drill`. */
export async function showDrill({ db }: Pick<PulseGround, "db">, id: string): Promise<Drill> {
  const row = await findDrill(db, id);
  if (!row) throw unknownDrill(id);
  return shownDrill(row);
}
