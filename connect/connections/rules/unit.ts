import type { Delivery } from "../../records/index.ts";
import type { Settings } from "../../streams/index.ts";
import type { SettingField } from "../contract.ts";

/** The setting that every connection has beside those of its connector. */
export const UNIT_FIELD: SettingField = {
  name: "unit",
  label: "Unit",
  kind: "text",
  required: false,
  hint: "Brand, market or team of whatever says none itself. It holds for what comes from then on",
  options: [],
  initial: null,
};

const LONGEST = 250;

/** What was read, with the unit of the connection where it names none. */
export function inUnit(items: readonly Delivery[], settings: Settings): readonly Delivery[] {
  const unit = settings[UNIT_FIELD.name]?.trim().slice(0, LONGEST) ?? "";
  if (unit === "") return items;
  return items.map((item) =>
    item.status === "understood" && item.record.unit === undefined
      ? { ...item, record: { ...item.record, unit } }
      : item,
  );
}
