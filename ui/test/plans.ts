// Plans in the shape of the contract. All of it is invented.
import type { PlanRow } from "$ipc";
import { ago } from "./clock";

const HOUR = 3_600_000;
const later = (hours: number) => String(Date.now() + hours * HOUR);

export const plan = (over: Partial<PlanRow> = {}): PlanRow => ({
  id: "1",
  name: "A Galaxy for leo.draws",
  platform: "tiktok",
  unit: "coin",
  units: "1000",
  cost: { amount: "10.60", currency: "USD" },
  made: ago(1),
  ripe: later(30),
  waits: true,
  state: "open",
  ended: null,
  ...over,
});

export const plans = (): PlanRow[] => [
  plan(),
  plan({
    id: "2",
    name: "500 Bits for the charity evening",
    platform: "twitch",
    unit: "bit",
    units: "500",
    cost: null,
    ripe: ago(0),
    waits: false,
  }),
  plan({ id: "3", name: "A Lion", units: "29999", state: "dropped", ended: ago(3), waits: false }),
];
