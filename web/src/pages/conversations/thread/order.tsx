import type { ShownMessage } from "@firsthand/engage/conversations/contract";

import { plainText } from "../../../format/words.ts";
import { Chip } from "../../../parts/chip.tsx";
import classes from "./order.module.css";

type Ordered = NonNullable<ShownMessage["order"]>;

/** What was ordered: its items, what they cost, and how far it is. */
export function Order({ order }: { readonly order: ShownMessage["order"] }) {
  if (order === null) return undefined;
  const { amount, currency, status, items } = order;
  if (amount === null && status === null && items.length === 0) return undefined;
  return (
    <div className={classes["order"]}>
      {(amount !== null || status !== null) && (
        <p className={classes["head"]}>
          {amount !== null && <strong>{moneyText(amount, currency)}</strong>}
          {status !== null && <Chip>{plainText(status)}</Chip>}
        </p>
      )}
      {items.length > 0 && (
        <ul role="list" className={classes["items"]}>
          {items.map((item, index) => (
            <Item key={index} item={item} currency={currency} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ item, currency }: { readonly item: Ordered["items"][number]; readonly currency: string | null }) {
  const { name, quantity, amount, sku } = item;
  return (
    <li className={classes["item"]}>
      <span className={classes["name"]} dir="auto">
        {quantity !== null && `${quantity} × `}
        {name}
        {sku !== null && <span className={classes["fine"]}> {sku}</span>}
      </span>
      {amount !== null && <span className={classes["amount"]}>{moneyText(amount, currency)}</span>}
    </li>
  );
}

function moneyText(amount: number, currency: string | null): string {
  const number = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
  return currency === null ? number : `${number} ${currency}`;
}
