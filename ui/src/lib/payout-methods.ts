// Ways to be paid, by name.
import type { GoesMethod, PayoutRow } from "$ipc";
import { m } from "$m";
import { byCode } from "./words";

function countryName(code: string): string {
  return new Intl.DisplayNames(m.locale_numbers(), { type: "region" }).of(code) ?? code;
}

/** "PayPal", "Bank (Germany, United Kingdom)", "Bank (Germany), your own". */
export function methodName({ route, region, own }: Pick<GoesMethod, "route" | "region" | "own">): string {
  const countries = region.split(" ").filter((code) => code !== "");
  const road = byCode("payout_route", route);
  const name =
    countries.length === 0
      ? road
      : m.payout_method_in({ method: road, countries: countries.map(countryName).join(", ") });
  return own ? m.payout_method_own({ method: name }) : name;
}

/** "by bank", within a sentence. */
export const byMethod = ({ route }: Pick<GoesMethod, "route">): string => byCode("payout_by", route);

/** How a payout came, within a sentence: by a method the book knows, else as it was typed; empty where nobody said. */
export const cameBy = ({ by, method }: PayoutRow): string =>
  by ? byMethod(by) : method === "" ? "" : byCode("payout_by", method);
