// Transactions as a test looks at it.
import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect } from "vitest";
import type { TxQuery } from "$ipc";
import { asked } from "./app";
import type { Fake } from "./fake";

export const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
export const at = (n: number) => document.querySelector<HTMLElement>(`[data-row="${n}"]`);
export const foot = () =>
  [...document.querySelectorAll(".foot > span")].map(({ textContent }) => textContent.trim()).join(" ");
export const filled = () => waitFor(() => expect(at(0)?.textContent).toContain("Galaxy"));
export const lastQuery = (fake: Fake) => asked(fake, "tx_open").at(-1)?.["query"] as TxQuery;
export async function key(on: Element | null | undefined, name: string, more: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(on ?? document.body, { key: name, ...more });
}
export async function opened(): Promise<HTMLElement> {
  await filled();
  await fireEvent.click(at(0) as HTMLElement);
  return screen.findByRole("heading", { name: /Galaxy/ }).then((h) => h.closest("section") as HTMLElement);
}
