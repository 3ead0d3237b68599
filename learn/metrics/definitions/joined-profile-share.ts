import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

/** The ways in which somebody is known that are channels; a customer number is none. */
const way = sql`person_id is not null and kind in ('account', 'email', 'phone')`;

/**
 * The persons known in two channels, read once a statement. A person is called after one of the identities, so only one
 * with a second identity can be among them: these are few, and only they are looked at more closely.
 */
const joined = sql`
  select linked.component_id from identity_fact linked
  where linked.identity_id <> linked.component_id and (
    select count(distinct (kind, space)) from identity_fact own
    where own.component_id = linked.component_id and ${way}) > 1`;

export const joinedProfileShare: Definition = share({
  id: "joined_profile_share",
  title: "Joined profile share",
  group: "heard",
  definition:
    "Of the conversations begun in the period by identified customers, the share whose customer is known in two channels or more: by mail, by telephone, by an account of a network.",
  measure: "share",
  direction: "up",
  fact: "conversation",
  concern: "anything",
  population: always(sql<boolean>`identified`),
  counted: always(sql<boolean>`person_id in (${joined})`),
  nothing: "No customer of the period is known by a mail address, a telephone or a customer number.",
});
