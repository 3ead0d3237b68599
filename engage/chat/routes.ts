import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { listWidgets, makeWidget, removeWidget, rotateSecret, saveWidget } from "./commands/manage-widgets.ts";
import { chatContract } from "./contract.ts";
import type { ChatGround } from "./ground.ts";

/** The endpoints by which chats are made and changed. */
export function createChatRouter() {
  const endpoints = implement(chatContract).$context<{ readonly ground: ChatGround; readonly asker: Asker }>();
  return endpoints.router({
    list: endpoints.list.handler(({ context: { ground } }) => listWidgets(ground)),
    make: endpoints.make.handler(({ input, context: { ground, asker } }) =>
      makeWidget(ground, { ...input, by: asker.name }),
    ),
    save: endpoints.save.handler(({ input, context: { ground } }) => saveWidget(ground, input)),
    rotate: endpoints.rotate.handler(({ input, context: { ground } }) => rotateSecret(ground, input.id)),
    remove: endpoints.remove.handler(({ input, context: { ground } }) => removeWidget(ground, input.id)),
  });
}
