import { createHealthRouter, type HealthGround } from "@firsthand/platform/health";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import type { Ground } from "./ground.ts";

/** How the installation is doing, and failed jobs tried again. */
export function healthMount(
  { storage, jobs, config, version, now, listeners }: Ground,
  searchBehindSeconds: HealthGround["searchBehindSeconds"] = () => Promise.resolve(null),
  keeping?: NonNullable<HealthGround["keeping"]>,
): ApiMount {
  const { dataDirectory } = config;
  const known = { storage, jobs, dataDirectory, version, startedAt: now(), now, listeners, searchBehindSeconds };
  const ground = keeping ? { ...known, keeping } : known;
  return mountApi({ name: "health", router: createHealthRouter(), context: () => ({ ground }) });
}
