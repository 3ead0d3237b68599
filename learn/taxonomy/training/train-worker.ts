import { parentPort, workerData } from "node:worker_threads";

import { trainClassifier } from "@firsthand/analytics/classifier";

import type { trainingSet } from "../rules/training-set.ts";

// A thread of its own: training takes seconds to minutes, in which nothing else could run beside it.
const { examples, heads } = workerData as ReturnType<typeof trainingSet>;
const bytes = trainClassifier(examples, { heads, seed: 1 }).toBytes();
parentPort?.postMessage(bytes);
