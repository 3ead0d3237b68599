import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { settings } from "../../shell/places.ts";
import { useSignedIn } from "../../shell/session.ts";
import classes from "./settings.module.css";

/** A page of the settings with the way to the others. */
export function SettingsPage({
  title,
  about,
  actions,
  needs = "view",
  children,
}: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** What one must be allowed to see it at all. */
  readonly needs?: "view" | "administer";
  readonly children: ReactNode;
}) {
  const { may } = useSignedIn();
  const allowed = may.includes(needs);
  return (
    <Page title={title} about={about} actions={allowed ? actions : undefined} width="narrow">
      <nav className={classes["tabs"]} aria-label="Settings">
        {settings
          .filter(({ access }) => may.includes(access))
          .map((one) => (
            <Link key={one.to} to={one.to} className={classes["tab"]} activeOptions={{ exact: true }}>
              {one.title}
            </Link>
          ))}
      </nav>
      {allowed ? (
        children
      ) : (
        <Note title="Only administrators see this page">Ask one of them; your own account is in the settings.</Note>
      )}
    </Page>
  );
}
