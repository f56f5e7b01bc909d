import { render, waitFor } from "@testing-library/svelte";
import type { First } from "$ipc";
import App from "../src/App.svelte";
import { bridge, type Fake, type Overrides } from "./fake";

/** The whole app at an address, over a fake shell; resolves once its first line is there. */
export async function appAt(address: string, overrides: Overrides = {}): Promise<Fake> {
  const fake = bridge(overrides);
  location.hash = address;
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  render(App);
  await waitFor(() => {
    if (!document.querySelector("h1")) throw new Error("no first line yet");
  });
  return fake;
}

/** What the shell writes into the document before the page is there. */
export function sendAlong(first: First): void {
  const element = document.createElement("script");
  element.type = "application/json";
  element.id = "first";
  element.textContent = JSON.stringify(first);
  document.head.append(element);
}

export const asked = (fake: Fake, command: string): Record<string, unknown>[] =>
  fake.asked.filter((one) => one.command === command).map(({ args }) => args);
