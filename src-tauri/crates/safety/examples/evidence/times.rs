//! How long it takes, and how much there is to carry. Times are of the processor where the system tells them (Linux), so that a busy machine
//! does not change them; elsewhere of the clock.

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use giftbook_safety::{BUILT_IN, Lists, Verdict, check, check_offer_text};

use crate::{Row, hosts};

/// As many addresses as OpenPhish listed in two years.
const MANY: usize = 363_911;
const LARGEST: usize = 64 * 1024;
/// Times the same input is read, so that the system's own count of time is fine enough.
const AGAIN: u32 = 40;

/// Time spent by this process so far.
fn spent() -> Duration {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGIN.elapsed(), Duration::from_nanos)
}

pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let lists = Lists::built_in();
    let addresses = hosts::all(folder);
    let begin = spent();
    let official = addresses
        .iter()
        .cycle()
        .take(if addresses.is_empty() { 0 } else { MANY })
        .filter(|address| check(address, lists).verdict == Verdict::Official)
        .count();
    let took = spent().saturating_sub(begin);
    let each = took.as_nanos() / MANY as u128;
    let (worst, what) = worst(lists);
    let kept = BUILT_IN.len();
    vec![
        Row {
            goal: "a verdict (≤ 50 µs)",
            measured: format!("{}.{:02} µs in the mean", each / 1_000, each % 1_000 / 10),
            met: each <= 50_000,
            misses: Vec::new(),
        },
        Row {
            goal: "363,911 addresses (≤ 5 s)",
            measured: format!(
                "{}.{:02} s, {official} official",
                took.as_secs(),
                took.subsec_millis() / 10
            ),
            met: took <= Duration::from_secs(5) && !addresses.is_empty(),
            misses: Vec::new(),
        },
        Row {
            goal: "any input of up to 64 KiB (≤ 5 ms)",
            measured: format!("{} µs at worst ({what})", worst.as_micros()),
            met: worst <= Duration::from_millis(5),
            misses: Vec::new(),
        },
        Row {
            goal: "the lists (≤ 1 MB)",
            measured: format!("{} kB in {} rows", kept.div_ceil(1_000), lists.len()),
            met: kept <= 1_000_000,
            misses: Vec::new(),
        },
    ]
}

/// Inputs as large as can be that ask for the most work; the slowest of them.
fn worst(lists: &Lists) -> (Duration, &'static str) {
    let path = |unit: &str| format!("https://example.com/{}", unit.repeat(LARGEST / unit.len() - 8));
    let inputs = [
        ("one letter", "a".repeat(LARGEST)),
        ("dots", "a.".repeat(LARGEST / 2)),
        ("a long path", path("tiktok/coin/")),
        ("a path of percent signs", path("%2525")),
        ("a path of other scripts", path("тікtок語")),
        ("hidden characters", path("a\u{200b}")),
        (
            "a host of other scripts",
            format!("https://{}.com/", "тіктокọ".repeat(60)),
        ),
        (
            "a long query",
            format!("https://example.com/?{}", "a=tiktok&".repeat(LARGEST / 9 - 4)),
        ),
    ];
    let each = |work: &dyn Fn()| {
        let begin = spent();
        (0..AGAIN).for_each(|_| work());
        spent().saturating_sub(begin) / AGAIN
    };
    let mut times: Vec<(Duration, &'static str)> = inputs
        .iter()
        .map(|(what, input)| (each(&|| drop(check(input, lists))), *what))
        .collect();
    for (what, unit) in [
        ("an offer of phrases", "no password send coins 10k for $3, "),
        ("an offer spelled out", "p a s s "),
        ("an offer of addresses", "https://tiktok-coin.shop/a "),
        ("an offer in Korean", "비밀번호 보내 "),
    ] {
        let text = unit.repeat(LARGEST / unit.len());
        times.push((each(&|| drop(check_offer_text(&text, &[], lists))), what));
    }
    times.into_iter().max_by_key(|(time, _)| *time).unwrap_or_default()
}
