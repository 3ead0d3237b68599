import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { findSaid, maskedSaid } from "../../verbatims/index.ts";
import type { ShownTheme, ThemeDays, ThemesPage } from "../contract.ts";
import { unknownTheme } from "../errors.ts";
import { isSeen } from "../rules/seen.ts";
import { shownTheme, STEPS } from "../rules/shown.ts";
import { countSpoken, findNewest, findTypical, type Spoken } from "../store/spoken.ts";
import { findLook, findTheme, findThemesOf, type LookRow, type ThemeRow } from "../store/themes.ts";

interface Asked {
  readonly reach: Reach;
  readonly unit: string | undefined;
}

/** The most messages that are shown under a theme by themselves. */
const NEWEST = 100;

/** The themes of the last look at a window, the strongest first, as far as whoever asks may see them. */
export async function listThemes(
  db: Handle,
  { days, dismissed, ...asked }: Asked & { readonly days: ThemeDays; readonly dismissed: boolean },
): Promise<ThemesPage> {
  const look = await findLook(db, days);
  if (!look) return { look: null, themes: [], dismissed: 0 };
  const found = (await findThemesOf(db, days)).filter((row) => row.found_at.getTime() === look.looked_at.getTime());
  const seen = await seenOf(db, found, { ...asked, ...look });
  const wanted = seen.filter(({ row }) => (row.dismissed_at !== null) === dismissed);
  const ids = wanted.map(({ row }) => row.theme_id);
  const typical = await findTypical(db, ids, asked);
  const verbatims = await verbatimsOf(
    db,
    typical.map(({ message_id }) => message_id),
    asked.reach,
  );
  const byTheme = Map.groupBy(typical, ({ theme_id }) => theme_id);
  return {
    look: shownLook(look),
    themes: wanted.map(({ row, spoken }) => ({
      ...shownTheme(row, spoken, { isWhole: isWhole(asked) }),
      verbatims: (byTheme.get(row.theme_id) ?? []).flatMap(({ message_id }) => verbatims.get(message_id) ?? []),
    })),
    dismissed: seen.filter(({ row }) => row.dismissed_at !== null).length,
  };
}

/** A theme with its newest messages. Throws `unknown_theme`. */
export async function showTheme(db: Handle, { id, ...asked }: Asked & { readonly id: string }) {
  const row = await findTheme(db, id);
  const look = row && (await findLook(db, row.days));
  const [seen] = row && look ? await seenOf(db, [row], { ...asked, ...look }) : [];
  if (!row || !look || !seen) throw unknownTheme(id);
  const { spoken } = seen;
  const typical = (await findTypical(db, [id], asked)).map(({ message_id }) => message_id);
  const newest = await findNewest(db, id, { ...asked, most: NEWEST });
  const verbatims = await verbatimsOf(db, [...typical, ...newest], asked.reach);
  const shown = (messageIds: readonly string[]) => messageIds.flatMap((one) => verbatims.get(one) ?? []);
  const { since, until } = look;
  return {
    ...shownTheme(row, spoken, { isWhole: isWhole(asked) }),
    verbatims: shown(typical),
    newest: shown(newest),
    days: row.days,
    since: since.toISOString(),
    until: until.toISOString(),
  };
}

async function seenOf(
  db: Handle,
  rows: readonly ThemeRow[],
  { since, until, reach, unit }: Asked & Pick<LookRow, "since" | "until">,
): Promise<{ readonly row: ThemeRow; readonly spoken: Spoken }[]> {
  const counted = await countSpoken(
    db,
    rows.map(({ theme_id }) => theme_id),
    { since, until, steps: STEPS, reach, unit },
  );
  const byTheme = new Map(counted.map((one) => [one.theme_id, one]));
  return rows.flatMap((row) => {
    const spoken = byTheme.get(row.theme_id);
    return spoken && isSeen(spoken, reach) ? [{ row, spoken }] : [];
  });
}

/** Whether all of each theme is seen. */
const isWhole = ({ reach, unit }: Asked): boolean => reach === "all" && unit === undefined;

async function verbatimsOf(
  db: Handle,
  messageIds: readonly string[],
  reach: Reach,
): Promise<ReadonlyMap<string, ShownTheme["verbatims"][number]>> {
  const said = await findSaid(db, [...new Set(messageIds)], reach);
  const masked = await maskedSaid(db, said);
  return new Map(
    said.map(({ message_id, conversation_id, at, channel }) => [
      message_id,
      {
        messageId: message_id,
        conversationId: conversation_id,
        at: at.toISOString(),
        channel,
        text: masked.get(message_id) ?? null,
      },
    ]),
  );
}

function shownLook({ looked_at, since, until, messages, compared, share }: LookRow): ThemesPage["look"] {
  return {
    at: looked_at.toISOString(),
    since: since.toISOString(),
    until: until.toISOString(),
    messages,
    compared,
    share,
  };
}
