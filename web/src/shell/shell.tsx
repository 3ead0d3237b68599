import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";

import { startLive } from "../api/live.ts";
import { ErrorState } from "../parts/states.tsx";
import { Navigation } from "./navigation.tsx";
import { Palette } from "./palette.tsx";
import { SessionEnded } from "./session-ended.tsx";
import { sessionQuery } from "./session.ts";
import classes from "./shell.module.css";
import { Shortcuts } from "./shortcuts.tsx";
import { TopBar } from "./top-bar.tsx";

/** Lets in who is signed in, and sends everybody else where they can become so. */
export function Shell() {
  const { data, error, refetch, isPending } = useQuery(sessionQuery);
  const { href } = useLocation();
  if (isPending) return <div className={classes["blank"]} aria-busy="true" />;
  if (!data) return <ErrorState error={error} retry={refetch} />;
  if (data.state === "setup") return <Navigate to="/setup" replace />;
  if (data.state === "signed_out") return <Navigate to="/sign-in" search={{ to: href }} replace />;
  return <Inside />;
}

function Inside() {
  useSuspenseQuery(sessionQuery);
  const { pathname } = useLocation();
  // The menu of a narrow window belongs to the page on which it was opened: another page closes it.
  const [openOn, setOpenOn] = useState<string>();
  const open = openOn === pathname;
  const setOpen = (wanted: boolean) => setOpenOn(wanted ? pathname : undefined);
  useEffect(startLive, []);
  return (
    <div className={classes["shell"]}>
      <a className={classes["skip"]} href="#main">
        Skip to the page
      </a>
      <TopBar onMenu={() => setOpen(!open)} open={open} />
      <Navigation open={open} onClose={() => setOpen(false)} />
      <main id="main" className={classes["main"]} tabIndex={-1}>
        <Suspense fallback={<div aria-busy="true" />}>
          <Outlet />
        </Suspense>
      </main>
      <Palette />
      <Shortcuts />
      <SessionEnded />
    </div>
  );
}
