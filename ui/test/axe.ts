import axe from "axe-core";
import { expect } from "vitest";

/** No rule of axe is broken. Contrast needs a real page: it is measured in the window's own tests. */
export async function clean(of: Element = document.body): Promise<void> {
  const { violations } = await axe.run(of, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}
