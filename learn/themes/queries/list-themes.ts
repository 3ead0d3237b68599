import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import { findSaid, maskedSaid } from "../../verbatims/index.ts";
import type { ShownTheme, ThemeDays, ThemesPage } from "../contract.ts";
import { unknownTheme } from "../errors.ts";
import { isSeen } from "../rules/seen.ts";
import { shownTheme } from "../rules/shown.ts";
import { findSpoken, type Spoken } from "../store/spoken.ts";
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
  const seen = await seenOf(db, found, asked);
  const wanted = seen.filter(({ row }) => (row.dismissed_at !== null) === dismissed);
  const verbatims = await verbatimsOf(
    db,
    wanted.flatMap(({ spoken }) => typicalOf(spoken)),
    asked.reach,
  );
  return {
    look: shownLook(look),
    themes: wanted.map(({ row, spoken }) => ({
      ...shownTheme(row, spoken, { ...look, isWhole: isWhole(asked) }),
      verbatims: typicalOf(spoken).flatMap(({ message_id }) => verbatims.get(message_id) ?? []),
    })),
    dismissed: seen.filter(({ row }) => row.dismissed_at !== null).length,
  };
}

/** A theme with its newest messages. Throws `unknown_theme`. */
export async function showTheme(db: Handle, { id, ...asked }: Asked & { readonly id: string }) {
  const row = await findTheme(db, id);
  const look = row && (await findLook(db, row.days));
  const [seen] = row ? await seenOf(db, [row], asked) : [];
  if (!row || !look || !seen) throw unknownTheme(id);
  const { spoken } = seen;
  const newest = spoken.slice(0, NEWEST);
  const verbatims = await verbatimsOf(db, [...typicalOf(spoken), ...newest], asked.reach);
  const shown = (messages: readonly Spoken[]) => messages.flatMap(({ message_id }) => verbatims.get(message_id) ?? []);
  const { since, until } = look;
  return {
    ...shownTheme(row, spoken, { ...look, isWhole: isWhole(asked) }),
    verbatims: shown(typicalOf(spoken)),
    newest: shown(newest),
    days: row.days,
    since: since.toISOString(),
    until: until.toISOString(),
  };
}

async function seenOf(
  db: Handle,
  rows: readonly ThemeRow[],
  asked: Asked,
): Promise<{ readonly row: ThemeRow; readonly spoken: readonly Spoken[] }[]> {
  const spoken = await findSpoken(
    db,
    rows.map(({ theme_id }) => theme_id),
    asked,
  );
  const byTheme = Map.groupBy(spoken, ({ theme_id }) => theme_id);
  return rows.flatMap((row) => {
    const of = byTheme.get(row.theme_id) ?? [];
    return isSeen(of, asked.reach) ? [{ row, spoken: of }] : [];
  });
}

/** Whether all of each theme is seen. */
const isWhole = ({ reach, unit }: Asked): boolean => reach === "all" && unit === undefined;

function typicalOf(spoken: readonly Spoken[]): Spoken[] {
  return spoken.filter(({ typical }) => typical !== null).toSorted((a, b) => (a.typical ?? 0) - (b.typical ?? 0));
}

async function verbatimsOf(
  db: Handle,
  messages: readonly Spoken[],
  reach: Reach,
): Promise<ReadonlyMap<string, ShownTheme["verbatims"][number]>> {
  const said = await findSaid(db, [...new Set(messages.map(({ message_id }) => message_id))], reach);
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
