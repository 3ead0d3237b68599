import { useEffect, useState } from "react";

const stepMs = 60_000;

/** The time in milliseconds, exact to a minute: what expires while a page is open is shown so. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
