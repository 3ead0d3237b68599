import { buildWeb } from "@firsthand/web/build";

/** The pages that the browser tests look at are those of the sources that are here now. */
export default async function setup(): Promise<void> {
  await buildWeb();
}
