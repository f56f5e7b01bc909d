//! `cargo xtask evidence safety`: the checker measured on lists of addresses and offers that lie beside the checkout, as a markdown table.
//! Nothing is opened; a goal that is not met is said in the table and is no failure.

use crate::terminal::{cargo, run, say};
use crate::trouble::Trouble;
use crate::{places, terminal};
use serde_json::Value;
use std::fmt::Write;
use std::process::Command;

pub(crate) fn safety() -> Result<(), Trouble> {
    let lists = places::root().join("../shared/data/safety");
    if !lists.is_dir() {
        say("skipped: the lists to measure on are not here (../shared/data/safety)");
        return Ok(());
    }
    let build = [
        "build",
        "--release",
        "--package",
        "giftbook-safety",
        "--example",
        "evidence",
    ];
    run("what measures the checker, optimised", cargo().args(build))?;
    let program = places::built("release", "examples/evidence");
    let told = terminal::read(Command::new(&program).arg(&lists));
    let rows = told.and_then(|told| serde_json::from_str::<Vec<Value>>(&told).ok());
    let rows = rows.ok_or_else(|| Trouble::failed("what measures the checker", "no answer".to_owned()))?;
    println!("{}", table(&rows));
    Ok(())
}

fn table(rows: &[Value]) -> String {
    let mut text = "| goal | measured | met |\n|---|---|---|\n".to_owned();
    for row in rows {
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let met = if row["met"] == true { "yes" } else { "no" };
        // Writing into a String cannot fail.
        let _ = writeln!(text, "| {} | {} | {met} |", word("goal"), word("measured"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_goal_that_is_not_met_says_so() {
        let rows = [json!({ "goal": "a (0)", "measured": "1 of 2", "met": false, "misses": ["x"] })];
        assert!(table(&rows).ends_with("| a (0) | 1 of 2 | no |\n"));
    }
}
