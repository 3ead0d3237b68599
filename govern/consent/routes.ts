import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { bringConsents } from "./commands/bring-consents.ts";
import { choosePreference, withdrawAll } from "./commands/choose-preference.ts";
import { makeLink, revokeLink } from "./commands/make-link.ts";
import { recordConsent } from "./commands/record-consent.ts";
import { savePurpose } from "./commands/save-purpose.ts";
import { consentContract } from "./contract.ts";
import { tooOften } from "./errors.ts";
import type { ConsentGround } from "./ground.ts";
import { listPurposes, listVersions } from "./queries/list-purposes.ts";
import { holderOf, showPreferences } from "./queries/open-preferences.ts";
import { mayContact, showConsents } from "./queries/show-consents.ts";
import { summarise } from "./queries/summarise.ts";

interface ConsentContext {
  readonly ground: ConsentGround;
  readonly asker: Asker;
  /** The network that the request comes from. */
  readonly address: string;
}

/** The endpoints of this module. */
export function createConsentRouter() {
  const endpoints = implement(consentContract).$context<ConsentContext>();
  return endpoints.router({
    purposes: {
      list: endpoints.purposes.list.handler(({ context }) => listPurposes(context.ground.db)),
      versions: endpoints.purposes.versions.handler(({ input, context }) => listVersions(context.ground.db, input.id)),
      save: endpoints.purposes.save.handler(({ input, context: { ground, asker } }) =>
        savePurpose(ground.db, input, { by: asker.name, at: ground.now() }),
      ),
    },
    summary: endpoints.summary.handler(({ context: { ground } }) => summarise(ground.db, ground)),
    show: endpoints.show.handler(({ input, context: { ground } }) => showConsents(ground.db, ground, input.id)),
    mayContact: endpoints.mayContact.handler(({ input, context: { ground } }) => mayContact(ground.db, ground, input)),
    record: endpoints.record.handler(({ input, context: { ground, asker } }) =>
      recordConsent(ground, {
        ...input,
        at: input.at === undefined ? ground.now() : new Date(input.at),
        textShown: input.textShown ?? null,
        proof: input.proof ?? null,
        purposeVersion: input.purposeVersion,
        source: asker.kind === "person" ? "agent" : "api",
        by: asker.name,
      }),
    ),
    bring: endpoints.bring.handler(({ input, context: { ground, asker } }) =>
      bringConsents(ground, input.csv, asker.name),
    ),
    link: {
      make: endpoints.link.make.handler(({ input, context: { ground, asker } }) =>
        makeLink(ground, { ...input, by: asker.name }),
      ),
      revoke: endpoints.link.revoke.handler(({ input, context: { ground } }) => revokeLink(ground, input.id)),
    },
    preferences: {
      read: endpoints.preferences.read.handler(async ({ input, context }) => {
        const { ground } = slowDown(context);
        return await showPreferences(ground.db, ground, await holderOf(ground.db, ground, input.token));
      }),
      choose: endpoints.preferences.choose.handler(({ input, context }) =>
        choosePreference(slowDown(context).ground, input),
      ),
      withdrawAll: endpoints.preferences.withdrawAll.handler(({ input, context }) =>
        withdrawAll(slowDown(context).ground, input.token),
      ),
    },
  });
}

/** Whoever asks too often waits, whether their link opens or not. Throws `too_many_attempts`. */
function slowDown(context: ConsentContext): ConsentContext {
  const seconds = context.ground.limit(context.address, context.ground.now().getTime());
  if (seconds > 0) throw tooOften(seconds);
  return context;
}
