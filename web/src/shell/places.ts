import {
  IconChartHistogram,
  IconFileImport,
  IconInbox,
  IconMap2,
  IconSearch,
  IconServer,
  IconSignature,
  IconZoomQuestion,
} from "@tabler/icons-react";

/** The pages of the side bar, with the key that goes there after `g`. */
export const places = [
  { to: "/position", title: "Position", key: "p", icon: IconMap2 },
  { to: "/", title: "Figures", key: "f", icon: IconChartHistogram },
  { to: "/conversations", title: "Conversations", key: "c", icon: IconInbox },
  { to: "/search", title: "Search", key: "s", icon: IconSearch },
  { to: "/attestations", title: "Attestations", key: "a", icon: IconSignature },
  { to: "/imports", title: "Imports", key: "i", icon: IconFileImport },
  { to: "/quarantine", title: "Quarantine", key: "q", icon: IconZoomQuestion },
  { to: "/system", title: "System", key: "y", icon: IconServer },
] as const;

export const settings = [
  { to: "/settings", title: "Account", access: "view" },
  { to: "/settings/members", title: "People with access", access: "administer" },
  { to: "/settings/keys", title: "API keys", access: "administer" },
  { to: "/model", title: "Maturity model", access: "view" },
  { to: "/welcome", title: "Sample organisation", access: "administer" },
] as const;
