import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { beforeAll, describe, expect, it } from "vitest";
import { appAt } from "./app";
import { clean } from "./axe";
import { filled, lastQuery } from "./tx-page";

// The screen comes when it is asked for; the first of many tests should not wait for it.
beforeAll(() => import("../src/screens/transactions/Transactions.svelte").then(() => undefined));

describe("the filters of Transactions", () => {
  it("stand in the address, and Clear takes them all away", async () => {
    const fake = await appAt("#/transactions?kinds=gift_received&unitsMin=100&person=40");
    await filled();
    expect(lastQuery(fake).filter).toMatchObject({ kinds: ["gift_received"], unitsMin: "100", person: "40" });
    expect(screen.getByRole("button", { name: /^Person\s*mira\.k/ })).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Clear" }));
    await waitFor(() => expect(location.hash).toBe("#/transactions"));
    await waitFor(() => expect(lastQuery(fake).filter.kinds).toEqual([]));
  });

  it("tell a price band and a time of day in words, and take them away", async () => {
    const since = String(Date.UTC(2026, 10, 21, 19, 50));
    const until = String(Date.UTC(2026, 10, 21, 20, 5, 30));
    const fake = await appAt(`#/transactions?since=${since}&until=${until}&band=1000`);
    await filled();
    expect(lastQuery(fake).filter).toMatchObject({ since, until, band: 1000, from: null });
    expect(document.querySelector("h1")?.textContent).toMatch(/^21 Nov 20:50–21:05:30: 57,020 diamonds received/);
    await fireEvent.click(screen.getByRole("button", { name: /^Time\s*21 Nov 20:50–21:05:30/ }));
    await waitFor(() => expect(location.hash).toBe("#/transactions?band=1000"));
    await fireEvent.click(screen.getByRole("button", { name: /^Price\s*1,000–9,999/ }));
    await waitFor(() => expect(location.hash).toBe("#/transactions"));
    await clean();
  });

  it("stand beside the order in the address, so that going back finds both", async () => {
    const fake = await appAt("#/transactions?kinds=gift_received&sort=-units");
    await filled();
    expect(lastQuery(fake)).toMatchObject({ sort: "units", descending: true, filter: { kinds: ["gift_received"] } });
    const head = () => within(screen.getByRole("grid")).getByRole("button", { name: /^Units/ });
    await fireEvent.click(head());
    await waitFor(() => expect(location.hash).toBe("#/transactions?kinds=gift_received&sort=units"));
    await waitFor(() => expect(lastQuery(fake).descending).toBe(false));
    await fireEvent.click(screen.getByRole("button", { name: "Clear" }));
    await waitFor(() => expect(location.hash).toBe("#/transactions?sort=units"));
  });

  it("take words, and say when nothing fits", async () => {
    const fake = await appAt("#/transactions");
    await filled();
    await fireEvent.input(screen.getByRole("searchbox", { name: "Search in rows" }), { target: { value: "zzz" } });
    await screen.findByText(/Nothing in the book fits/);
    expect(location.hash).toBe("#/transactions?text=zzz");
    expect(lastQuery(fake).filter.text).toBe("zzz");
    await clean();
  });

  it("take an amount either way round", async () => {
    await appAt("#/transactions");
    await filled();
    await fireEvent.click(screen.getByRole("button", { name: /^Amount/ }));
    await fireEvent.change(screen.getByLabelText("At least"), { target: { value: "1,000" } });
    await waitFor(() => expect(location.hash).toBe("#/transactions?unitsMin=1000"));
    await fireEvent.change(screen.getByLabelText("At most"), { target: { value: "30" } });
    await waitFor(() => expect(location.hash).toBe("#/transactions?unitsMin=30&unitsMax=1000"));
  });
});
