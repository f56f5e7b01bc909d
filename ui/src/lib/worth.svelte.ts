// What units are worth in money, wherever a gift or coins are shown. Asked of the book for all numbers of a screen at once.
import { call, commands, type GiftRef, type Units, type Worth } from "$ipc";
import { m } from "$m";
import { answer } from "./answer.svelte";
import { money } from "./money";
import { byCode } from "./words";

export interface Priced {
  platform: string;
  units: Units;
}

const key = ({ platform, units }: Priced): string => `${platform} ${units}`;

/** A gift by its price; nothing where that is not known. */
export const worthOfGift = (gift: GiftRef | null): Priced[] =>
  gift === null || gift.price === null ? [] : [{ platform: gift.platform, units: gift.price }];

/** Call while a component is set up. The worth of each of `of`; nothing while it is on its way, and where no price is known. */
export function worths(of: () => readonly Priced[]): (one: Priced | GiftRef | null) => Worth | undefined {
  const all = answer(async () => {
    const asked = of();
    const found = new Map<string, Worth>();
    await Promise.all(
      [...new Set(asked.map(({ platform }) => platform))].map(async (platform) => {
        const rows = asked.filter((one) => one.platform === platform);
        const units = [...new Set(rows.map((row) => row.units))];
        const told = await call(commands.worth({ platform, units }));
        told.forEach((worth, i) => found.set(key({ platform, units: units[i] ?? "" }), worth));
      }),
    );
    return found;
  }, ["rates", "settings", "entries"]);
  return (one) => {
    const [priced] = one !== null && "units" in one ? [one] : worthOfGift(one);
    return priced && all.value?.get(key(priced));
  };
}

/** The worth of one, for what is shown only once it is known; nothing where no price is known or it cannot be told. */
export async function worthOf({ platform, units }: Priced): Promise<Worth | null> {
  // A row is opened all the same where its worth cannot be told.
  const told = await call(commands.worth({ platform, units: [units] })).catch(() => []);
  return told[0] ?? null;
}

/** "$10.60 on the web, $15.24 in the iPhone app"; without the places where there is little room. */
export function worthWords({ best, worst }: Worth, bare = false): string {
  if (!worst)
    return bare ? money(best.money) : m.worth_one({ money: money(best.money), at: byCode("buy_at", best.channel) });
  if (bare) return m.worth_bare({ best: money(best.money), worst: money(worst.money) });
  return m.worth_two({
    best: money(best.money),
    at: byCode("buy_at", best.channel),
    worst: money(worst.money),
    other: byCode("buy_at", worst.channel),
  });
}
