import {
  IconChartHistogram,
  IconFileImport,
  IconInbox,
  IconSearch,
  IconServer,
  IconZoomQuestion,
} from "@tabler/icons-react";

/** The pages of the side bar, with the key that goes there after `g`. */
export const places = [
  { to: "/", title: "Figures", key: "f", icon: IconChartHistogram },
  { to: "/conversations", title: "Conversations", key: "c", icon: IconInbox },
  { to: "/search", title: "Search", key: "s", icon: IconSearch },
  { to: "/imports", title: "Imports", key: "i", icon: IconFileImport },
  { to: "/quarantine", title: "Quarantine", key: "q", icon: IconZoomQuestion },
  { to: "/system", title: "System", key: "y", icon: IconServer },
] as const;

export const settings = [
  { to: "/settings", title: "Account", access: "view" },
  { to: "/settings/members", title: "People with access", access: "administer" },
  { to: "/settings/keys", title: "API keys", access: "administer" },
  { to: "/welcome", title: "Sample organisation", access: "administer" },
] as const;
