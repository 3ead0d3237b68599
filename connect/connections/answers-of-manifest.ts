import type { ActionInputs, Connector as OpenedConnector } from "../engine/index.ts";
import type { Manifest } from "../manifest/index.ts";
import { StreamFailure } from "../streams/index.ts";
import type { Answer, Connector, OpenConnection } from "./ground.ts";

type Kept = OpenConnection & Required<Pick<OpenConnection, "kept">>;

/** The answers of a connector whose manifest has an action that replies; of another, nothing. */
export function answersOf(
  manifest: Manifest,
  open: (connection: Kept) => Promise<{ readonly opened: OpenedConnector }>,
  now: () => Date,
): Pick<Connector, "answers"> {
  const [name, action] = Object.entries(manifest.actions).find(([, { does }]) => does === "reply") ?? [];
  if (name === undefined || action === undefined) return {};
  const { longest, repeatable } = action;
  return {
    answers: {
      open: () => ({ ready: true, words: `through ${manifest.name}`, longest, repeatable }),
      send: async (connection, answer, signal) => {
        const { kept, settings } = connection;
        if (!kept)
          throw new StreamFailure("misset", "The connection is not made yet.", { advice: "Make it, then answer." });
        const { opened } = await open({ ...connection, kept });
        const done = await opened.runAction({ action: name, settings, inputs: inputsOf(answer), signal });
        return done.status === "done" ? { ...done, at: now() } : done;
      },
    },
  };
}

/** What is not known is left out: an action that needs it then says so. */
function inputsOf({ id, text, account, thread, message: { externalId, subject } }: Answer): ActionInputs {
  return {
    text,
    key: id,
    ...(account === null ? {} : { account }),
    ...(thread === null ? {} : { thread }),
    ...(externalId === null ? {} : { parent: externalId }),
    ...(subject === null ? {} : { subject }),
  };
}
