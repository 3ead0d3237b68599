import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { askPeer } from "./ask-peer.ts";
import { hasFromNpm, installFromNpm } from "./install.ts";
import { openPeerDatabase } from "./peer-database.ts";
import type { Peer, RunningPeer } from "./peer.ts";
import { answers, freePort, PEERS_FOLDER, startProgram, temporaryFolder } from "./processes.ts";

const PACKAGES = { "@atproto/dev-env": "0.6.7" };
/** The one that it asks for ends programs of Node from 24.19 on. */
const OVERRIDES = { "better-sqlite3": "13.2.0" };
const FOLDER = join(PEERS_FOLDER, "bluesky");
const POSTS = "app.bsky.feed.post";
const PATIENCE_MS = 120_000;
/** So many records a repository takes at once. */
const MOST_WRITES = 100;

/** Who may do something in the network. */
interface Member {
  readonly did: string;
  readonly handle: string;
  readonly token: string;
}

/** A network of the AT Protocol with the ways to write in it. */
export interface RunningBluesky extends RunningPeer {
  readonly brand: Member;
  readonly ann: Member;
  /** A post of the brand, to which `write` answers. */
  readonly root: Post;
  /** Posts, as a member; gives where they lie, in this order, when the app view knows them. */
  readonly post: (member: Member, posts: readonly object[]) => Promise<readonly Post[]>;
  readonly ask: (method: "GET" | "POST", path: string, more?: Asked) => Promise<unknown>;
}

interface Post {
  readonly uri: string;
  readonly cid: string;
}

interface Asked {
  readonly token?: string;
  readonly body?: unknown;
}

/** The AT Protocol's own development network: directory of names, data server, app view. */
export const bluesky: Omit<Peer, "start"> & { readonly start: () => Promise<RunningBluesky> } = {
  name: "bluesky",
  title: "@atproto/dev-env 0.6.7",
  connector: "bluesky",
  stream: "mentions",
  install: () => {
    installFromNpm("bluesky", PACKAGES, OVERRIDES);
    return Promise.resolve();
  },
  isInstalled: () => hasFromNpm("bluesky", { ...PACKAGES, ...OVERRIDES }),
  start: async () => {
    const database = await openPeerDatabase();
    const folder = temporaryFolder("bluesky");
    const port = await freePort();
    // It knows itself by this name, and its tokens are good there.
    const url = `http://localhost:${port}`;
    const end = await startProgram({
      folder,
      command: process.execPath,
      args: [join(import.meta.dirname, "bluesky-network.mjs"), FOLDER, String(port), database.url],
      env: { TMPDIR: folder.path },
      ready: () => answers(`${url}/xrpc/com.atproto.server.describeServer`),
    });
    const stop = async () => {
      await end();
      await database.close();
    };
    try {
      return await peopled(url, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

/** Accounts, an app password for the brand, and a first post of it. */
async function peopled(url: string, stop: () => Promise<void>): Promise<RunningBluesky> {
  const ask: RunningBluesky["ask"] = (method, path, { token, body } = {}) =>
    askPeer(method, `${url}/xrpc/${path}`, {
      body,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  const join = async (name: string): Promise<Member> => {
    const body = { handle: `${name}.test`, email: `${name}@example.com`, password: "a-long-password" };
    const made = (await ask("POST", "com.atproto.server.createAccount", { body })) as {
      did: string;
      accessJwt: string;
    };
    return { did: made.did, handle: body.handle, token: made.accessJwt };
  };
  const [brand, ann] = [await join("brand"), await join("ann")];
  const app = (await ask("POST", "com.atproto.server.createAppPassword", {
    token: brand.token,
    body: { name: "firsthand" },
  })) as { password: string };
  const post: RunningBluesky["post"] = async (member, posts) => {
    const made: Post[] = [];
    for (let from = 0; from < posts.length; from += MOST_WRITES) {
      const writes = posts.slice(from, from + MOST_WRITES).map((value) => ({
        $type: "com.atproto.repo.applyWrites#create",
        collection: POSTS,
        value: { $type: POSTS, createdAt: new Date().toISOString(), ...value },
      }));
      const body = { repo: member.did, writes };
      const { results } = (await ask("POST", "com.atproto.repo.applyWrites", { token: member.token, body })) as {
        results: Post[];
      };
      made.push(...results.map(({ uri, cid }) => ({ uri, cid })));
    }
    await known(made);
    return made;
  };
  /** The app view follows the data server; it has caught up when it knows the last post. */
  const known = async (posts: readonly Post[]) => {
    const last = posts.at(-1)?.uri ?? "";
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(100)) {
      const path = `app.bsky.feed.getPosts?uris=${encodeURIComponent(last)}`;
      const found = (await ask("GET", path, { token: brand.token })) as { posts: unknown[] };
      if (found.posts.length > 0) return;
      if (Date.now() > until) throw new Error("the app view does not get to know a post");
    }
  };
  const [root] = await post(brand, [{ text: "Our new tea pot is here" }]);
  if (!root) throw new Error("the brand could not post");
  const settings = { server: url, handle: brand.handle, password: app.password };
  return {
    url,
    settings,
    refused: { ...settings, password: "aaaa-bbbb-cccc-dddd" },
    brand,
    ann,
    root,
    ask,
    post,
    write: async (texts) => {
      const begun = Date.now();
      const posts = texts.map((text, index) => ({
        text,
        // One after the other, as people write.
        createdAt: new Date(begun - (texts.length - index)).toISOString(),
        reply: { root, parent: root },
      }));
      return (await post(ann, posts)).map(({ uri }) => uri);
    },
    stop,
  };
}
