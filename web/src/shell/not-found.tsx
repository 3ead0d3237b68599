import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { Page } from "../parts/page.tsx";
import { EmptyState } from "../parts/states.tsx";

/** The page of an address that leads nowhere. */
export function NotFound() {
  return (
    <Page title="Nothing is here">
      <EmptyState
        title="This address leads nowhere"
        icon={<IconMapOff size={28} stroke={1.5} />}
        action={<Link to="/">Go to the start</Link>}
      >
        It may be mistyped, or what stood here has moved.
      </EmptyState>
    </Page>
  );
}
