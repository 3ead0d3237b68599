import { gzipSync } from "node:zlib";

import { sourceRecord } from "@firsthand/connect/records";
import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { expect, test } from "vitest";

import { deliveredFrom } from "./testing/index.ts";

const SEEDS: readonly (readonly [string, string])[] = [
  [
    "a.csv",
    'id,at,direction,text,rating_kind,rating_value\n1,2024-05-01,in,"a ""b""\nc",nps,7\n2,2024-05-02T10:00:00Z,out,é,,\n',
  ],
  [
    "a.csv",
    "tweet_id,author_id,inbound,created_at,text,in_response_to_tweet_id\n1.0,9,True,Tue Oct 31 22:10:47 +0000 2017,@x hi,2.0\n",
  ],
  [
    "a.jsonl",
    '{"at":"2024-05-01","direction":"in","text":"x","author":{"account":"a"}}\n{"at":"2024-05-01","direction":"in","text":"y"}\n',
  ],
  [
    "a.mbox",
    "From a@b.c Mon Jan  2 03:04:05 2023\nFrom: a@b.c\nDate: Mon, 2 Jan 2023 04:04:05 +0100\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n",
  ],
];

test("whatever happens to the bytes of a file, each record is valid or rejected, or a Failure tells why", async () => {
  const harm = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom("set", "cut", "add")), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SEEDS),
      harm,
      fc.constantFrom("plain", "utf16", "gzip"),
      async ([name, text], harms, form) => {
        let bytes =
          form === "utf16" ? Buffer.from(text, "utf16le") : form === "gzip" ? gzipSync(text) : Buffer.from(text);
        for (const [place, value, kind] of harms) {
          const at = place % (bytes.length + 1);
          const [before, after] = [bytes.subarray(0, at), bytes.subarray(kind === "add" ? at : at + 1)];
          bytes =
            kind === "cut" ? Buffer.concat([before, after]) : Buffer.concat([before, Buffer.from([value]), after]);
        }
        const items = await deliveredFrom(bytes, { name }).catch((error: unknown) => {
          if (error instanceof Failure) return [];
          throw error;
        });
        for (const item of items) {
          if (item.status === "understood") expect(sourceRecord.parse(item.record)).toEqual(item.record);
          else expect(item.raw.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 200 },
  );
}, 600_000);
