// Run by Node beside the packages of the peer: a network of the AT Protocol with one data server and one app view.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, port, databaseUrl] = process.argv;
const { mockNetworkUtilities, TestBsky, TestBsync, TestPds, TestPlc } = await import(
  pathToFileURL(join(folder, "node_modules/@atproto/dev-env/dist/index.js")).href
);

const plc = await TestPlc.create({});
const sync = await TestBsync.create({ apiKeys: ["key-of-bsync"], dbUrl: databaseUrl, dbSchema: "bsync" });
const pdsUrl = `http://localhost:${port}`;
const view = await TestBsky.create({
  plcUrl: plc.url,
  pdsPort: Number(port),
  bsyncApiKey: "key-of-bsync",
  bsyncUrl: sync.url,
  repoProvider: pdsUrl.replace("http", "ws"),
  dbPostgresSchema: "appview",
  dbPostgresUrl: databaseUrl,
  labelsFromIssuerDids: [],
});
sync.ctx.dataplaneClients = [view.ctx.dataplane];
const pds = await TestPds.create({
  port: Number(port),
  didPlcUrl: plc.url,
  bskyAppViewUrl: view.url,
  bskyAppViewDid: view.ctx.cfg.serverDid,
});
mockNetworkUtilities(pds, view);
process.stdout.write("ready\n");
