import {
  IconBrandWhatsapp,
  IconBrandX,
  IconClipboardCheck,
  IconMail,
  IconMessage,
  IconMessages,
  IconPhone,
  IconStar,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

const icons: Readonly<Record<string, ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>>> = {
  email: IconMail,
  mail: IconMail,
  chat: IconMessages,
  social: IconUsers,
  twitter: IconBrandX,
  whatsapp: IconBrandWhatsapp,
  phone: IconPhone,
  call: IconPhone,
  review: IconStar,
  reviews: IconStar,
  survey: IconClipboardCheck,
};

/** The sign of a channel, and its name for who does not see it. */
export function ChannelIcon({ channel, size = 15 }: { readonly channel: string; readonly size?: number }) {
  const Icon = icons[channel.toLowerCase()] ?? IconMessage;
  return (
    <span title={channel} style={{ lineHeight: 0 }}>
      <Icon size={size} stroke={1.6} aria-hidden />
      <span className="hidden-visually">{channel}</span>
    </span>
  );
}
