//! Addresses made to be misread.

use std::path::Path;

use giftbook_safety::{Lists, check};
use serde_json::Value;

use crate::{Row, lines};

pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let mut misses = Vec::new();
    let mut all = 0;
    for line in lines(folder, "synthetic/adversarial_urls.jsonl") {
        let Ok(trap) = serde_json::from_str::<Value>(&line) else {
            continue;
        };
        let (Some(url), Some(expected)) = (trap["url"].as_str(), trap["expect"].as_str()) else {
            continue;
        };
        all += 1;
        let got = check(url, Lists::built_in()).verdict.code();
        if got != expected {
            misses.push(format!(
                "{:.80} expected {expected}, got {got}",
                url.escape_debug().to_string()
            ));
        }
    }
    vec![Row {
        goal: "parser traps as expected (106 of 106)",
        measured: format!("{} of {all}", all - misses.len()),
        met: misses.is_empty() && all == 106,
        misses,
    }]
}
