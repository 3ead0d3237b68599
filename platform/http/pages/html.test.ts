import fc from "fast-check";
import { expect, test } from "vitest";

import { html } from "./html.ts";

test("whatever is put into a template stays text", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "=", " ", "a") }), (hostile) => {
      const { text } = html`<p title="${hostile}">${hostile}${[hostile]}</p>`;
      expect(text.match(/[<>"]/g)).toHaveLength(6);
      expect(text).not.toContain("'");
    }),
  );
  expect(html`<b>${"<&>\"'"}</b>`.text).toBe("<b>&lt;&amp;&gt;&quot;&#39;</b>");
});

test("HTML in HTML is kept, lists are joined, nothing is left out but what is undefined", () => {
  expect(html`${[1, 2].map((n) => html`<i>${n}</i>`)}${undefined}${0}${""}`.text).toBe("<i>1</i><i>2</i>0");
});
