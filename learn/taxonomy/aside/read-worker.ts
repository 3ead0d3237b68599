import { parentPort } from "node:worker_threads";

import { classifierFrom } from "@firsthand/analytics/classifier";

import { readLearnt, type Learnt } from "../rules/read-learnt.ts";
import { columnsOf } from "./columns.ts";
import type { ToWorker } from "./read-thread.ts";

let learnt: Learnt | undefined;

parentPort?.on("message", (message: ToWorker) => {
  if ("learnt" in message) {
    const { modelVersion, known, inForce } = message.learnt;
    const classifier = inForce && { classifier: classifierFrom(inForce.bytes), weights: inForce.weights };
    learnt = { modelVersion, known, inForce: classifier };
  } else if (learnt) {
    const { texts, directions } = message;
    const asked = texts.map((text, at) => ({ text, direction: directions[at] ?? "in" }));
    parentPort?.postMessage(columnsOf(readLearnt(learnt, asked)));
  }
});
