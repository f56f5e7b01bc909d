// What can be taken out, in words. No amount is worked out here.
import type { Between, OtherSays, PayoutBalance, PayoutOutlook, PayoutPlan, PlanWay, Taken } from "$ipc";
import { m } from "$m";
import { isoDate, longDate } from "$lib/dates";
import { money, percent, unitName, units } from "$lib/money";
import { byMethod, methodName } from "$lib/payout-methods";
import { byCode, sentence, type Part } from "$lib/words";

/** "$187.40", or "$140.00 to $371.00" where something is not known. */
export const between = ({ least, most }: Between): string =>
  least.amount === most.amount ? money(least) : m.balance_between({ least: money(least), most: money(most) });

const many = (n: string, unit: string): string => `${units(n)} ${unitName(unit, n)}`;

/** The first line: what can be taken out today and by which method what arrives. */
export function finding(one: PayoutBalance, plan: PayoutPlan | null): Part[] {
  const platform = byCode("platform", one.platform);
  if (one.available.startsWith("-"))
    return sentence(m.balance_finding_short, { units: { text: many(one.available.slice(1), one.unit) }, platform });
  if (one.available === "0") return sentence(m.balance_finding_none, { platform });
  const best = plan?.ways.find(({ least }) => least.arrives !== null);
  if (!plan) return sentence(m.balance_finding_units, { units: { text: many(one.available, one.unit) }, platform });
  const worth = { text: between(plan.worth) };
  if (one.minimum && one.missing && !isNothing(one.missing.least.amount))
    return sentence(m.balance_finding_below, { worth, platform, minimum: money(one.minimum) });
  if (!best?.least.arrives) return sentence(m.balance_finding_worth, { worth, platform });
  return sentence(m.balance_finding, {
    worth,
    platform,
    by: byMethod(best.method),
    arrives: { text: arrivesWords(best) },
  });
}

/** Every digit is nought. */
const isNothing = (amount: string): boolean => /^-?[0.]+$/.test(amount);

/** What arrives by a method, by the least and the most the units bring. */
export const arrivesWords = ({ least, most }: PlanWay): string =>
  least.arrives === null
    ? m.balance_unknown()
    : most.arrives === null
      ? money(least.arrives)
      : between({ least: least.arrives, most: most.arrives });

export const feesWords = ({ least, most }: PlanWay): string =>
  least.fees === null ? m.goes_fee_unknown() : between({ least: least.fees, most: most.fees ?? least.fees });

/** What is held back, and what was earned since. */
export function lead(one: PayoutBalance): Part[] {
  const said: string[] = [];
  if (one.held !== "0") said.push(m.balance_held({ units: many(one.held, one.unit) }));
  if (one.since)
    said.push(
      m.balance_since({
        day: longDate(one.since.day),
        units: many(one.since.units, one.unit),
        n: one.since.lives,
      }),
    );
  return said.length === 0 ? [] : [said.join(" ")];
}

/** What the next payout is likely to be, on how many weeks that rests, and how often it would have held; nothing where that cannot be said. */
export function likely({ next, weeks, held, tested }: PayoutOutlook): Part[] {
  if (next === null) return [];
  const range = { text: between({ least: next.low, most: next.high }) };
  return sentence(m.outlook_next, { day: longDate(next.on), range, weeks, held, tested });
}

export interface StepOfLife {
  code: string;
  units: string;
  note: string;
  /** It is the one that matters today. */
  on: boolean;
}

/** Earned → in review → available → requested and sent → received, as the strip shows them; without those nothing is in. */
export function life(one: PayoutBalance): StepOfLife[] {
  const step = (code: string, n: string, note: string, on = false): StepOfLife => ({ code, units: n, note, on });
  return [
    step("earned", one.earned, one.takenBack === "0" ? "" : m.balance_taken_back({ units: units(one.takenBack) })),
    step("held", one.held, ""),
    step("available", one.available, one.worth && one.held === "0" ? between(one.worth) : "", true),
    step("requested", one.requested, one.reviewDays === null ? "" : m.balance_review({ days: one.reviewDays })),
    step("paid", one.paid, ""),
    step("received", one.received, one.arrived.map(money).join(" + ")),
  ].filter(({ code, units: n }) => n !== "0" || code === "earned" || code === "available");
}

/** "$1,000.00 a day at most, so 3 days" */
export const daysWords = ({ days }: Taken, daily: PlanWay["daily"]): string =>
  days <= 1 || daily === null ? String(days) : m.balance_days({ days, daily: money(daily) });

/** What another source says of a method. It speaks of the fee as a whole: what it leaves out is as the method has it. */
export function otherWords({ method }: PlanWay, { source, share, each, minimum, daily }: OtherSays): string {
  const keeps = [share ?? method.share, each?.amount ?? method.each?.amount].filter((part) => part != null);
  const free = keeps.length > 0 && keeps.every(isNothing);
  const fee = [
    share === null || isNothing(share) ? "" : m.balance_other_share({ share: percent(share) }),
    each === null || isNothing(each.amount) ? "" : m.balance_other_each({ each: money(each) }),
  ];
  const said = [
    ...(free && (share !== null || each !== null) ? [m.balance_other_no_fee()] : fee),
    minimum === null ? "" : m.balance_other_minimum({ minimum: money(minimum) }),
    daily === null ? "" : m.balance_other_daily({ daily: money(daily) }),
  ].filter((word) => word !== "");
  return m.balance_other({ source: byCode("method_source", source), said: said.join(", ") });
}

/** What waiting for the held units saves. */
export const waitingWords = ({ method, waiting }: PlanWay, unit: string): string =>
  waiting === null
    ? ""
    : m.balance_waiting({
        units: many(waiting.units, unit),
        saves: money(waiting.saves),
        method: methodName(method),
        from: waiting.from === null ? m.balance_waiting_open() : isoDate(waiting.from),
      });

/** "by PayPal from $1.00; by bank from $186.67" */
export const bestWords = (plan: PayoutPlan): string =>
  plan.best
    .map(({ from, method }) => ({ from, by: plan.ways.find((one) => one.method.id === method) }))
    .filter(({ by }, nth, all) => by && (nth === 0 || by.method.route !== all[nth - 1]?.by?.method.route))
    .map(({ from, by }) => m.balance_best({ from: money(from), by: by ? byMethod(by.method) : "" }))
    .join("; ");
