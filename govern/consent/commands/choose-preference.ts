import { type Handle, transact } from "@firsthand/platform/storage";

import type { ConsentChannel, Preferences, Purpose } from "../contract.ts";
import { channelNotOffered, requiredByLaw, unknownPurpose, unknownVersion } from "../errors.ts";
import type { ConsentGround } from "../ground.ts";
import { listPurposes, listVersions } from "../queries/list-purposes.ts";
import { holderOf, showPreferences, type Holder } from "../queries/open-preferences.ts";
import { insertEvents } from "../store/events.ts";
import { eventOf, tellConsents } from "./record-consent.ts";

interface Choice {
  readonly token: string;
  readonly purpose: string;
  readonly channel: ConsentChannel;
  readonly state: "given" | "withdrawn";
  readonly purposeVersion: number;
}

/**
 * The holder of a link agrees or withdraws. Throws `preference_link_not_open`, and `unknown_purpose`,
 * `unknown_purpose_version`, `channel_not_offered` and `purpose_required_by_law` for what the page does not offer.
 */
export async function choosePreference(ground: ConsentGround, choice: Choice): Promise<Preferences> {
  return await withHolder(ground, choice.token, async (tx, holder) => {
    const versions = await listVersions(tx, choice.purpose);
    const shown = versions.find(({ version }) => version === choice.purposeVersion);
    if (!versions[0]?.active) throw unknownPurpose(choice.purpose);
    if (!shown) throw unknownVersion(choice.purpose, choice.purposeVersion);
    if (isRequired(versions[0])) throw requiredByLaw(choice.purpose);
    if (!shown.channels.includes(choice.channel)) throw channelNotOffered(shown.channels);
    await record(tx, ground, { holder, purposes: [{ ...shown, channels: [choice.channel] }], state: choice.state });
  });
}

/** The holder of a link withdraws from everything that is offered by every channel; what the law requires stays. */
export async function withdrawAll(ground: ConsentGround, token: string): Promise<Preferences> {
  return await withHolder(ground, token, async (tx, holder) => {
    const purposes = (await listPurposes(tx)).filter((purpose) => purpose.active && !isRequired(purpose));
    await record(tx, ground, { holder, purposes, state: "withdrawn" });
  });
}

/** What rests on a legal obligation is nobody's to choose. */
const isRequired = ({ basis }: Pick<Purpose, "basis">) => basis === "legal_obligation";

async function withHolder(
  ground: ConsentGround,
  token: string,
  change: (tx: Handle, holder: Holder) => Promise<void>,
): Promise<Preferences> {
  return await transact(ground.db, async (tx) => {
    const holder = await holderOf(tx, ground, token);
    await change(tx, holder);
    await tellConsents(tx);
    return await showPreferences(tx, ground, holder);
  });
}

async function record(
  tx: Handle,
  { now }: ConsentGround,
  said: { readonly holder: Holder; readonly purposes: readonly Purpose[]; readonly state: "given" | "withdrawn" },
): Promise<void> {
  const at = now();
  const { holder, purposes, state } = said;
  const saying = { state, source: "preference_page", at, textShown: null, proof: null, by: "the customer" } as const;
  const events = purposes.flatMap(({ id, version, channels }) =>
    channels.map((channel) => eventOf(holder.identity, { ...saying, purpose: id, channel }, { version, at })),
  );
  await insertEvents(tx, events);
}
