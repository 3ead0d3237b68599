import { ActionIcon } from "@mantine/core";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { openPalette } from "./palette-state.ts";
import classes from "./shell.module.css";

/** What a narrow window shows in place of the side bar. */
export function TopBar({ open, onMenu }: { readonly open: boolean; readonly onMenu: () => void }) {
  return (
    <section className={classes["bar"]} aria-label="Top bar">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Menu" aria-expanded={open} onClick={onMenu}>
        <IconMenu2 size={20} />
      </ActionIcon>
      <Link to="/" className={classes["brand"]}>
        Firsthand
      </Link>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Go to anything" onClick={openPalette}>
        <IconSearch size={20} />
      </ActionIcon>
    </section>
  );
}
