import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import type { Place } from "../shell/places.ts";

interface GoProps {
  readonly to: Place["to"] | "/settings" | "/setup" | "/sign-in" | "/welcome";
  readonly asked?: string;
}

/**
 * Goes to another page as soon as it is shown, once. The library's own `Navigate` goes again with every rendering, which
 * never ends while the other page is still being loaded. `asked` is the address to come back to after signing in.
 */
export function Go({ to, asked }: GoProps) {
  const navigate = useNavigate();
  const [back] = useState(asked);
  useEffect(() => {
    void navigate({ to, search: back === undefined ? {} : { to: back }, replace: true });
  }, [navigate, to, back]);
  return <div aria-busy="true" />;
}
