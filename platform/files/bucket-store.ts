import { createHash } from "node:crypto";
import { Readable } from "node:stream";

import { AwsClient } from "aws4fetch";

import type { FileBucket } from "../config/index.ts";
import type { FileStore, FoundFile } from "./contract.ts";
import { bucketFailing, fileMissing } from "./errors.ts";

const HASH = /^[0-9a-f]{64}$/;
const FOLDER = "firsthand";
const TRIES = 3;
const PATIENCE_MS = 60_000;

/** Files in a bucket, each under its hash; requests are signed with AWS Signature Version 4. */
export function bucketStore(settings: FileBucket): FileStore {
  const { keyId: accessKeyId, secret: secretAccessKey, region } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: TRIES });
  const base = baseOf(settings);

  async function ask(path: string, init: RequestInit, fine: readonly number[]): Promise<Response> {
    let response: Response;
    try {
      response = await client.fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      throw bucketFailing("it does not answer", { cause: error });
    }
    if (fine.includes(response.status)) return response;
    const said = /<Code>([A-Za-z]{1,60})<\/Code>/.exec((await response.text()).slice(0, 10_000))?.[1];
    throw bucketFailing(`it answered ${response.status}${said === undefined ? "" : ` ${said}`}`);
  }

  async function sizeOf(hash: string): Promise<number | undefined> {
    const response = await ask(pathOf(hash), { method: "HEAD" }, [200, 404]);
    return response.status === 404 ? undefined : Number(response.headers.get("content-length") ?? 0);
  }

  return {
    place: "bucket",
    describe: () => `the bucket ${settings.bucket} at ${new URL(settings.endpoint).host}`,
    sizeOf,
    async put(bytes) {
      const hash = createHash("sha256").update(bytes).digest("hex");
      // Written again also where it is here: so it counts as new, and whoever clears away lets it be.
      const headers = { "x-amz-content-sha256": hash, "content-type": "application/octet-stream" };
      await ask(pathOf(hash), { method: "PUT", body: Buffer.from(bytes), headers }, [200]);
      return { hash, size: bytes.length };
    },
    async open(hash, range) {
      const init = range ? { headers: { range: `bytes=${range.start}-${range.end}` } } : {};
      const response = await ask(pathOf(hash), init, [200, 206, 404]);
      if (response.status === 404 || !response.body) throw fileMissing(hash);
      return Readable.from(response.body, { objectMode: false });
    },
    async remove(hash) {
      const isHere = (await sizeOf(hash)) !== undefined;
      if (isHere) await ask(pathOf(hash), { method: "DELETE" }, [200, 204, 404]);
      return isHere;
    },
    async *list(bucket) {
      for (let after: string | undefined = ""; after !== undefined;) {
        const query = new URLSearchParams({ "list-type": "2", prefix: `${FOLDER}/${bucket}/` });
        if (after !== "") query.set("continuation-token", after);
        const page = await (await ask(`?${query}`, {}, [200])).text();
        yield* filesIn(page);
        const next = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
        after = next === undefined ? undefined : unescaped(next);
      }
    },
  };
}

function baseOf({ endpoint, bucket, pathStyle }: FileBucket): string {
  const url = new URL(endpoint);
  const folder = url.pathname.replace(/\/$/, "");
  return pathStyle ? `${url.origin}${folder}/${bucket}/` : `${url.protocol}//${bucket}.${url.host}${folder}/`;
}

/** Only hashes become paths, never names. */
function pathOf(hash: string): string {
  if (!HASH.test(hash)) throw new TypeError("not the hash of a file");
  return `${FOLDER}/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
}

function* filesIn(page: string): Generator<FoundFile> {
  for (const [, entry = ""] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const said = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(entry)?.[1] ?? "";
    const hash = said("Key").split("/").at(-1) ?? "";
    if (HASH.test(hash)) yield { hash, size: Number(said("Size")), writtenAt: new Date(said("LastModified")) };
  }
}

const unescaped = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
