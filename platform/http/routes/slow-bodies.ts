import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Its body may come for as long as it likes: whoever reads it looks that it does come. */
    longBody?: true;
  }
}

/**
 * Cuts off requests whose bodies take longer than that, in seconds. Node's own limit knows no exceptions, and a stream
 * of records may well take an hour.
 */
export function limitSlowBodies(app: FastifyInstance, seconds: number): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { raw, routeOptions } = request;
    if (!routeOptions.config.longBody && !raw.complete) {
      const timer = setTimeout(() => {
        const slow = Object.assign(new Error("the body came too slowly"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
        if (!raw.complete) app.server.emit("clientError", slow, raw.socket);
      }, seconds * 1000);
      timer.unref();
      raw.once("close", () => clearTimeout(timer));
    }
    done();
  });
}
