import { afterEach, expect, test, vi } from "vitest";

import { simulate, type Simulation } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let open: Simulation | undefined;
afterEach(async () => {
  await open?.close();
});
interface Asked {
  readonly body: string;
}

test("Cloudinary: media as documents, the newest of their dates as version", async () => {
  const resources = Array.from({ length: 700 }, (_, at) => ({
    asset_id: `a${at}`,
    public_id: `folder/p${at}`,
    filename: `p${at}`,
    resource_type: "image",
    created_at: "2026-02-01T10:00:00+00:00",
    uploaded_at: "2026-02-01T10:00:00+00:00",
    secure_url: `https://res.cloudinary.com/brand/image/upload/p${at}.jpg`,
    tags: ["tea"],
    ...(at === 0
      ? {
          last_updated: { tags_updated_at: "2026-03-01T10:00:00+00:00", updated_at: "2026-02-02T10:00:00+00:00" },
          context: { caption: "A tea pot", alt: "Blue" },
        }
      : {}),
  }));
  const place = (open = await simulate(
    "cloudinary",
    { cloud: "brand", key: "1", secret: "s" },
    {
      "POST /v1_1/brand/resources/search": ({ body }: Asked) => {
        const from = Number(JSON.parse(body).next_cursor ?? 0);
        const next = from + 500 < resources.length ? { next_cursor: String(from + 500) } : {};
        return { total_count: 700, resources: resources.slice(from, from + 500), ...next };
      },
    },
  ));
  const { items } = await place.items("assets");
  expect(items).toHaveLength(700);
  expect(items.slice(0, 2)).toMatchObject([
    {
      status: "document",
      document: {
        externalId: "a0",
        version: Date.parse("2026-03-01T10:00:00Z"),
        at: "2026-03-01T10:00:00.000Z",
        title: "A tea pot",
        text: "Blue",
        url: "https://res.cloudinary.com/brand/image/upload/p0.jpg",
        kind: "image",
        tags: ["tea"],
      },
    },
    { document: { title: "p1", at: "2026-02-01T10:00:00.000Z" } },
  ]);
});
