#!/usr/bin/env node
// The command `firsthand`: plain JavaScript, because the machine's own Node may be older than what TypeScript needs.
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";

import { run } from "../ready.mjs";

// What was compiled once is kept beside the packages: the next command starts in half the time. Where this user may
// not write there, or Node cannot do it, nothing is kept.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));
nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);

await run(fileURLToPath(new URL("cli/main.ts", import.meta.url)), process.argv.slice(2));
