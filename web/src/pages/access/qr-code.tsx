import { encode } from "uqr";

import classes from "./access.module.css";

/** Squares of light around the code; readers need them. */
const BORDER = 4;

/** A text as a QR code, dark on light in both schemes: some readers know no other. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: BORDER });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <figure className={classes["qr"]} aria-label={label}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <path d={path} shapeRendering="crispEdges" />
      </svg>
    </figure>
  );
}
