import { createHttpServer, createLogging, type HttpServer, type HttpSettings } from "../http/index.ts";

/** A server of what is given and nothing else, on a free port; the test closes it. */
export async function serveForTest(
  parts: Pick<HttpSettings, "mounts" | "recognise"> &
    Partial<Pick<HttpSettings, "accessKey" | "plainRoutes" | "trace">>,
): Promise<{ readonly server: HttpServer; readonly url: string }> {
  const server = await createHttpServer({
    config: { host: "127.0.0.1", port: 0 },
    ...createLogging({ level: "silent", write: () => {} }),
    version: "1.2.3",
    accessKey: "k".repeat(43),
    page: async () => "",
    ready: () => Promise.resolve(),
    foresee: () => undefined,
    ...parts,
  });
  const { url } = await server.listen();
  return { server, url };
}
