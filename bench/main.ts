/** What a module `bench/NAME.ts` exports: it prints what it measured, and last a line `ratio X`. */
interface Bench {
  readonly run: (args: string[]) => Promise<void>;
}

/** Loaded only when asked for: a measurement must not pay for the others. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  audit: () => import("./audit.ts"),
  classify: () => import("./classify.ts"),
  govern: () => import("./govern.ts"),
  inbox: () => import("./inbox.ts"),
  ingest: () => import("./ingest.ts"),
  "ingest-http": () => import("./ingest-http.ts"),
  "ingest-memory": () => import("./ingest-memory.ts"),
  mask: () => import("./mask.ts"),
  metrics: () => import("./metrics.ts"),
  poison: () => import("./poison.ts"),
  position: () => import("./position.ts"),
  reach: () => import("./reach.ts"),
  read: () => import("./read.ts"),
  search: () => import("./search.ts"),
  web: () => import("./web.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load) {
  const bench = await load();
  await bench.run(args);
} else {
  console.error(name === "" ? "Say what to measure." : `There is no measurement ${name}.`);
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(", ")}`);
  process.exitCode = 1;
}
