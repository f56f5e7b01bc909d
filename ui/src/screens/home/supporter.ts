// The few lines of a supporter's Home, as data.
import type { HomeAnswer, LimitsAnswer, Notice, PurchasesAnswer, TxFilter, WalletAnswer } from "$ipc";
import { m } from "$m";
import { isoDate, monthName, monthSpan } from "$lib/dates";
import { money, unitHead, unitName, units } from "$lib/money";
import { href } from "$lib/router";
import { byCode, sentence, type Figure, type Part } from "$lib/words";
import { isOver, size, windowName } from "../limits/words";
import type { Item, Lines } from "./lines";

type Supporter = NonNullable<HomeAnswer["supporter"]>;

/** All that is asked for at once. */
export interface Together {
  /** Of the month it tells of. */
  home: Supporter;
  /** "2026-11": the one it is now. */
  month: string;
  limits: LimitsAnswer;
  wallet: WalletAnswer;
}

const boughtRows = (month: string): Partial<TxFilter> => ({ kinds: ["recharge", "coins_bought"], ...monthSpan(month) });
const sentRows = (month: string): Partial<TxFilter> => ({ kinds: ["gift_sent"], ...monthSpan(month) });

const monthOf = ({ windows }: LimitsAnswer) => windows.find(({ window }) => window === "month");

/** What was paid this month, before refunds, as the limit counts it. */
function spentFigure({ limits, month }: Together): Figure | null {
  const of = monthOf(limits);
  if (!of || of.recharges === 0) return null;
  return { text: money(of.spent), rows: boughtRows(month), formula: m.home_formula_spent({ month: monthName(month) }) };
}

/** What was paid in the month before, less what came back, in every currency it was paid in; while this one has nothing. */
function spentBefore({ home, month }: Together): Figure | null {
  if (home.month === month || home.spent.length === 0) return null;
  const formula = m.home_formula_net({ month: monthName(home.month) });
  return { text: home.spent.map((of) => money(of)).join(", "), rows: refundedRows(home.month), formula };
}

function finding(all: Together): Part[] {
  const { home, limits } = all;
  const month = monthName(all.month);
  const spent = spentFigure(all);
  const near = limits.windows.find(({ window }) => window === limits.nearest);
  if (spent && near?.left) {
    const left: Figure = { text: size(near.left), href: href("limits") };
    const inputs = { money: spent, month, left, window: windowName(near.window, limits.month) };
    return isOver(near) ? sentence(m.home_supporter_over, inputs) : sentence(m.home_supporter_left, inputs);
  }
  if (spent) {
    const n = monthOf(limits)?.recharges ?? 0;
    const count: Figure = { text: units(String(n)), rows: boughtRows(all.month) };
    return sentence(m.home_supporter_finding, { money: spent, month, count, n });
  }
  const told = activity(all);
  if (told.length === 0) return [m.home_supporter_none({ month })];
  return home.month === all.month ? told : [m.home_supporter_none_yet({ month }), " ", ...told];
}

/** What was spent in the month told of or, where nothing was, what was sent. */
function activity(all: Together): Part[] {
  const month = monthName(all.home.month);
  const spent = spentBefore(all);
  if (spent) return sentence(m.home_supporter_spent, { money: spent, month });
  const [sent] = all.home.sentUnits;
  if (!sent) return [];
  const figure: Figure = { text: units(sent.units), rows: sentRows(all.home.month) };
  return sentence(m.home_supporter_sent, { units: figure, unit: unitName(sent.unit, sent.units), month });
}

function lead(all: Together): Part[] {
  const { limits } = all;
  const of = monthOf(limits);
  const near = limits.windows.find(({ window }) => window === limits.nearest);
  const parts: Part[] = [];
  const add = (more: Part[]): void => void parts.push(...(parts.length > 0 ? [" "] : []), ...more);
  if (of?.net) add(sentence(m.home_supporter_net, { net: { text: money(of.net), rows: refundedRows(all.month) } }));
  if (of && of.uncounted > 0) add([m.home_supporter_uncounted({ n: of.uncounted })]);
  if (!near) add(sentence(m.home_supporter_no_limit, { limits: { text: m.place_limits(), href: href("limits") } }));
  else if (near.left && !spentFigure(all) && !isOver(near)) {
    const left: Figure = { text: size(near.left), href: href("limits") };
    add(sentence(m.home_supporter_left_only, { left, window: windowName(near.window, limits.month) }));
  }
  return parts;
}

const refundedRows = (month: string): Partial<TxFilter> => ({
  kinds: ["recharge", "coins_bought", "refund"],
  ...monthSpan(month),
});

/** The platforms with units left, or the first of all where none has any. */
function inHand({ platforms }: WalletAnswer): WalletAnswer["platforms"] {
  const some = platforms.filter(({ balance }) => balance !== "0");
  return some.length > 0 ? some : platforms.slice(0, 1);
}

/** Spent, bought, in hand, sent: of each the unit that counts most, the others stand in the Wallet. */
function strip(all: Together): Item[] {
  const { home, limits, wallet } = all;
  const { month } = home;
  const of = monthOf(limits);
  const spent = spentFigure(all) ?? spentBefore(all);
  const items: Item[] = [];
  if (spent) {
    const note = of?.limit && month === all.month ? m.home_spent_of({ limit: money(of.limit) }) : undefined;
    items.push({ label: m.home_spent({ month: monthName(month) }), figure: spent, note });
  }
  const [bought] = home.boughtUnits;
  if (bought)
    items.push({
      label: m.home_units_bought({ unit: unitHead(bought.unit) }),
      figure: { text: units(bought.units), rows: boughtRows(month) },
      note: m.home_bought_n({ n: home.recharges }),
    });
  const [held, ...others] = inHand(wallet);
  if (held)
    items.push({
      label: m.home_units_in_hand({ unit: unitHead(held.unit) }),
      figure: { text: units(held.balance), href: href("wallet") },
      note: held.known === "0" ? byCode("platform", held.platform) : money(held.value),
      more: others.map(({ platform, unit, balance }) =>
        sentence(m.home_units_more, {
          units: { text: units(balance), href: href("wallet") },
          unit: unitName(unit, balance),
          platform: byCode("platform", platform),
        }),
      ),
    });
  const [sent] = home.sentUnits;
  if (sent)
    items.push({
      label: m.home_units_sent({ unit: unitHead(sent.unit) }),
      figure: { text: units(sent.units), rows: sentRows(month) },
    });
  return items;
}

export const supporterLines = (all: Together): Lines => ({ finding: finding(all), lead: lead(all), strip: strip(all) });

/** What is worth a look beside what the files told: purchases that lack a side, a wallet that does not agree, a raise that can be confirmed. */
export function supporterNotices({ home, limits, wallet }: Together, purchases: PurchasesAnswer): Notice[] {
  const counted = (code: string, n: number): Notice[] =>
    n > 0 ? [{ code, params: { n: String(n) }, at: null, place: "wallet/purchases" }] : [];
  const disagrees = wallet.platforms.flatMap(({ platform, unit, disagreement }): Notice[] => {
    if (!disagreement) return [];
    const { first } = disagreement;
    const params = {
      platform: byCode("platform", platform),
      on: isoDate(first.on),
      shown: first.units,
      book: first.book,
      unit: unitName(unit, first.units),
    };
    return [{ code: "wallet_disagrees", params, at: null, place: "wallet" }];
  });
  const ready = limits.windows.flatMap(({ window, raise }): Notice[] => {
    const params = { window: windowName(window, limits.month) };
    return raise?.ready ? [{ code: "raise_ready", params, at: null, place: "limits" }] : [];
  });
  return [
    ...ready,
    ...counted("purchases_no_units", purchases.noUnits),
    ...counted("purchases_no_payment", purchases.noPayment),
    ...counted("purchases_alike", purchases.proposals.length),
    ...counted("refunds_loose", purchases.looseRefunds.length),
    ...disagrees,
    ...home.notices,
  ];
}
