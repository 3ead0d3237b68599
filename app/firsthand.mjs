#!/usr/bin/env node
// The command `firsthand`: plain JavaScript, because the machine's own Node may be older than what TypeScript needs.
import { fileURLToPath } from "node:url";

import { run } from "../ready.mjs";

await run(fileURLToPath(new URL("cli/main.ts", import.meta.url)), process.argv.slice(2));
