import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";

import { startLive } from "../api/live.ts";
import { refreshRights } from "../api/queries.ts";
import { AlertBanner } from "../pages/pulse/alert-banner.tsx";
import { Go } from "../parts/go.tsx";
import { ErrorState } from "../parts/states.tsx";
import { Navigation } from "./navigation.tsx";
import { NotAllowed } from "./not-allowed.tsx";
import { PaletteDoor } from "./palette-door.tsx";
import { startFor } from "./places.ts";
import { SessionEnded } from "./session-ended.tsx";
import { type SignedIn, SignedInContext, sessionQuery, useSignedIn } from "./session.ts";
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
  useFreshRights();
  return (
    <div className={classes["shell"]}>
      <a className={classes["skip"]} href="#main">
        Skip to the page
      </a>
      <TopBar onMenu={() => setOpen(!open)} open={open} />
      <Navigation open={open} onClose={() => setOpen(false)} />
      <main id="main" className={classes["main"]} tabIndex={-1}>
        <AlertBanner />
        <Suspense fallback={<div aria-busy="true" />}>
          <Allowed />
        </Suspense>
      </main>
      <PaletteDoor />
      <Shortcuts />
      <SessionEnded />
    </div>
  );
}

/** The page of the address, if who is signed in may see it. */
function Allowed() {
  const { may } = useSignedIn();
  const { pathname } = useLocation();
  const needs = useMatches({ select: (matches) => matches.at(-1)?.staticData.access ?? "known" });
  if (may.includes(needs)) return <Outlet />;
  return pathname === "/" ? <Go to={startFor(may)} /> : <NotAllowed needs={needs} />;
}

/** What was fetched under other rights shows more, or less, than who is signed in may see now. */
function useFreshRights(): void {
  const { person, may } = useSignedIn();
  const rights = JSON.stringify([person.id, person.grants, may]);
  const before = useRef(rights);
  useEffect(() => {
    if (before.current === rights) return;
    before.current = rights;
    refreshRights();
  }, [rights]);
}
