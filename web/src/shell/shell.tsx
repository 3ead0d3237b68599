import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";

import { startLive } from "../api/live.ts";
import { Go } from "../parts/go.tsx";
import { ErrorState } from "../parts/states.tsx";
import { Navigation } from "./navigation.tsx";
import { PaletteDoor } from "./palette-door.tsx";
import { SessionEnded } from "./session-ended.tsx";
import { type SignedIn, SignedInContext, sessionQuery } from "./session.ts";
import classes from "./shell.module.css";
import { Shortcuts } from "./shortcuts.tsx";
import { TopBar } from "./top-bar.tsx";

/** Lets in who is signed in, and sends everybody else where they can become so. */
export function Shell() {
  const { data, error, refetch, isPending } = useQuery(sessionQuery);
  const { href } = useLocation();
  // Whoever was in stays in when the session ends: the page is kept with all that was typed, until they sign in again.
  const [inside, setInside] = useState<SignedIn>();
  if (data?.state === "signed_in" && data !== inside) setInside(data);
  const signedIn = data?.state === "signed_in" ? data : inside;
  if (signedIn) {
    return (
      <SignedInContext value={signedIn}>
        <Inside />
      </SignedInContext>
    );
  }
  if (isPending) return <div className={classes["blank"]} aria-busy="true" />;
  if (!data) return <ErrorState error={error} retry={refetch} />;
  if (data.state === "setup") return <Go to="/setup" />;
  return <Go to="/sign-in" asked={href} />;
}

function Inside() {
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
      <PaletteDoor />
      <Shortcuts />
      <SessionEnded />
    </div>
  );
}
