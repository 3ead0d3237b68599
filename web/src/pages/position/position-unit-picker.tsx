import { UnitPicker } from "../../scope/unit-picker.tsx";
import { useUnitsOf } from "../../shell/session.ts";
import { usePlace } from "./use-position.ts";

/** Chooses the unit of a position; who may see units only is not offered the whole. */
export function PositionUnitPicker() {
  const within = useUnitsOf("position.read");
  const { unit } = usePlace();
  return within === undefined ? <UnitPicker /> : <UnitPicker within={within} chosen={unit} />;
}
