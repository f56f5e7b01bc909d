// The places a book has, by role: a place stands here when it works.
import type { Role } from "$ipc";
import type { IconName } from "$kit/icons";
import { m } from "$m";
import type { Place } from "./router";
import type { View } from "./session.svelte";

export interface PlaceEntry {
  place: Place;
  name: string;
  icon: IconName;
  /** With `g` before it, this key goes there. */
  key: string;
}

const entry = (place: Place, name: string, icon: IconName, key: string): PlaceEntry => ({ place, name, icon, key });

/** The groups of the rail; the places of the role in view come first. */
export function groups(role: Role, view: View): { label: string; places: PlaceEntry[] }[] {
  const home = entry("home", m.place_home(), "home", "h");
  const creator = [
    entry("gifts", m.place_gifts(), "gifts", "g"),
    entry("lives", m.place_lives(), "lives", "l"),
    entry("payouts", m.place_payouts(), "payouts", "o"),
  ];
  const supporter = [
    entry("recharge", m.place_recharge(), "recharge", "r"),
    entry("wallet", m.place_wallet(), "wallet", "w"),
    entry("limits", m.place_limits(), "limits", "i"),
  ];
  const book = {
    label: m.rail_book(),
    places: [
      entry("transactions", m.place_transactions(), "transactions", "t"),
      entry("safety", m.place_safety(), "safety", "y"),
      entry("sources", m.place_sources(), "sources", "s"),
      entry("settings", m.place_settings(), "settings", "e"),
    ],
  };
  const [first, other] =
    view === "creator"
      ? [
          { label: m.role_creator(), places: creator },
          { label: m.role_supporter(), places: supporter },
        ]
      : [
          { label: m.role_supporter(), places: supporter },
          { label: m.role_creator(), places: creator },
        ];
  const mine = { ...first, places: [home, ...first.places] };
  return role === "both" ? [mine, other, book] : [mine, book];
}

/** All places in the order of the rail. */
export const placesOf = (role: Role, view: View): PlaceEntry[] => groups(role, view).flatMap(({ places }) => places);
