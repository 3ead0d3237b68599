import type { Access } from "@firsthand/kernel/permissions";
import {
  IconArchive,
  IconBulb,
  IconChartHistogram,
  IconChecklist,
  IconFileImport,
  IconHandStop,
  IconHeartRateMonitor,
  IconHistory,
  IconHourglass,
  IconInbox,
  IconMap2,
  IconMessages,
  IconPlug,
  IconSearch,
  IconServer,
  IconUserShield,
  IconSignature,
  IconSitemap,
  IconSparkles,
  IconTags,
  IconTargetArrow,
  IconUsersGroup,
  IconWebhook,
  IconZoomQuestion,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

interface AnyPlace {
  readonly to: string;
  readonly title: string;
  /** The key that goes there after `g`; null: none. */
  readonly key: string | null;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** What one must be allowed to see it. */
  readonly access: Access;
}

const understand = [
  { to: "/position", title: "Position", key: "p", icon: IconMap2, access: "position.read" },
  { to: "/", title: "Figures", key: "f", icon: IconChartHistogram, access: "figures.read" },
  { to: "/attestations", title: "Attestations", key: "a", icon: IconSignature, access: "position.read" },
] as const satisfies readonly AnyPlace[];

const listen = [
  { to: "/conversations", title: "Conversations", key: "c", icon: IconInbox, access: "conversations.read" },
  { to: "/search", title: "Search", key: "s", icon: IconSearch, access: "conversations.read" },
  { to: "/sources", title: "Sources", key: "n", icon: IconPlug, access: "imports.read" },
  { to: "/webhooks", title: "Webhooks", key: "w", icon: IconWebhook, access: "webhooks.manage" },
  { to: "/chat", title: "Chat", key: "h", icon: IconMessages, access: "sources.manage" },
  { to: "/imports", title: "Imports", key: "i", icon: IconFileImport, access: "imports.read" },
  { to: "/quarantine", title: "Quarantine", key: "q", icon: IconZoomQuestion, access: "imports.read" },
] as const satisfies readonly AnyPlace[];

const learn = [
  { to: "/themes", title: "Themes", key: "e", icon: IconSparkles, access: "insight.read" },
  { to: "/insights", title: "Insights", key: "k", icon: IconBulb, access: "insight.read" },
  { to: "/pulse", title: "Pulse", key: "x", icon: IconHeartRateMonitor, access: "pulse.read" },
  { to: "/reading", title: "Reading quality", key: "v", icon: IconTargetArrow, access: "taxonomy.read" },
  { to: "/labelling", title: "Labelling", key: "l", icon: IconTags, access: "labels.judge" },
  { to: "/taxonomy", title: "Taxonomy", key: "z", icon: IconSitemap, access: "taxonomy.read" },
] as const satisfies readonly AnyPlace[];

const govern = [
  { to: "/settings/members", title: "Access", key: "m", icon: IconUsersGroup, access: "access.read" },
  { to: "/audit", title: "Audit", key: "u", icon: IconHistory, access: "audit.read" },
  { to: "/privacy", title: "Data requests", key: "r", icon: IconUserShield, access: "privacy.requests" },
  { to: "/quality", title: "Data quality", key: "d", icon: IconChecklist, access: "quality.read" },
  { to: "/consent", title: "Consent", key: "o", icon: IconHandStop, access: "consent.record" },
  { to: "/retention", title: "Retention", key: "t", icon: IconHourglass, access: "retention.manage" },
  { to: "/keeping", title: "Backups", key: "b", icon: IconArchive, access: "system.read" },
  { to: "/system", title: "System", key: "y", icon: IconServer, access: "system.read" },
] as const satisfies readonly AnyPlace[];

/** The pages of the side bar in their groups. */
export const groups = [
  { id: "understand", title: "Understand", places: understand },
  { id: "listen", title: "Listen", places: listen },
  { id: "learn", title: "Learn", places: learn },
  { id: "govern", title: "Govern", places: govern },
] as const;

export type Place = (typeof groups)[number]["places"][number];

/** All pages of the side bar, in its order. */
export const places: readonly Place[] = groups.flatMap((group): readonly Place[] => group.places);

export const settings = [
  { to: "/settings", title: "Account", access: "known" },
  { to: "/settings/members", title: "People", access: "access.read" },
  { to: "/settings/roles", title: "Roles", access: "access.read" },
  { to: "/settings/units", title: "Units", access: "access.read" },
  { to: "/settings/sign-in", title: "Signing in", access: "access.manage:whole" },
  { to: "/settings/keys", title: "API keys", access: "keys.manage" },
  { to: "/settings/assist", title: "Language model", access: "assist.manage" },
  { to: "/model", title: "Maturity model", access: "position.read:whole" },
  { to: "/welcome", title: "Sample organisation", access: "system.manage" },
] as const satisfies readonly { readonly to: string; readonly title: string; readonly access: Access }[];

/** Where somebody begins who may do this: the figures, or else the first page that they may open. */
export function startFor(may: readonly Access[]): Place["to"] | "/settings" {
  if (may.includes("figures.read")) return "/";
  return places.find(({ access }) => may.includes(access))?.to ?? "/settings";
}
