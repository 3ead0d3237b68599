import type { Theme, ThemeText } from "@firsthand/analytics/themes";
import { textToRead } from "@firsthand/engage/conversations";
import { mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import { type ThemeDays, themeDays } from "../contract.ts";
import type { ThemesGround } from "../ground.ts";
import { matchThemes } from "../rules/same-theme.ts";
import { countTexts, findLast, findTexts, type TextRow } from "../store/texts.ts";
import { findLook, findMembers, findThemesOf, forgetThemes, lockThemes, saveLook, saveTheme } from "../store/themes.ts";

const DAY = 86_400_000;
/** Windows before the one that is looked at. */
const COMPARED_WINDOWS = 5;
/** The most messages that are looked at; of a larger log, those of a share of the customers. */
const MOST_TEXTS = 120_000;
/** What no look found for so long is forgotten, also that it was put aside. */
const KEPT_DAYS = 90;

/**
 * Looks for themes in the last `days` before now (or before the last message, where nobody wrote since), compared with
 * the windows before, and writes them in place of those of the last look. A theme that was known keeps its id, since
 * when it is known, and that it was put aside. Where it was looked since `askedAt`, nobody looks again.
 */
export async function lookForThemes(ground: ThemesGround, days: ThemeDays, askedAt?: Date): Promise<void> {
  const { db } = ground;
  const now = ground.now();
  const before = askedAt && (await findLook(db, days));
  if (before && before.looked_at >= askedAt) return;
  const last = await findLast(db, now);
  if (!last) return;
  const until = new Date(now.getTime() - last.getTime() > days * DAY ? last.getTime() + 1 : now.getTime());
  const since = new Date(until.getTime() - days * DAY);
  const whole = { since: new Date(since.getTime() - COMPARED_WINDOWS * days * DAY), until };
  const share = Math.min(1, MOST_TEXTS / Math.max(1, await countTexts(db, whole)));
  const texts = await findTexts(db, whole, share);
  const found = await ground.find(texts.map(textOf), { from: since.getTime(), to: until.getTime() });
  const messages = texts.filter(({ at }) => at >= since).length;
  await transact(db, async (tx) => {
    await lockThemes(tx);
    await saveFound(tx, ground, { found, days, now });
    await saveLook(tx, { days, looked_at: now, since, until, messages, compared: texts.length - messages, share });
    await forgetThemes(tx, days, new Date(now.getTime() - KEPT_DAYS * DAY));
    await notify(tx, logChannel, JSON.stringify({ topics: ["insight"] }));
  });
}

/** Looks at every window at which nobody has looked yet, as soon as anybody has written. */
export async function lookFirst(ground: ThemesGround, signal: AbortSignal): Promise<void> {
  for (const days of themeDays) {
    signal.throwIfAborted();
    if (!(await findLook(ground.db, days))) await lookForThemes(ground, days);
  }
}

function textOf({ message_id, subject, body, at, customer_id, topic }: TextRow): ThemeText {
  return {
    id: message_id,
    text: textToRead(subject, body),
    at: at.getTime(),
    author: customer_id,
    covered: topic !== null,
  };
}

async function saveFound(
  tx: Handle,
  ground: ThemesGround,
  { found, days, now }: { readonly found: readonly Theme[]; readonly days: ThemeDays; readonly now: Date },
): Promise<void> {
  const earlier = await findThemesOf(tx, days);
  const members = new Map(earlier.map(({ theme_id }) => [theme_id, new Set<string>()]));
  for (const row of await findMembers(
    tx,
    earlier.map(({ theme_id }) => theme_id),
  ))
    members.get(row.theme_id)?.add(row.message_id);
  const matched = matchThemes(
    found.map((theme) => ({ phrases: theme.phrases, members: new Set(theme.members) })),
    earlier.map(({ theme_id, phrases }) => ({ phrases, members: members.get(theme_id) ?? new Set() })),
  );
  for (const [place, theme] of found.entries()) {
    const { kind, name, phrases, authors, expected, chance, uncovered } = theme;
    const known = earlier[matched[place] ?? -1];
    const row = {
      theme_id: known?.theme_id ?? mintId(0, now.getTime(), ground.random),
      first_found_at: known?.first_found_at ?? now,
      dismissed_at: known?.dismissed_at ?? null,
      dismissed_by: known?.dismissed_by ?? null,
      found_at: now,
      days,
      place,
      kind,
      name,
      phrases,
      authors,
      expected,
      chance,
      uncovered,
    };
    await saveTheme(tx, row, theme);
  }
}
