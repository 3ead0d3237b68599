import { IconInfoCircle } from "@tabler/icons-react";

import { Hint } from "../../../parts/hint.tsx";

const sign = <IconInfoCircle size={15} stroke={1.6} aria-hidden />;

/** Says on the spot what draws are. */
export function DrawsHint() {
  return (
    <Hint label="What draws are" sign={sign}>
      <p>
        Every criterion is drawn many times. Each draw tries what is known at its chance of being truly so, and what is
        not known both ways.
      </p>
      <p>The shares say at which stage the draws ended. Open: what is not known could still move it.</p>
    </Hint>
  );
}

/** Says on the spot what provisional is. */
export function ProvisionalHint() {
  return (
    <Hint label="What provisional is" sign={sign}>
      <p>One window says so, and nothing was known before it. The next window has to confirm it.</p>
    </Hint>
  );
}

/** Says on the spot what a pillar is. */
export function PillarHint() {
  return (
    <Hint label="What a pillar is" sign={sign}>
      <p>
        The whole stands no higher than any of its pillars. Other rows may stay lower, as far as the model allows it.
      </p>
    </Hint>
  );
}
