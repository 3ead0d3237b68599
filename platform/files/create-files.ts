import { join } from "node:path";

import type { FileBucket } from "../config/index.ts";
import { bucketStore } from "./bucket-store.ts";
import type { FileStore } from "./contract.ts";
import { diskStore } from "./disk-store.ts";

export interface FileSettings {
  readonly dataDirectory: string;
  /** Files lie there in place of the data directory. */
  readonly fileBucket?: FileBucket | undefined;
}

/** Where this installation keeps files: in `files` of the data directory, or in a bucket where one is set. */
export function createFiles({ dataDirectory, fileBucket }: FileSettings): FileStore {
  return fileBucket ? bucketStore(fileBucket) : diskStore(join(dataDirectory, "files"));
}
