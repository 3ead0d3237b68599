-- Few messages have somebody in their address lines besides; who is erased is looked for in all of them.
create index interaction_by_copied on interaction using gin (copied_ids) where copied_ids <> '{}';
