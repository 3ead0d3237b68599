/** Pages that somebody who has just signed in has no use for. */
const doors = ["/sign-in", "/setup", "/invitation", "/reset"];

/**
 * Where to go after signing in: a path of this installation as it was asked for, else the first page. Whatever a browser
 * would read as another place, for example `//elsewhere`, is not followed.
 */
export function ownPath(to: string | undefined, origin: string): string {
  if (to === undefined || !to.startsWith("/") || !URL.canParse(to, origin)) return "/";
  const url = new URL(to, origin);
  // What dots leave behind, as in /.//elsewhere, would be another place once more.
  if (url.origin !== origin || url.pathname.startsWith("//") || doors.some((door) => url.pathname.startsWith(door)))
    return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
