import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Page } from "../../parts/page.tsx";
import { settings } from "../../shell/places.ts";
import { useSignedIn } from "../../shell/session.ts";
import classes from "./settings.module.css";

/** A page of the settings with the way to the others. */
export function SettingsPage({
  title,
  about,
  actions,
  width = "narrow",
  children,
}: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: "narrow" | "wide";
  readonly children: ReactNode;
}) {
  const { may } = useSignedIn();
  return (
    <Page title={title} about={about} actions={actions} width={width}>
      <nav className={classes["tabs"]} aria-label="Settings">
        {settings
          .filter(({ access }) => may.includes(access))
          .map((one) => (
            <Link key={one.to} to={one.to} className={classes["tab"]} activeOptions={{ exact: true }}>
              {one.title}
            </Link>
          ))}
      </nav>
      {children}
    </Page>
  );
}
