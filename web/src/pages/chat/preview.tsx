import { IconMessage } from "@tabler/icons-react";

import { Card } from "../../parts/card.tsx";
import classes from "./chat.module.css";
import type { Draft } from "./draft.ts";

/** What visitors will see, while it is being typed. */
export function Preview({ draft }: { readonly draft: Draft }) {
  const { accent, side, texts, language } = draft;
  const words = texts[language];
  const shown = /^#[0-9a-f]{6}$/i.test(accent) ? accent : "#444cb2";
  const colours = { background: shown, color: readableOn(shown) };
  return (
    <Card title="Preview">
      <div className={classes["preview"]}>
        <div className={classes["previewHead"]} style={colours}>
          <p className={classes["previewTitle"]}>{words.title}</p>
          <p className={classes["previewState"]}>We are here</p>
        </div>
        <div className={classes["previewLog"]}>
          {words.greeting !== "" && <p className={`${classes["said"]} ${classes["team"]}`}>{words.greeting}</p>}
          <p className={`${classes["said"]} ${classes["visitor"]}`} style={colours}>
            Where is my order?
          </p>
        </div>
        <div className={classes["launch"]} data-side={side}>
          <span className={classes["button"]} style={colours}>
            <IconMessage size={26} stroke={1.8} aria-hidden />
          </span>
        </div>
      </div>
    </Card>
  );
}

/** Black or white, whichever is easier to read on a colour `#rrggbb`; as the chat itself does it. */
function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? "#000" : "#fff";
}
