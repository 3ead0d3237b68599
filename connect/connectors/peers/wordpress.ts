import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { installPackages } from "./install.ts";
import type { Peer, RunningPeer } from "./peer.ts";
import {
  answers,
  freePort,
  PEERS_FOLDER,
  runProgram,
  startProgram,
  temporaryFolder,
  type TemporaryFolder,
} from "./processes.ts";

const PACKAGE = "/usr/share/wordpress";
const SERVER = "/usr/sbin/mariadbd";
/** The package's files with a configuration of their own, and tables made by WordPress's own installer. */
const MADE = join(PEERS_FOLDER, "wordpress");
const SITE = join(MADE, "site");
const DATA = join(MADE, "data");
const ACCOUNT = join(MADE, "account.json");
const BEFORE = 210;
const PATIENCE_MS = 60_000;

/** Where everything is comes with each start. It asks nobody outside, and sends no mail. */
const CONFIGURATION = `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('PEER_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', getenv('PEER_URL'));
define('WP_SITEURL', getenv('PEER_URL'));
define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** A post to write below, a reader with an account, addresses as the connector asks for them, and a password for it. */
const PREPARATION = `
require 'wp-load.php';
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
foreach (['comments_notify', 'moderation_notify', 'comment_moderation', 'comment_previously_approved'] as $option)
  update_option($option, '0');
update_option('timezone_string', 'Asia/Kolkata');
wp_delete_comment(1, true);
$reader = wp_insert_user(['user_login' => 'ann', 'user_pass' => wp_generate_password(), 'user_email' => 'ann@example.com',
  'display_name' => 'Ann Bée', 'role' => 'subscriber']);
foreach (range(1, ${BEFORE}) as $number)
  wp_insert_comment(['comment_post_ID' => 1, 'comment_content' => "An old comment, number $number.", 'comment_approved' => 1,
    'comment_author' => 'Guest ' . $number % 20, 'comment_author_email' => 'guest-' . $number % 20 . '@example.com']);
[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'firsthand']);
echo json_encode(['user' => 'admin', 'password' => $password, 'reader' => $reader, 'version' => get_bloginfo('version')]);
`;

interface Account {
  readonly user: string;
  readonly password: string;
  readonly reader: number;
}

/** WordPress with the ways to write in it. */
export interface RunningWordpress extends RunningPeer {
  /** Asks its REST API as the administrator. Throws when it refuses. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** The number of a reader with an account. */
  readonly reader: number;
}

/** WordPress with MariaDB, by Debian's packages. */
export const wordpress: Peer<RunningWordpress> = {
  name: "wordpress",
  title: "WordPress 6.1.9",
  connector: "wordpress-comments",
  stream: "comments",
  install: async () => {
    if (!existsSync(join(PACKAGE, "wp-load.php")) || !existsSync(SERVER))
      installPackages(["wordpress", "php-cgi", "php-cli", "php-mysql", "mini-httpd", "mariadb-server-core"]);
    await makeSite();
  },
  isInstalled: () => existsSync(SERVER) && existsSync(ACCOUNT),
  start: async () => {
    const folder = temporaryFolder("wordpress");
    cpSync(DATA, join(folder.path, "data"), { recursive: true });
    const { url, stop } = await serve(folder);
    return running(url, stop);
  },
};

/** The database and PHP's own server, on a copy of the tables. */
async function serve(folder: TemporaryFolder) {
  const socket = join(folder.path, "socket");
  const url = `http://127.0.0.1:${await freePort()}`;
  const environment = { PEER_SOCKET: socket, PEER_URL: url };
  const stopDatabase = await startProgram({
    folder,
    command: SERVER,
    args: [
      "--no-defaults",
      "--skip-networking",
      `--datadir=${join(folder.path, "data")}`,
      `--socket=${socket}`,
      `--pid-file=${join(folder.path, "pid")}`,
      "--innodb-buffer-pool-size=32M",
      "--innodb-log-file-size=8M",
      "--innodb-flush-log-at-trx-commit=0",
      "--performance-schema=off",
      ...asRoot(),
    ],
    ready: () => Promise.resolve(runProgram("mariadb-admin", ["--no-defaults", `--socket=${socket}`, "ping"]) !== ""),
  });
  try {
    const make = "create database if not exists wordpress character set utf8mb4";
    runProgram("mariadb", ["--no-defaults", `--socket=${socket}`, "-u", "root", "-e", make]);
    const stopServer = await startProgram({
      command: "php",
      args: ["-d", "display_errors=0", "-S", url.slice("http://".length), "-t", SITE],
      env: { ...environment, PHP_CLI_SERVER_WORKERS: "3" },
      ready: () => answers(`${url}/wp-admin/install.php`),
    });
    const stop = async () => {
      await stopServer();
      await stopDatabase();
    };
    return { url, environment, socket, stop };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}

const asRoot = () => (process.getuid?.() === 0 ? ["--user=root"] : []);

async function makeSite(): Promise<void> {
  rmSync(MADE, { recursive: true, force: true });
  mkdirSync(MADE, { recursive: true });
  cpSync(PACKAGE, SITE, { recursive: true, dereference: true });
  writeFileSync(join(SITE, "wp-config.php"), CONFIGURATION);
  const folder = temporaryFolder("wordpress");
  const data = join(folder.path, "data");
  runProgram("mariadb-install-db", [
    "--no-defaults",
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
    "--innodb-log-file-size=8M",
    ...asRoot(),
  ]);
  const { url, environment, socket, stop } = await serve(folder);
  try {
    const password = "a-long-password";
    await fetch(`${url}/wp-admin/install.php?step=2`, {
      method: "POST",
      body: new URLSearchParams({
        weblog_title: "A blog",
        user_name: "admin",
        admin_password: password,
        admin_password2: password,
        admin_email: "admin@example.com",
        blog_public: "1",
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = runProgram("php", ["-d", "display_errors=stderr", "-r", PREPARATION], { cwd: SITE, env: environment });
    // Asked to end by itself, so that what is copied later is whole.
    runProgram("mariadb-admin", ["--no-defaults", `--socket=${socket}`, "-u", "root", "shutdown"]);
    writeFileSync(`${ACCOUNT}.new`, said);
    cpSync(data, DATA, { recursive: true });
    renameSync(`${ACCOUNT}.new`, ACCOUNT);
  } finally {
    await stop();
  }
}

function running(url: string, stop: () => Promise<void>): RunningWordpress {
  const { user, password, reader } = JSON.parse(readFileSync(ACCOUNT, "utf8")) as Account;
  const ask: RunningWordpress["ask"] = async (method, path, body) => {
    const response = await fetch(`${url}/wp-json/wp/v2${path}`, {
      method,
      headers: { Authorization: `Basic ${btoa(`${user}:${password}`)}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return JSON.parse(text);
  };
  const settings = { site: url, user, password, view: "edit", team: "1" };
  return {
    url,
    settings,
    refused: { ...settings, password: "wrong wrong wrong wrong" },
    before: BEFORE,
    reader,
    ask,
    write: async (texts) => {
      const ids: string[] = [];
      for (const [index, content] of texts.entries()) {
        const guest = { author_name: `Guest ${index % 20}`, author_email: `guest-${index % 20}@example.com` };
        const made = (await ask("POST", "/comments", { post: 1, content, ...guest })) as { id: number };
        ids.push(String(made.id));
      }
      return ids;
    },
    edit: async (externalId, content) => {
      await ask("POST", `/comments/${externalId}`, { content });
    },
    remove: async (externalId) => {
      await ask("DELETE", `/comments/${externalId}?force=true`);
    },
    stop,
  };
}
