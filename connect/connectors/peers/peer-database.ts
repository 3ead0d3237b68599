import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";

/** A database of PostgreSQL for a peer. */
export interface PeerDatabase {
  /** As a `DATABASE_URL`; by its socket. */
  readonly url: string;
  /** The same for who knows no sockets: by a port of this machine that leads there. */
  readonly urlByPort: string;
  /** Removes it, whoever is still connected. */
  readonly close: () => Promise<void>;
}

/** An empty one on the server that the tests of the project `database` share. */
export async function openPeerDatabase(): Promise<PeerDatabase> {
  // What installs peers is no test, and has no such server.
  const { emptyDatabase } = await import("@firsthand/platform/testing");
  const database = await emptyDatabase();
  const { searchParams, pathname } = new URL(database.url);
  const door = createServer((coming) => {
    const going = connect(`${searchParams.get("host")}/.s.PGSQL.5432`);
    coming.pipe(going).pipe(coming);
    coming.on("error", () => going.destroy());
    going.on("error", () => coming.destroy());
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const { port } = door.address() as AddressInfo;
  return {
    url: database.url,
    urlByPort: `postgres://postgres:any@127.0.0.1:${port}${pathname}`,
    close: async () => {
      door.close();
      await database.drop();
    },
  };
}
