//! How long the exact basket takes: `cargo run --release --example basket -p giftbook-book`. Thirty made offers, a million coins and a few
//! more, 200 lists of a kind, each the least of three times, so that other work on the machine tells less; median and worst in
//! microseconds. It is a program, so it may look at the clock.

#![expect(clippy::print_stdout, reason = "its answer is what it prints")]

use std::time::Instant;

use giftbook_book::recharge::basket::{Choice, Rate, cheapest};

const LISTS: i64 = 200;

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 1).unwrap_or(0) % bound
    }
}

/// The cost of so many units, in minor units.
type Priced = fn(&mut Dice, i64) -> i64;

const PRICES: [(&str, Priced); 7] = [
    ("the same a unit", |_, units| units * 2),
    ("the same a unit, rounded up to the minor unit", |_, units| {
        (units * 1_290 + 999) / 1_000
    }),
    ("the same a unit, or one minor unit more", |dice, units| {
        units * 2 + dice.below(2)
    }),
    ("the same a unit, or up to four minor units less", |dice, units| {
        (units * 2 - dice.below(5)).max(1)
    }),
    ("up to 0.1 % apart", |dice, units| {
        (units * (1_290 + dice.below(2)) + 999) / 1_000
    }),
    ("up to 2 % apart", |dice, units| {
        (units * (1_290 + dice.below(21)) + 999) / 1_000
    }),
    ("up to 15 % apart", |dice, units| {
        (units * (1_290 + dice.below(201)) + 999) / 1_000
    }),
];

fn main() {
    println!("| prices | largest offer | with any amount | median µs | worst µs |");
    println!("|---|---|---|---|---|");
    let mut worst_of_all = 0;
    for (name, priced) in PRICES {
        for most in [500, 2_000, 20_000, 200_000, 1_000_000] {
            for with_rate in [false, true] {
                let (median, worst) = measured(priced, most, with_rate);
                worst_of_all = worst_of_all.max(worst);
                let rate = if with_rate { "yes" } else { "no" };
                println!("| {name} | {most} | {rate} | {median} | {worst} |");
            }
        }
    }
    println!("\nworst of all: {worst_of_all} µs");
}

fn measured(priced: Priced, most: i64, with_rate: bool) -> (u128, u128) {
    let mut dice = Dice(0xFA57);
    let mut times = Vec::new();
    for nth in 0..LISTS {
        let mut choices: Vec<Choice> = (0..if with_rate { 29 } else { 30 })
            .map(|_| {
                let units = 1 + dice.below(most);
                let cost = priced(&mut dice, units);
                Choice::Bundle { units, cost }
            })
            .collect();
        if with_rate {
            let above = 1 + dice.below(100);
            let cost = i128::from(priced(&mut dice, 1_000_000)) * i128::from(1_000 + above);
            choices.push(Choice::AnyAmount(Rate {
                cost,
                units: 1_000_000_000,
            }));
        }
        let took = (0..3).map(|_| {
            let start = Instant::now();
            let basket = cheapest(&choices, 1_000_000 + nth);
            let took = start.elapsed().as_micros();
            assert!(basket.is_ok_and(|basket| basket.is_some()), "a list has no answer");
            took
        });
        times.extend(took.min());
    }
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() - 1])
}
