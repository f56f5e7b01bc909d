//! Is this seller what it says? Asked, heard, noted, remembered across a start, and forgotten again.

use crate::limits::inspect;
use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use serde_json::json;

/// What a screen reader is told of a verdict.
const TOLD: &str = "main p[role=status]";
const BOX: &str = "main form.ask textarea";
const FINDING: &str = "main h1.finding";
const LOOKALIKE: &str = "https://www.t\u{456}ktok.com.coin-deals.example/recharge?ref=88";
const HOST: &str = "coin-deals.example";

pub(crate) fn heard_noted_and_remembered(stage: &Stage) -> Done {
    let page = stage.open_new_book()?;
    page.go("#/safety")?;
    each_verdict_is_told(&page)?;

    // Nothing of all that was remembered: that is off at first.
    page.press_on(&words("safety_checks")?)?;
    page.wait_for_words(FINDING, &words("safety_checks_off")?)?;
    inspect(&page, "a history that is off")?;
    page.tab_to(&words("safety_keep_off")?)?;
    page.press(key::RIGHT)?;
    page.wait_for_words(FINDING, &words("safety_checks_none")?)?;

    page.go("#/safety")?;
    ask(&page, LOOKALIKE, "lookalike")?;
    note(&page, "Lena bought here; the coins never came.")?;
    assert!(
        page.text(TOLD)?.starts_with(&words("safety_verdict_lookalike")?),
        "a note turns no verdict"
    );
    ask(&page, "5,000 coins for $10, pay by gift card", "danger")?;
    drop(page);

    // A start later.
    let page = stage.open()?;
    page.go("#/safety/checks")?;
    page.wait_for_words("main tbody", "gift card")?;
    page.wait_for_words("main tbody", "coin-deals.example")?;
    page.wait_for_words("main .notes", "the coins never came")?;
    let reasons = "main tbody tr:last-child button[aria-expanded]";
    page.run_with("document.querySelector(arguments[0]).focus()", reasons)?;
    page.press(key::ENTER)?;
    page.wait_for_words("main tbody", &words("safety_why_against_terms")?)?;
    inspect(&page, "a history with an opened row")?;

    page.press_on(&words("safety_clear")?)?;
    page.wait_for("dialog[open]")?;
    inspect(&page, "the question whether to forget")?;
    page.press_on(&words("safety_clear")?)?;
    page.wait_for_words(FINDING, &words("safety_checks_none")?)?;
    page.wait_for_none("main tbody")?;
    page.wait_for_words("main .notes", "the coins never came")?;

    page.press_on(&words("safety_advice")?)?;
    page.wait_for_words(FINDING, &words("advice_finding")?)?;
    inspect(&page, "the advice")?;
    page.press_on(&words("advice_to_check")?)?;
    page.wait_for(BOX)?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Each kind of verdict, in words for a listener and sound in both themes.
fn each_verdict_is_told(page: &Page) -> Done {
    for (text, verdict) in [
        ("www.tiktok.com/coin", "official"),
        ("https://www.tiktok.com/@somebody", "owned"),
        ("https://apps.apple.com/us/app/tiktok/id835599320", "app_store"),
        ("https://shop.example/", "not_official"),
        (LOOKALIKE, "lookalike"),
        ("http://192.168.0.1/tiktok-coins", "danger"),
        ("hello", "invalid"),
        ("5,000 coins for $10, pay by gift card and send your password", "danger"),
        ("You have 1,250 coins left", "no_sign"),
    ] {
        ask(page, text, verdict)?;
        inspect(page, verdict)?;
    }
    Ok(())
}

/// Types it, presses Enter and hears the verdict.
fn ask(page: &Page, text: &str, verdict: &str) -> Done {
    page.run_with("document.querySelector(arguments[0]).focus()", BOX)?;
    page.press(key::ESCAPE)?;
    page.wait_until(
        "the box to be empty",
        &format!("return document.querySelector({}).value === ''", json!(BOX)),
    )?;
    page.press(text)?;
    page.press(key::ENTER)?;
    page.wait_for_words(TOLD, &words(&format!("safety_verdict_{verdict}"))?)?;
    page.wait_for_words(FINDING, &words(&format!("safety_verdict_{verdict}"))?)
}

/// Writes a note on the host in view, by keyboard.
fn note(page: &Page, text: &str) -> Result<(), Trouble> {
    let add = words("safety_note_add")?.replace("{host}", HOST);
    page.press_on(&add)?;
    page.press(text)?;
    page.press(key::ENTER)?;
    page.wait_for_words("main .about", text)?;
    page.wait_for_words("main .about", &words("safety_note_beside")?)
}

/// A list of offers is taken in, and what is worth a second look of it is said with its reason, under its own heading.
pub(crate) fn of_a_list(stage: &Stage) -> Done {
    let list = "platform,units,channel,price,currency,seen_on,source\ntiktok,1000,web,1.00,USD,2026-05-01,a friend\n\
        tiktok,1000,reseller,9.90,USD,2026-05-01,tiktokcoins.ai\n";
    let path = stage.home().join("list.csv");
    std::fs::write(&path, list).map_err(Trouble::file(&path))?;
    let page = stage.open_sample("supporter")?;
    page.go("#/recharge/prices")?;
    let front = stage.front()?;
    page.press_on(&words("rates_import")?)?;
    front.answer(&path)?;
    page.wait_for("section[aria-labelledby='doubted']")?;
    let told = page.text("section[aria-labelledby='doubted']")?;
    for said in ["rates_doubts", "rates_doubt_reseller", "doubt_no_proof"] {
        assert!(told.contains(&words(said)?), "{said}: {told}");
    }
    assert!(told.contains("tiktokcoins.ai"), "{told}");
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}
