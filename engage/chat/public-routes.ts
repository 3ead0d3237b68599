import { addressOfRequest, html, networkOf, page, type HttpSettings } from "@firsthand/platform/http";
import { z } from "zod";

import { createAnswerStreams, type AnswerStreams, type StreamLimits } from "./answer-streams.ts";
import { knowBrowser, knowNamed, visitorOf } from "./commands/know-visitor.ts";
import { say } from "./commands/say.ts";
import { LONGEST_MESSAGE, type ChatHello } from "./contract.ts";
import { notHere, nothingBegun, tooFast, unknownWidget } from "./errors.ts";
import type { ChatGround } from "./ground.ts";
import { wordsFor } from "./rules/languages.ts";
import { isOnline } from "./rules/open-hours.ts";
import { allowedOrigin } from "./rules/origins.ts";
import { findWidget, type WidgetRow } from "./store/widgets.ts";

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];
type Request = Parameters<typeof addressOfRequest>[0] & {
  readonly params: { readonly widget: string };
  readonly headers: { readonly origin?: string | undefined; readonly host?: string | undefined };
  readonly body: unknown;
};
interface Reply {
  readonly headers: (values: Record<string, string>) => unknown;
}

const widgetId = z.guid();
const token = z.string().max(200);
const asked = {
  hello: z.object({ token: token.optional(), languages: z.array(z.string().max(40)).max(20).default([]) }),
  identify: z.object({ identity: z.string().max(8000) }),
  messages: z.object({
    token,
    id: z.guid("an id looks like 01998f3e-7c1a-4abc-8def-0123456789ab").toLowerCase(),
    text: z.string().trim().min(1, "say something").max(LONGEST_MESSAGE, `${LONGEST_MESSAGE} characters at most`),
    email: z.email("a mail address looks like ann@example.org").max(320).optional(),
    page: z.string().max(2000).transform(withoutQuery).optional(),
  }),
  token: z.object({ token }),
};

/** What stands behind ? and # may be anybody's secret. */
function withoutQuery(address: string): string | undefined {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}`.slice(0, 500) : undefined;
}

/**
 * What pages of other sites ask, in the name of their visitors: by POST, without a cookie, answered to the origins of
 * the chat alone. A token stands in the body, since addresses stand in logs.
 */
export function chatPublicRoutes(
  ground: ChatGround,
  limits?: StreamLimits,
): { readonly routes: (app: App) => void; readonly hears: AnswerStreams["hears"] } {
  const streams = createAnswerStreams(ground, limits);
  const config = { access: "open", audited: false, anyOrigin: true } as const;

  /** The chat that is asked for, with the answer opened to the page that asks. Throws `chat_not_here`. */
  async function widgetFor(request: Request, reply: Reply): Promise<WidgetRow> {
    const id = widgetId.safeParse(request.params.widget).data;
    const widget = id === undefined ? undefined : await findWidget(ground.db, id.toLowerCase());
    const origin = widget && allowedOrigin(request.headers, widget.settings.origins);
    if (!widget || origin === undefined) throw notHere();
    reply.headers({
      "access-control-allow-origin": origin,
      vary: "Origin",
      "cross-origin-resource-policy": "cross-origin",
    });
    return widget;
  }

  function keepPace(request: Request): void {
    const wait = ground.limits.asking(networkOf(addressOfRequest(request)), ground.now().getTime());
    if (wait > 0) throw tooFast(wait);
  }

  /** Counted before anything is looked up, or trying ids would cost the database as much as anybody likes. */
  async function begin(request: Request, reply: Reply): Promise<WidgetRow> {
    keepPace(request);
    return await widgetFor(request, reply);
  }

  function helloOf({ settings }: WidgetRow, languages: readonly string[]): ChatHello {
    const { accent, side, availability } = settings;
    return {
      look: { accent, side },
      ...wordsFor(settings, languages),
      online: isOnline(availability, ground.now(), ground.colleaguesThere()),
    };
  }

  const routes = (app: App): void => {
    app.addHook("preClose", async () => streams.close());
    app.options<{ Params: { widget: string } }>(
      "/api/chat/:widget/:what",
      { config: { ...config, pace: "free" } },
      async (request, reply) => {
        await begin(request, reply);
        return reply
          .headers({
            "access-control-allow-methods": "POST",
            "access-control-allow-headers": "content-type",
            "access-control-max-age": "600",
          })
          .code(204)
          .send();
      },
    );
    app.post<{ Params: { widget: string } }>("/api/chat/:widget/hello", { config }, async (request, reply) => {
      const widget = await begin(request, reply);
      const { token: known, languages } = asked.hello.parse(request.body);
      return { ...helloOf(widget, languages), visitor: await knowBrowser(ground, widget, known) };
    });
    app.post<{ Params: { widget: string } }>("/api/chat/:widget/identity", { config }, async (request, reply) => {
      const widget = await begin(request, reply);
      return { visitor: await knowNamed(ground, widget, asked.identify.parse(request.body).identity) };
    });
    app.post<{ Params: { widget: string } }>("/api/chat/:widget/messages", { config }, async (request, reply) => {
      const widget = await begin(request, reply);
      return await say(ground, widget, asked.messages.parse(request.body), networkOf(addressOfRequest(request)));
    });
    app.post<{ Params: { widget: string } }>(
      "/api/chat/:widget/stream",
      { config: { ...config, stream: true } },
      async (request, reply) => {
        const widget = await begin(request, reply);
        const { id, row } = await visitorOf(ground, widget, asked.token.parse(request.body).token);
        const identityId = row?.identity_id;
        if (!identityId) throw nothingBegun();
        const network = networkOf(addressOfRequest(request));
        const stream = streams.open({ visitorId: id, identityId, source: widget.name, network });
        request.raw.socket.once("close", () => stream.destroy());
        reply
          .type("text/event-stream; charset=utf-8")
          .headers({ "cache-control": "no-store, no-transform", "x-accel-buffering": "no" });
        return reply.send(stream);
      },
    );
    app.get<{ Params: { widget: string } }>(
      "/chat/:widget/try",
      { exposeHeadRoute: false, config: { access: "open" } },
      async (request, reply) => {
        const id = widgetId.safeParse(request.params.widget).data;
        const widget = id === undefined ? undefined : await findWidget(ground.db, id.toLowerCase());
        if (!widget) throw unknownWidget();
        return reply
          .type("text/html; charset=utf-8")
          .header("content-security-policy", TRY_POLICY)
          .send(tryPage(widget));
      },
    );
  };
  return { routes, hears: streams.hears };
}

/** As strict as a site can be that shows the chat: scripts and connections of one origin, and nothing else. */
const TRY_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function tryPage({ widget_id: id, name }: WidgetRow): string {
  const body = html`<main>
      <header><h1>${name}</h1></header>
      <section>
        <p>This page shows the chat as a visitor sees it. What you write here goes into the log.</p>
      </section>
    </main>
    <script async src="/chat/${id}.js"></script>`;
  return page({ title: `${name}: a page to try the chat`, body });
}
