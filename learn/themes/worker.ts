import { parentPort, workerData } from "node:worker_threads";

import { findThemes, type ThemeOptions, type ThemeText } from "@firsthand/analytics/themes";

const { texts, options } = workerData as { readonly texts: readonly ThemeText[]; readonly options: ThemeOptions };
parentPort?.postMessage(findThemes(texts, options));
