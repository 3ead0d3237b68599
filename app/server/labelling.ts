import { randomBytes } from "node:crypto";

import {
  createLabellingRouter,
  drawFor,
  drawStale,
  dropGone,
  judgedLabels,
  type LabellingGround,
  takeCorrections,
} from "@firsthand/learn/labelling";
import type { Reader } from "@firsthand/learn/taxonomy";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import type { Ground } from "./ground.ts";

const JOB = "choose-texts";
const HOURLY = "choose-texts-anew";
const HOUR_MS = 3_600_000;
const ALWAYS = new Date(0);

/** What judging texts brings to the server. */
interface LabellingWiring {
  readonly mount: ApiMount;
  /** What was just corrected in a thread counts as judged too. */
  readonly corrected: () => Promise<void>;
}

/** Texts to be judged: chosen when somebody asks for them, and each hour where another machine reads by now. */
export function wireLabelling({ storage: { db }, jobs, now }: Ground, reader: Reader): LabellingWiring {
  const ground: LabellingGround = {
    db,
    now,
    random: () => randomBytes(16),
    reader,
    drawSoon: async (tx, label) => void (await jobs.enqueue(tx, JOB, { label })),
  };
  jobs.define(
    JOB,
    async (data) => {
      const labels = judgedLabels.filter((label) => label === labelIn(data));
      await takeCorrections(ground, ALWAYS);
      await drawFor(ground, labels);
    },
    { retry: { times: 2, afterSeconds: 10 }, limitSeconds: 600 },
  );
  jobs.define(
    HOURLY,
    async () => {
      await dropGone(ground);
      await takeCorrections(ground, ALWAYS);
      await drawStale(ground);
    },
    { retry: { times: 1, afterSeconds: 60 }, schedule: { cron: "50 * * * *" }, limitSeconds: 1800 },
  );
  return {
    mount: mountApi({
      name: "labelling",
      router: createLabellingRouter(),
      context: (asker) => ({ ground, asker }),
    }),
    corrected: async () => {
      await reader.refresh();
      await takeCorrections(ground, new Date(now().getTime() - HOUR_MS));
    },
  };
}

function labelIn(data: unknown): unknown {
  return typeof data === "object" && data !== null && "label" in data ? data.label : undefined;
}
