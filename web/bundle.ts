import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import { build } from "vite";

const web = import.meta.dirname;
const compressible = /\.(?:js|css|html|svg)$/;

/** Bundles the app and the chat into a folder, with a compressed copy beside each file that gains by it. */
async function bundleInto(folder: string): Promise<void> {
  await build({ configFile: join(web, "vite.config.ts"), logLevel: "error", build: { outDir: folder } });
  await build({ configFile: join(web, "widget", "vite.config.ts"), logLevel: "error", build: { outDir: folder } });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && compressible.test(entry.name)) await compress(join(entry.parentPath, entry.name));
}

async function compress(file: string): Promise<void> {
  const content = readFileSync(file);
  if (content.length < 1024) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("say into which folder");
await bundleInto(folder);
