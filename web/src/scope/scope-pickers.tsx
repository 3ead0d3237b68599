import { RangePicker } from "./range-picker.tsx";
import classes from "./scope-pickers.module.css";
import { UnitPicker } from "./unit-picker.tsx";

/** Chooses the unit and the window of a page; both stand in the address. */
export function ScopePickers() {
  return (
    <div className={classes["pickers"]}>
      <UnitPicker />
      <RangePicker />
    </div>
  );
}
