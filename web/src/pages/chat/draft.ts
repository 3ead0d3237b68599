import type { ChatLanguage, ChatSettings, ChatWords } from "@firsthand/engage/chat/contract";

/** A chat as it stands in the form. */
export interface Draft {
  readonly name: string;
  readonly unit: string;
  /** One a line. */
  readonly origins: string;
  readonly accent: string;
  readonly side: ChatSettings["side"];
  readonly language: ChatLanguage;
  readonly texts: Readonly<Record<ChatLanguage, ChatWords>>;
  readonly kind: ChatSettings["availability"]["kind"];
  readonly zone: string;
  /** Monday first; a day on which nobody is there is off. */
  readonly days: readonly Day[];
}

export interface Day {
  readonly on: boolean;
  readonly from: string;
  readonly to: string;
}

export const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export const languageNames: Readonly<Record<ChatLanguage, string>> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
};

const none: ChatWords = { title: "", greeting: "", away: "" };

const begun: Draft = {
  name: "",
  unit: "",
  origins: "",
  accent: "#1f6f5c",
  side: "right",
  language: "en",
  texts: {
    en: {
      title: "Chat with us",
      greeting: "Hello! How can we help?",
      away: "Nobody is here right now. Leave us a message, and we will answer as soon as we can.",
    },
    de: none,
    fr: none,
    es: none,
  },
  kind: "always",
  zone: "UTC",
  days: dayNames.map((_name, at) => ({ on: at < 5, from: "09:00", to: "17:00" })),
};

/** The form of a chat that is there, or of a new one. */
export function draftOf(widget: { readonly name: string; readonly settings: ChatSettings } | undefined): Draft {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!widget) return { ...begun, zone: here };
  const { settings, name } = widget;
  const { availability } = settings;
  const hours = availability.kind === "hours" ? availability.hours : undefined;
  return {
    name,
    unit: settings.unit ?? "",
    origins: settings.origins.join("\n"),
    accent: settings.accent,
    side: settings.side,
    language: settings.language,
    texts: { en: none, de: none, fr: none, es: none, ...settings.texts },
    kind: availability.kind,
    zone: availability.kind === "hours" ? availability.zone : here,
    days: begun.days.map((day, at) => {
      if (!hours) return day;
      const open = hours.find((one) => one.day === at + 1);
      return open ? { on: true, from: open.from, to: open.to } : { ...day, on: false };
    }),
  };
}

/** What the form says, as the server takes it: languages without a title are left out. */
export function settingsOf(draft: Draft): ChatSettings {
  const texts = Object.entries(draft.texts).filter(([, { title }]) => title.trim() !== "");
  return {
    unit: draft.unit.trim() === "" ? null : draft.unit.trim(),
    origins: [
      ...new Set(
        draft.origins
          .split(/\s+/)
          .filter((one) => one !== "")
          .map(plainOrigin),
      ),
    ],
    accent: draft.accent.toLowerCase(),
    side: draft.side,
    language: draft.language,
    texts: Object.fromEntries(texts),
    availability:
      draft.kind === "hours"
        ? {
            kind: "hours",
            zone: draft.zone.trim(),
            hours: draft.days.flatMap(({ on, from, to }, at) => (on ? [{ day: at + 1, from, to }] : [])),
          }
        : { kind: draft.kind },
  };
}

/** People copy addresses from the bar of their browser: the path is not part of an origin. */
function plainOrigin(text: string): string {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url.origin : text;
}
