//! The basket against counting everything, on a thousand made price lists.

use super::{Asked, Basket, Choice, Rate, cheapest, lowest_rate, worth_looking_at};

/// A small generator of its own, so that the thousand lists are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 1).expect("63 bits") % bound
    }
}

/// Every exact number of units up to `units` and beyond, by counting up: the cheapest way to it, then the one with the fewest purchases.
/// Then every number of units at every rate on top. (cost, left over, purchases).
fn brute(choices: &[Choice], units: i64) -> Option<(i64, i64, i64)> {
    let largest = choices.iter().map(|choice| match choice {
        Choice::Bundle { units, .. } => *units,
        Choice::AnyAmount(_) => 0,
    });
    let top = units + largest.max().unwrap_or(0);
    let mut exact = vec![None; usize::try_from(top + 1).expect("small")];
    exact[0] = Some((0, 0));
    for held in 1..=top {
        for choice in choices {
            let Choice::Bundle { units, cost } = *choice else {
                continue;
            };
            let before = usize::try_from(held - units).ok().and_then(|before| exact[before]);
            let next = before.map(|(spent, bought)| (spent + cost, bought + 1));
            let best = &mut exact[usize::try_from(held).expect("small")];
            *best = [*best, next].into_iter().flatten().min();
        }
    }
    let mut all = Vec::new();
    for (held, way) in (0..).zip(&exact) {
        let Some((cost, bought)) = *way else { continue };
        if held >= units {
            all.push((cost, held - units, bought));
        }
        for choice in choices {
            if let Choice::AnyAmount(rate) = *choice
                && held < units
            {
                let more = rate.cost_of(units - held).expect("small");
                all.push((cost + more, 0, bought + 1));
            }
        }
    }
    all.into_iter().min()
}

fn told(basket: &Basket, units: i64) -> (i64, i64, i64) {
    let bought = basket.lines.iter().map(|line| line.times).sum();
    (basket.cost, basket.units - units, bought)
}

fn list(dice: &mut Dice) -> Vec<Choice> {
    let most = [8, 40, 200, 900][usize::try_from(dice.below(4)).expect("small")];
    let shape = dice.below(6);
    let mut choices: Vec<Choice> = (0..=dice.below(7))
        .map(|_| {
            let units = 1 + dice.below(most);
            let cost = match shape {
                // Equal a unit, equal but for rounding, a step above or below.
                0 => units * 2,
                1 => (units * 1_290 + 999) / 1_000,
                2 => units * 3 + dice.below(2),
                3 => units * 50 - dice.below(3),
                // In a currency with large numbers.
                4 => units * 77_777_777 + dice.below(1_000),
                _ => units * 13 / 10 + dice.below(1 + units / 3),
            };
            Choice::Bundle { units, cost }
        })
        .collect();
    for _ in 0..dice.below(3) {
        choices.push(Choice::AnyAmount(Rate {
            cost: 60 + i128::from(dice.below(90)),
            units: 70,
        }));
    }
    choices
}

#[test]
fn a_thousand_price_lists_agree_with_counting_everything() {
    let mut dice = Dice(0x5EED_0007);
    for nth in 0..1_000 {
        let choices = list(&mut dice);
        let units = 1 + dice.below(2_000);
        let basket = cheapest(&choices, units).expect("fits").expect("something to choose");
        assert_eq!(
            Some(told(&basket, units)),
            brute(&choices, units),
            "list {nth}: {units} of {choices:?}"
        );
        for line in &basket.lines {
            match choices[line.choice] {
                Choice::Bundle { units, cost } => {
                    assert_eq!((line.units, line.cost), (units * line.times, cost * line.times));
                }
                Choice::AnyAmount(rate) => {
                    assert_eq!((line.times, line.cost), (1, rate.cost_of(line.units).expect("small")));
                }
            }
        }
    }
}

/// The search gives up on few lists this small, so here all of them are counted up, with a bound as tight as can be and looser ones, up
/// to one that no small number holds.
#[test]
fn counting_up_agrees_with_counting_everything() {
    let mut dice = Dice(0xC0_DE);
    let mut counted = 0;
    for nth in 0..1_000 {
        let choices = list(&mut dice);
        let units = 1 + dice.below(2_000);
        let bundles = worth_looking_at(&choices).expect("fits");
        let best = bundles.iter().copied();
        let best = best
            .reduce(|best, next| if next.beats(best) { next } else { best })
            .expect("bundles");
        let rate = lowest_rate(&choices)
            .expect("fits")
            .filter(|(_, rate)| rate.cost * i128::from(best.units) > i128::from(best.cost) * rate.units);
        let without_useless = choices.iter().copied().filter(|choice| match choice {
            Choice::Bundle { .. } => true,
            Choice::AnyAmount(_) => rate.is_some(),
        });
        let without_useless: Vec<Choice> = without_useless.collect();
        let (cost, left_over, purchases) = brute(&without_useless, units).expect("something to choose");
        let asked = Asked {
            bundles: &bundles,
            best,
            rate,
            units,
            ceiling: cost + [0, 1, 40, 2_000, 1 << 33][nth % 5],
        };
        let basket = asked.count_up().expect("fits").basket(&choices);
        assert_eq!(
            told(&basket, units),
            (cost, left_over, purchases),
            "list {nth}: {units} of {choices:?}"
        );
        counted += usize::from(rate.is_some());
    }
    assert!(counted > 100, "lists with a rate that is of use: {counted}");
}

#[test]
fn more_units_never_cost_less_and_one_more_offer_never_costs_more() {
    let mut dice = Dice(0xBA5_CE7);
    for _ in 0..200 {
        let mut choices = list(&mut dice);
        let units = 1 + dice.below(3_000);
        let cost = |choices: &[Choice], units| cheapest(choices, units).expect("fits").map(|basket| basket.cost);
        let first = cost(&choices, units);
        assert!(cost(&choices, units + 1) >= first);
        choices.extend(list(&mut dice));
        assert!(cost(&choices, units) <= first);
    }
}

#[test]
fn nothing_to_choose_from_is_not_free_and_nothing_to_buy_is() {
    assert_eq!(cheapest(&[], 5).expect("fits"), None);
    assert_eq!(cheapest(&[], 0).expect("fits"), Some(Basket::default()));
    let dear = Choice::Bundle {
        units: 1,
        cost: i64::MAX,
    };
    assert!(cheapest(&[dear], 5).is_err());
    assert!(cheapest(&[Choice::Bundle { units: 1, cost: 1 }], i64::MAX).is_err());
}

/// Lists as they hurt: hardly different a unit, not different at all, no common divisor. A method that tries everything would not end.
#[test]
fn thirty_offers_and_a_million_coins_have_an_answer() {
    let mut dice = Dice(0xFA57);
    for nth in 0..24 {
        let spread = [0, 1, 20, 200][nth % 4];
        let choices: Vec<Choice> = (0..30)
            .map(|_| {
                let units = 1 + dice.below(if nth % 8 < 4 { 20_000 } else { 200_000 });
                let cost = (units * (1_290 + dice.below(1 + spread)) + 999) / 1_000;
                Choice::Bundle { units, cost }
            })
            .collect();
        let basket = cheapest(&choices, 1_000_000).expect("fits").expect("offers");
        assert!(basket.units >= 1_000_000);
    }
}
