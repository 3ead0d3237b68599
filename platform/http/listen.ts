import { Failure } from "@firsthand/kernel/errors";
import type { FastifyInstance } from "fastify";

/** Begins to listen. Throws `port_in_use`, `port_forbidden` or `host_not_here`. */
export async function listen(
  app: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; port: number }> {
  try {
    await app.listen({ host, port, listenTextResolver: () => "listening" });
  } catch (error) {
    throw listenFailure(error, host, port) ?? error;
  }
  const address = app.server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  const name =
    host === "0.0.0.0" || host === "::" || host === "127.0.0.1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${bound}`, port: bound };
}

function listenFailure(error: unknown, host: string, port: number): Failure | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return new Failure(
        {
          code: "port_in_use",
          status: 500,
          message: `The port ${port} on ${host} is in use by another program.`,
          advice: "Stop that program, or set PORT to another port (PORT=0 takes any free one).",
          details: { host, port },
        },
        { cause: error },
      );
    case "EACCES":
      return new Failure(
        {
          code: "port_forbidden",
          status: 500,
          message: `This user may not listen on the port ${port}.`,
          advice: "Set PORT to 1024 or higher, and put a proxy before it if people need another.",
          details: { host, port },
        },
        { cause: error },
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new Failure(
        {
          code: "host_not_here",
          status: 500,
          message: `${host} is not an address of this machine.`,
          advice: "Set HOST to 127.0.0.1 for this machine alone, or to 0.0.0.0 for all its networks.",
          details: { host },
        },
        { cause: error },
      );
    default:
      return undefined;
  }
}
