//! Payouts and where money goes: a payout recorded and undone, a sum followed by the keyboard alone.

use crate::limits::inspect;
use crate::page::{key, texts, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use serde_json::json;

/// A sum is followed from place to place by the keyboard, and the picture becomes its table.
pub(crate) fn followed_by_keyboard(stage: &Stage) -> Done {
    let page = stage.open_new_book()?;
    page.go("#/goes")?;
    page.wait_for("figure.picture .hit")?;
    let first = page.text("h1.finding")?;
    assert!(first.contains("$10.00") && first.contains("$3.50"), "{first}");
    inspect(&page, "Where it goes")?;

    let chip = |name: &str| {
        format!(
            "[...document.querySelectorAll('.chip')].find((one) => one.textContent.startsWith({})).focus()",
            json!(name)
        )
    };
    page.run(&chip(&words("goes_spend")?))?;
    page.press(key::ENTER)?;
    page.wait_for(":popover-open input")?;
    page.press(&format!("{}a", key::CONTROL))?;
    page.press("20")?;
    page.press(key::ESCAPE)?;
    page.wait_for_words("h1.finding", "$7.00")?;

    page.run(&chip(&words("goes_on")?))?;
    page.press(key::ENTER)?;
    page.wait_for(":popover-open input:checked")?;
    page.run("document.querySelector(':popover-open input:checked').focus()")?;
    page.press(key::DOWN)?;
    page.press(key::ESCAPE)?;
    let other = format!(
        "return document.querySelector('h1.finding').textContent !== {}",
        json!(first)
    );
    page.wait_until("another place to be followed", &other)?;
    let left = "return [...document.querySelectorAll('main .rows')[0].querySelectorAll('tbody tr')].length";
    assert!(page.run(left)?.as_u64().is_some_and(|steps| steps >= 3));

    page.press("t")?;
    page.wait_for(".twin table")?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// What is recorded leaves the balance, and undo brings it back.
pub(crate) fn recorded_and_undone(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/payouts")?;
    let available = "main .steps .on .v";
    page.wait_for(available)?;
    inspect(&page, "Payouts")?;
    let before = page.text(available)?;

    page.press_on(&words("payouts_record")?)?;
    page.wait_for("dialog[open] input.num")?;
    inspect(&page, "the form of a payout")?;
    page.run("document.querySelector('dialog[open] input.num').focus()")?;
    page.press("1000")?;
    page.press_on(&words("payouts_form_save")?)?;
    page.wait_for_words(".toasts", &words("payouts_said_recorded")?)?;
    let fallen = format!(
        "return document.querySelector({}).textContent !== {}",
        json!(available),
        json!(before)
    );
    page.wait_until("the balance to fall", &fallen)?;
    let number = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse::<i64>()
    };
    assert_eq!(
        number(&page.text(available)?).ok(),
        number(&before).ok().map(|units| units - 1_000)
    );

    page.press(&format!("{}z", key::CONTROL))?;
    page.wait_until("the balance to be as it was", &fallen.replace("!==", "==="))?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// The figure of a cause leads to Transactions with exactly the rows it is the sum of; so does its bar in the picture.
pub(crate) fn behind_a_cause(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/payouts")?;
    page.wait_for("main .rows td.strong .fig")?;
    let figures = "return [...document.querySelectorAll('main .rows tr')]
        .filter((row) => row.querySelector('td.strong .fig') && row.cells.length === 4)
        .map((row) => row.querySelector('td.strong .fig').textContent)";
    let figures = texts(&page.run(figures)?);
    assert!(!figures.is_empty(), "a cause has rows");
    for (nth, figure) in figures.iter().enumerate() {
        page.go("#/payouts")?;
        page.wait_for("main .rows td.strong .fig")?;
        page.run(&format!(
            "[...document.querySelectorAll('main .rows td.strong .fig')][{nth}].focus()"
        ))?;
        page.press(key::ENTER)?;
        page.wait_for("main.tx .foot")?;
        // What hosts and guests received stands apart; together it is the figure.
        let told = format!(
            "const number = (text) => Number(text.replaceAll(/[^\\d]/g, ''));
             const parts = [...document.querySelector('.foot').textContent.matchAll(/([\\d,]+) diamonds?/g)].map(([, text]) => number(text));
             return parts.length > 0 && parts.reduce((all, one) => all + one) === number({})",
            json!(figure)
        );
        page.wait_until(&format!("rows that add up to {figure}"), &told)?;
        let address = page.run("return location.hash")?;
        assert!(
            address
                .as_str()
                .is_some_and(|at| at.contains("payout=") && at.contains("step=")),
            "{address}"
        );
    }
    page.go("#/payouts")?;
    page.wait_for("figure.picture .hit.opens")?;
    inspect(&page, "Payouts with a bridge")?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// A file of the person's own is told by its shape among the files that are chosen, taken in and undone.
pub(crate) fn own_programmes(stage: &Stage) -> Done {
    let file = stage.home().join("agency.toml");
    std::fs::write(&file, OWN).map_err(Trouble::file(&file))?;
    let page = stage.open_new_book()?;
    page.go("#/sources")?;
    let front = stage.front()?;
    page.press_on(&words("sources_choose")?)?;
    front.answer(&file)?;
    page.wait_for_words(".drawer", &words("format_programmes")?)?;
    page.wait_for_words(".drawer", "agency")?;
    inspect(&page, "a file of programmes")?;
    page.press_on(&words("sources_programmes_take")?)?;
    page.wait_for_words(".toasts", "agency.toml")?;
    page.go("#/payouts")?;
    page.wait_for_words("main", "agency.toml")?;
    page.press(&format!("{}z", key::CONTROL))?;
    page.wait_until(
        "the file to be gone",
        "return !document.querySelector('main').textContent.includes('agency.toml')",
    )?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// A programme of the person's own, as the file's form describes it.
const OWN: &str = r#"version = 1

[[programme]]
id = "agency"
platform = "tiktok"
source = "my contract"
seen_on = "2026-11-01"
trust = "own"
from = "2026-11-01"
currency = "USD"
whole = "0.01"

[[programme.rule]]
name = "flat"
steps = [{ from = 0, share = "0.55" }]
"#;
