import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { installPackages } from "./install.ts";
import type { Peer, RunningPeer } from "./peer.ts";
import { answers, freePort, PEERS_FOLDER, runProgram, startProgram, temporaryFolder } from "./processes.ts";

const PACKAGE = "/usr/share/redmine";
/** A site with empty tables, made once: making the tables takes a minute. Each start gets a copy. */
const SITE = join(PEERS_FOLDER, "redmine", "site");
const KEY = "0123456789abcdef0123456789abcdef01234567";
const DATABASE = "production:\n  adapter: sqlite3\n  database: redmine.sqlite3\n  timeout: 20000\n";
const BEFORE = 100;
const PATIENCE_MS = 60_000;

/** No mails: they are made beside, and would lock the database. Two who answer, one who writes, and a project in which everybody may. */
const PEOPLE = `
  Redmine::DefaultData::Loader.load("en")
  Setting.rest_api_enabled = "1"
  Setting.login_required = "1"
  Setting.notified_events = []
  Setting.default_language = "en"
  admin = User.find_by_login("admin")
  admin.update!(must_change_passwd: false, language: "en")
  Token.where(user: admin, action: "api").delete_all
  token = Token.create!(user: admin, action: "api")
  token.update_column(:value, "${KEY}")
  [["ann", "Ann", "Bée"], ["ben", "Ben", "Agent"]].each do |login, first, last|
    user = User.new(firstname: first, lastname: last, mail: login + "@example.com", language: "en")
    user.login = login
    user.password = "a-long-password"
    user.save!
  end
  support = Project.create!(name: "Support", identifier: "support", is_public: true, tracker_ids: Tracker.pluck(:id))
  Project.create!(name: "Elsewhere", identifier: "elsewhere", is_public: true, tracker_ids: Tracker.pluck(:id))
  Role.non_member.add_permission!(:add_issues, :add_issue_notes, :view_issues)
  ann = User.find_by_login("ann")
  (1..${BEFORE}).each do |number|
    Issue.create!(project: support, tracker: Tracker.first, author: ann, status: IssueStatus.first,
      priority: IssuePriority.first, subject: "Old matter #{number}", description: "An old matter, number #{number}.")
  end
`;

/** Redmine with the ways to write in it. */
export interface RunningRedmine extends RunningPeer {
  /** Asks its REST API, as `login` where one is given, else as the administrator. Throws when it refuses. */
  readonly ask: (method: string, path: string, body?: unknown, login?: string) => Promise<unknown>;
  /** The numbers of the administrator and of Ben, who answer, with a comma. */
  readonly team: string;
}

/** Redmine, by Debian's packages, on SQLite. */
export const redmine: Peer<RunningRedmine> = {
  name: "redmine",
  title: "Redmine 5.0.4",
  connector: "redmine",
  stream: "issues",
  install: () => {
    if (!existsSync(join(PACKAGE, "config.ru")))
      installPackages(
        ["redmine", "redmine-sqlite", "ruby-webrick"],
        ["redmine redmine/instances/default/dbconfig-install boolean false"],
      );
    makeSite();
    return Promise.resolve();
  },
  isInstalled: () => existsSync(join(PACKAGE, "config.ru")) && existsSync(SITE),
  start: async () => {
    const folder = temporaryFolder("redmine");
    cpSync(SITE, folder.path, { recursive: true, verbatimSymlinks: true });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const stop = await startProgram({
      folder,
      command: "rackup",
      args: ["-E", "production", "-s", "webrick", "-o", "127.0.0.1", "-p", String(port)],
      cwd: folder.path,
      env: { RAILS_ENV: "production", RAILS_LOG_LEVEL: "error" },
      ready: () => answers(`${url}/issues.json`),
    });
    return running(url, stop);
  },
};

/** The package's own files, with a configuration and a database of their own. */
function makeSite(): void {
  const made = `${SITE}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  for (const part of ["app", "bin", "config", "lib", "config.ru", "Rakefile"]) {
    const from = join(PACKAGE, part);
    // The link of the package leads to a database of its own, which need not be there.
    cpSync(from, join(made, part), { recursive: true, filter: (file) => !file.endsWith("database.yml") });
  }
  for (const part of ["db", "public", "extra"]) symlinkSync(join(PACKAGE, part), join(made, part));
  const gemfile = readFileSync(join(PACKAGE, "Gemfile"), "utf8");
  const here = gemfile.replace(`'${PACKAGE}/{config`, `__dir__ + '/{config`);
  writeFileSync(join(made, "Gemfile"), `${here}\ngem "webrick"\n`);
  const instance = join(made, "instances", "default");
  for (const part of ["config", "tmp", "log", "files"]) mkdirSync(join(instance, part), { recursive: true });
  writeFileSync(join(instance, "config", "database.yml"), DATABASE);
  writeFileSync(join(instance, "config", "secret_key.txt"), KEY.repeat(2));
  chmodSync(join(instance, "config", "secret_key.txt"), 0o600);
  const how = { cwd: made, env: { RAILS_ENV: "production", REDMINE_LANG: "en" } };
  runProgram("rake", ["db:migrate"], how);
  runProgram("ruby", ["bin/rails", "runner", PEOPLE], how);
  renameSync(made, SITE);
}

async function running(url: string, stop: () => Promise<void>): Promise<RunningRedmine> {
  const ask: RunningRedmine["ask"] = async (method, path, body, login) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        "X-Redmine-API-Key": KEY,
        "Content-Type": "application/json",
        ...(login === undefined ? {} : { "X-Redmine-Switch-User": login }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return text.trim() === "" ? null : JSON.parse(text);
  };
  const { users } = (await ask("GET", "/users.json")) as { users: { id: number; login: string }[] };
  const team = users.filter(({ login }) => login !== "ann").map(({ id }) => id);
  const { projects } = (await ask("GET", "/projects.json")) as { projects: { id: number; identifier: string }[] };
  const project = projects.find(({ identifier }) => identifier === "support")?.id;
  const settings = { site: url, key: KEY, project: "support", team: team.join(",") };
  return {
    url,
    settings,
    refused: { ...settings, key: "f".repeat(40) },
    before: BEFORE,
    team: team.join(","),
    ask,
    write: async (texts) => {
      const ids: string[] = [];
      for (const [index, text] of texts.entries()) {
        const issue = { project_id: project, subject: `Matter ${index}`, description: text };
        const made = (await ask("POST", "/issues.json", { issue }, "ann")) as { issue: { id: number } };
        ids.push(`issue-${made.issue.id}`);
      }
      return ids;
    },
    edit: async (externalId, text) => {
      await ask("PUT", `/issues/${externalId.replace("issue-", "")}.json`, { issue: { description: text } });
    },
    remove: async (externalId) => {
      await ask("DELETE", `/issues/${externalId.replace("issue-", "")}.json`);
    },
    stop,
  };
}
