import { transact } from "@firsthand/platform/storage";

import type { InsightGround, Member } from "../ground.ts";
import { showDigest } from "../queries/show-digest.ts";
import { digestMail } from "../rules/digest-words.ts";
import { lastWeek } from "../rules/week.ts";
import { beginReport, dropSubscriber, endReport, findSubscribers } from "../store/reports.ts";
import { tellInsights } from "./tell.ts";

/**
 * Sends the digests of the last whole week to those who chose them and may see it, each once, also where it is done
 * again; without a way of mails they wait on the page. Gives how many went out. What goes wrong with one keeps it from no
 * other; then it throws the first of what the mail server said.
 */
export async function sendDigests(ground: InsightGround, signal?: AbortSignal): Promise<number> {
  const week = lastWeek(ground.now());
  const members = new Map((await ground.members()).map((member) => [member.id, member]));
  const defects: unknown[] = [];
  let sent = 0;
  for (const { member_id, function: of } of await findSubscribers(ground.db)) {
    signal?.throwIfAborted();
    const member = members.get(member_id);
    try {
      if (!member) await dropSubscriber(ground.db, member_id);
      else if (await sendOne(ground, member, { function: of, week })) sent += 1;
    } catch (error) {
      defects.push(error);
    }
  }
  if (defects.length > 0) throw defects[0];
  return sent;
}

/** The row is locked until the mail is out: two who send at once send it once. */
async function sendOne(
  ground: InsightGround,
  { id, name, email }: Member,
  asked: { readonly function: string; readonly week: string },
): Promise<boolean> {
  const reach = await ground.reachOf(id);
  if (reach !== "all" && reach.length === 0) return false;
  const report = { memberId: id, ...asked };
  return await transact(ground.db, async (tx) => {
    if (!(await beginReport(tx, report))) return false;
    const digest = await showDigest({ ...ground, db: tx }, { ...asked, reach });
    if (ground.post) await ground.post.send(digestMail({ name, email }, digest, ground.post.publicUrl));
    await endReport(tx, report, ground.now());
    await tellInsights(tx);
    return true;
  });
}
