import { mintId } from "@firsthand/kernel/ids";
import { isUnitWithin } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { GivenRule, RetentionRule } from "../contract.ts";
import { lockedAbove, ruleConflict, ruleElsewhere, ruleTwice, unknownRule } from "../errors.ts";
import type { RetentionGround } from "../ground.ts";
import { outdoneBy } from "../rules/effective.ts";
import { findRules, insertRule, lockRules } from "../store/rules.ts";

/**
 * Makes a rule, for a unit that who asks sets rules for. Throws `retention_rule_twice`, `retention_locked` and
 * `retention_unit_unknown`.
 */
export async function makeRule(ground: RetentionGround, given: GivenRule, asker: Asking): Promise<RetentionRule> {
  const by = asker.name;
  return await transact(ground.db, async (tx) => {
    checkUnit(asker, given.unit);
    const others = await othersThan(tx, undefined);
    await check(tx, ground, given, others);
    const now = ground.now();
    const id = mintId(0, now.getTime(), ground.random);
    return await write(tx, undefined, { ...given, id, version: 1, by, at: now.toISOString() });
  });
}

/** Who asks, by name, and for which units they set rules. */
type Asking = Pick<Asker, "name" | "reach">;

type Seen = { readonly id: string; readonly ifVersion: number };

/** Changes a rule. Throws `unknown_retention_rule`, `retention_rule_conflict` and as `makeRule`. */
export async function changeRule(
  ground: RetentionGround,
  { id, ifVersion, ...given }: GivenRule & Seen,
  asker: Asking,
): Promise<RetentionRule> {
  const by = asker.name;
  return await transact(ground.db, async (tx) => {
    const others = await othersThan(tx, id);
    const before = await seenRule(tx, { id, ifVersion }, asker);
    checkUnit(asker, given.unit);
    await check(tx, ground, given, others);
    const after = { ...given, id, version: ifVersion + 1, by, at: ground.now().toISOString() };
    return await write(tx, before, after);
  });
}

/** Removes a rule; its versions stay readable. Throws `unknown_retention_rule` and `retention_rule_conflict`. */
export async function removeRule(ground: RetentionGround, { id, ifVersion }: Seen, asker: Asking): Promise<void> {
  const by = asker.name;
  await transact(ground.db, async (tx) => {
    await lockRules(tx);
    const before = await seenRule(tx, { id, ifVersion }, asker);
    await insertRule(tx, { ...before, version: ifVersion + 1, by, at: ground.now().toISOString() }, true);
    noteChange({ subject: "retention rule", before, after: null });
    await tell(tx);
  });
}

async function othersThan(tx: Handle, id: string | undefined): Promise<RetentionRule[]> {
  await lockRules(tx);
  return (await findRules(tx)).filter((rule) => rule.id !== id);
}

function checkUnit({ reach }: Asking, unit: string | null): void {
  if (!isUnitWithin(reach("retention.manage"), unit)) throw ruleElsewhere(unit);
}

async function seenRule(tx: Handle, { id, ifVersion }: Seen, { reach }: Asking): Promise<RetentionRule> {
  const rule = (await findRules(tx)).find((one) => one.id === id);
  if (!rule || !isUnitWithin(reach("retention.manage"), rule.unit)) throw unknownRule(id);
  if (rule.version !== ifVersion) throw ruleConflict(rule.version);
  return rule;
}

async function check(
  tx: Handle,
  ground: RetentionGround,
  given: GivenRule,
  others: readonly RetentionRule[],
): Promise<void> {
  const twin = others.find(
    ({ field, channel, unit }) => field === given.field && channel === given.channel && unit === given.unit,
  );
  if (twin) throw ruleTwice(twin.id);
  const locked = outdoneBy(
    given,
    others.filter(({ active }) => active),
    await ground.units(tx),
  );
  if (locked) throw lockedAbove(locked);
}

async function write(tx: Handle, before: RetentionRule | undefined, after: RetentionRule): Promise<RetentionRule> {
  if (!(await insertRule(tx, after))) throw ruleConflict(after.version);
  noteChange({ subject: "retention rule", before: before ?? null, after });
  await tell(tx);
  return after;
}

async function tell(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["privacy"] }));
}
