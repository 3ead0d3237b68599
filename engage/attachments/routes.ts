import type { Asker, Gate, HttpSettings } from "@firsthand/platform/http";
import type { FileStore } from "@firsthand/platform/files";
import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";
import { z } from "zod";

import { attachmentsContract } from "./contract.ts";
import { listAttachments } from "./queries/list-attachments.ts";
import { openAttachment } from "./queries/open-attachment.ts";
import { headersOf } from "./rules/served.ts";

interface AttachmentsContext {
  readonly db: Handle;
  readonly asker: Pick<Asker, "reach">;
}

/** The endpoints of this module. */
export function createAttachmentsRouter() {
  const endpoints = implement(attachmentsContract).$context<AttachmentsContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input: { id }, context: { db, asker } }) =>
      listAttachments(db, { id, ...seenBy(asker) }),
    ),
  });
}

const withId = z.object({ id: z.string().max(100) });
const how = z.object({ as: z.enum(["show", "save"]).default("save") });

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** The files themselves. Who opens one stands in the record of who did what. */
export function attachmentsPlainRoutes(ground: {
  readonly db: Handle;
  readonly files: FileStore;
}): (app: App, gate: Pick<Gate, "askerOf">) => void {
  return (app, { askerOf }) => {
    app.get(
      "/api/attachments/:id",
      {
        exposeHeadRoute: false,
        config: { access: "conversations.read", operation: "attachments.open", audited: true },
      },
      async (request, reply) => {
        const { id } = withId.parse(request.params);
        const { as } = how.parse(request.query);
        const file = await openAttachment(ground, { id, ...seenBy(await askerOf(request)) });
        return reply.headers({ ...headersOf(file, as), "content-length": file.size }).send(file.bytes);
      },
    );
  };
}

function seenBy(asker: Pick<Asker, "reach">) {
  return { reach: asker.reach("conversations.read"), clear: asker.reach("personal.unmask") };
}
