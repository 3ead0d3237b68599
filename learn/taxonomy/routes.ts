import { maskPersonalData } from "@firsthand/analytics/personal-data";
import { checkReach } from "@firsthand/engage/conversations";
import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import type { Asker } from "@firsthand/platform/http/contract";
import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { forceModel } from "./commands/force-model.ts";
import { changeTaxonomy, saveTaxonomy, type Changing, type FollowNodes } from "./commands/save-taxonomy.ts";
import { taxonomyContract } from "./contract.ts";
import { badPlace } from "./errors.ts";
import { explain } from "./queries/explain.ts";
import { taxonomyInForce } from "./queries/in-force.ts";
import { listModels } from "./queries/list-models.ts";
import { listVersions } from "./queries/list-versions.ts";
import { showTaxonomy } from "./queries/show-taxonomy.ts";
import { showUsage } from "./queries/show-usage.ts";
import { freshCorrections, TRAINS_AFTER } from "./queries/training-due.ts";
import type { Reader } from "./reader.ts";
import { addNode, changeNode, moveTopic, nodeIn, retireNode } from "./rules/change-taxonomy.ts";
import { asFile } from "./rules/file.ts";

export interface TaxonomyContext {
  readonly db: Handle;
  readonly now: () => Date;
  readonly asker: Pick<Asker, "name" | "reach">;
  readonly reader: Reader;
  /** Has watches and findings name nodes as they are called from now on. */
  readonly follow: FollowNodes;
  /** Has messages follow what was moved, merged or retired, once the transaction commits. */
  readonly soon: (tx: Handle) => Promise<void>;
  /** Asks for a training; whether one is asked for or runs. */
  readonly train: (by: string | null) => Promise<void>;
  readonly training: () => Promise<boolean>;
  /** Has what another version read be read again. */
  readonly reread: () => Promise<void>;
}

/** The endpoints of this module. */
export function createTaxonomyRouter() {
  const endpoints = implement(taxonomyContract).$context<TaxonomyContext>();
  return endpoints.router({
    show: endpoints.show.handler(({ context }) => showTaxonomy(context.db)),
    node: endpoints.node.handler(async ({ input: { kind, id }, context }) => {
      const { taxonomy, version } = await taxonomyInForce(context.db);
      const { examples, ...node } = nodeIn(taxonomy, kind, id);
      return {
        ...node,
        version,
        examples: Object.fromEntries(Object.entries(examples).map(([language, texts]) => [language, [...texts]])),
      };
    }),
    usage: endpoints.usage.handler(({ input, context }) =>
      showUsage(context.db, {
        days: input.days,
        unit: input.unit,
        now: context.now(),
        reach: context.asker.reach("taxonomy.read"),
      }),
    ),
    versions: endpoints.versions.handler(({ context }) => listVersions(context.db)),
    text: endpoints.text.handler(async ({ context }) => {
      const { version, body } = await taxonomyInForce(context.db);
      return { version, text: asFile(body, version) };
    }),
    save: endpoints.save.handler(async ({ input, context }) => {
      const saved = await saveTaxonomy(context.db, changing(context, input), input.text);
      await context.train(null);
      return saved;
    }),
    add: endpoints.add.handler(async ({ input, context }) => {
      const node = nodeOf(input);
      const why = `added the topic ${input.title}`;
      const saved = await changeTaxonomy(context.db, changing(context, { why }), (taxonomy) => ({
        ...addNode(taxonomy, { kind: "topic", parent: input.parent, node }),
        renamings: [],
      }));
      await context.train(null);
      return { id: saved.change.id, version: saved.version };
    }),
    addIntent: endpoints.addIntent.handler(async ({ input, context }) => {
      const node = nodeOf(input);
      const why = `added the intent ${input.title}`;
      const saved = await changeTaxonomy(context.db, changing(context, { why }), (taxonomy) => ({
        ...addNode(taxonomy, { kind: "intent", parent: null, node }),
        renamings: [],
      }));
      await context.train(null);
      return { id: saved.change.id, version: saved.version };
    }),
    change: endpoints.change.handler(async ({ input, context }) => {
      const { kind, id, title, about } = input;
      const examples = maskedExamples(input.examples);
      const given = changing(context, { why: `changed ${title}`, ...input });
      const { version, labels } = await changeTaxonomy(context.db, given, (taxonomy) => ({
        taxonomy: changeNode(taxonomy, kind, { id, title, about, examples, function: functionOf(input.function) }),
        renamings: [],
      }));
      await context.train(null);
      return { version, labels };
    }),
    move: endpoints.move.handler(async ({ input: { id, parent, ifVersion }, context }) => {
      const given = changing(context, { why: `moved ${id}`, ifVersion });
      const { version, labels, change } = await changeTaxonomy(context.db, given, (taxonomy) =>
        moveTopic(taxonomy, id, parent),
      );
      await context.train(null);
      return { version, labels, id: change.id };
    }),
    retire: endpoints.retire.handler(async ({ input, context }) => {
      const { kind, id, into } = input;
      const done = into === null ? `retired ${id}` : `merged ${id} into ${into}`;
      const given = changing(context, { why: done, ...input });
      const { version, labels } = await changeTaxonomy(context.db, given, (taxonomy) =>
        retireNode(taxonomy, kind, id, into),
      );
      await context.train(null);
      return { version, labels };
    }),
    models: endpoints.models.handler(async ({ context }) => ({
      corrections: await freshCorrections(context.db),
      trainsAfter: TRAINS_AFTER,
      training: await context.training(),
      versions: await listModels(context.db),
    })),
    train: endpoints.train.handler(async ({ context }) => {
      await context.train(context.asker.name);
      return { asked: true };
    }),
    force: endpoints.force.handler(async ({ input, context }) => {
      const model = await forceModel(context.db, input.version);
      await context.reread();
      return model;
    }),
    explain: endpoints.explain.handler(async ({ input, context }) => {
      await checkReach(context.db, context.asker.reach("conversations.read"), input.conversation);
      const clear = context.asker.reach("personal.unmask");
      return await explain(context.db, context.reader, { ...input, clear, now: context.now() });
    }),
  });
}

function changing(
  { asker, now, follow, soon }: TaxonomyContext,
  { why, ifVersion }: { readonly why?: string | undefined; readonly ifVersion?: number | undefined },
): Changing {
  return { by: asker.name, at: now(), why: why ?? "", ifVersion, follow, soon };
}

/** A node as somebody adds it on a page: its examples are in no language that was said. */
function nodeOf(input: {
  title: string;
  about?: string | undefined;
  function?: string | null | undefined;
  examples: readonly string[];
}) {
  const { title, about = "", examples } = input;
  return {
    title,
    about,
    function: functionOf(input.function ?? null),
    examples: examples.length > 0 ? { und: examples.map((text) => maskPersonalData(text)) } : {},
  };
}

/** Examples are often pasted from messages: what names a customer by address or number does not stay. */
function maskedExamples(examples: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(examples).map(([language, texts]) => [language, texts.map((text) => maskPersonalData(text))]),
  );
}

function functionOf(value: string | null): string | null {
  if (value === null || frontOfficeFunctions.some((known) => known === value)) return value;
  throw badPlace(`${JSON.stringify(value.slice(0, 40))} is no front-office function.`);
}
