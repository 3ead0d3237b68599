import type { Gate, HttpSettings } from "@firsthand/platform/http";

import { positionQuestion } from "./contract.ts";
import { unreadableQuestion } from "./errors.ts";
import type { MaturityGround } from "./ground.ts";
import { checkScope } from "./queries/check-scope.ts";
import { showPosition } from "./queries/show-position.ts";
import { writeSheet } from "./sheet/index.ts";

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** The position as one page to print: the same question as the endpoint. */
export function maturityPlainRoutes(ground: MaturityGround): (app: App, gate: Pick<Gate, "askerOf">) => void {
  return (app, { askerOf }) => {
    app.get(
      "/api/position.pdf",
      { config: { access: "position.read", operation: "position.print", audited: true, pace: "export" } },
      async (request, reply) => {
        const read = positionQuestion.safeParse(request.query);
        if (!read.success) {
          throw unreadableQuestion(read.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
        }
        const { since, until, ...asked } = read.data;
        checkScope((await askerOf(request)).reach("position.read"), asked.unit);
        const position = await showPosition(ground, {
          ...asked,
          since: since === undefined ? undefined : new Date(since),
          until: until === undefined ? undefined : new Date(until),
        });
        return reply
          .type("application/pdf")
          .headers({
            "content-disposition": `inline; filename="position-${position.until.slice(0, 10)}.pdf"`,
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
          })
          .send(await writeSheet(position, { now: ground.now() }));
      },
    );
  };
}
