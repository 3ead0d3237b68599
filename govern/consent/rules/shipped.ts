import type { GivenPurpose } from "../contract.ts";

/** The purposes of a new installation; each may be changed or switched off. */
export const SHIPPED_PURPOSES: readonly (GivenPurpose & { readonly id: string })[] = [
  {
    id: "service",
    title: "Messages about your orders and requests",
    text: "We write to you about what you ordered, asked or reported, and about changes to it.",
    basis: "contract",
    channels: ["email", "phone", "sms", "messenger"],
    active: true,
  },
  {
    id: "marketing",
    title: "News and offers",
    text: "We tell you about our products, offers and events.",
    basis: "consent",
    channels: ["email", "phone", "sms", "messenger", "post"],
    active: true,
  },
  {
    id: "research",
    title: "Surveys and research",
    text: "We ask you how content you are and what we could do better. Taking part is always free.",
    basis: "consent",
    channels: ["email", "phone", "sms", "messenger"],
    active: true,
  },
  {
    id: "personalisation",
    title: "Personal suggestions",
    text: "We use what you bought and asked to show you what may suit you.",
    basis: "consent",
    channels: ["any"],
    active: true,
  },
  {
    id: "partners",
    title: "Sharing with partners",
    text: "We give your contact details to the partners that we name to you, for their own offers.",
    basis: "consent",
    channels: ["any"],
    active: true,
  },
];
