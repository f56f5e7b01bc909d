//! Recharge: a gift by its name, what it costs with what one pays with, the way to the platform's own page, and a wish that waits.

use crate::limits::inspect;
use crate::page::{Page, key, texts, words};
use crate::stage::{Done, Stage};
use giftbook_book::history::Name;
use giftbook_book::rates::{MethodCost, MethodKind};
use giftbook_book::{Book, BookError, Role, Settings};
use giftbook_tests::now;
use giftbook_xtask::trouble::Trouble;
use serde_json::json;
use std::path::Path;

const SUM: &str = "main .sum";
const BASKET: &str = "main table tbody tr";
const HITS: &str = "return [...document.querySelectorAll('figure.picture .hit')].map((one) => one.ariaLabel)";

pub(crate) fn of_a_gift(stage: &Stage) -> Done {
    stage.note_what_is_opened()?;
    let page = payer(stage)?;
    page.go("#/recharge")?;
    choose(&page, &words("buy_by_gift")?)?;
    page.run("document.querySelector('main [role=combobox]').focus()")?;
    page.press("galaxy")?;
    page.wait_for_words("[role=listbox] [role=option][aria-selected=true]", "Galaxy")?;
    page.press(key::ENTER)?;
    page.wait_for_words(SUM, "1,000")?;

    // What is paid with is part of the cost of what is sold in another currency.
    chip(&page, &words("buy_method")?, "Visa")?;
    page.wait_for_words(".toasts", &words("buy_method_said")?)?;
    let fee = words("buy_drawn_fee")?;
    page.wait_until(
        "a card fee",
        &format!("{}.some((label) => label.includes({}))", HITS, json!(fee)),
    )?;
    let ways = texts(&page.run(HITS)?);
    assert!(
        ways.len() > 1 && ways[0].contains(&words("rates_channel_web")?),
        "{ways:?}"
    );
    page.wait_for_words(BASKET, "1,000")?;
    inspect(&page, "Recharge")?;
    page.press_on(&words("buy_open")?.replace("{name}", &words("platform_tiktok")?))?;
    assert_eq!(stage.opened()?, "https://www.tiktok.com/coin\n");

    // Bought, recorded, and from then on in hand.
    page.press_on(&words("buy_record")?)?;
    page.wait_until("Purchases", "return location.hash.startsWith('#/wallet/purchases')")?;
    page.wait_for("form input")?;
    let units = page.run("return document.querySelector('form input').value")?;
    assert_eq!(units, "1000", "what was to be bought stands in the form");
    page.run("document.querySelectorAll('form input')[1].focus()")?;
    page.press("10.60")?;
    page.press(key::ENTER)?;
    page.wait_for_words(".toasts", &words("record_done")?)?;
    page.go("#/recharge")?;
    choose(&page, &words("buy_by_gift")?)?;
    assert_eq!(page.text("h1.finding")?, words("buy_finding_enough")?);
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

pub(crate) fn that_waits(stage: &Stage) -> Done {
    let path = stage.new_book()?;
    let page = stage.open()?;
    page.go("#/recharge")?;
    page.press_on(&words("buy_wait")?)?;
    page.wait_for("dialog[open] input")?;
    let typed = "return [...document.querySelectorAll('dialog input')].map((one) => one.value)";
    let typed = texts(&page.run(typed)?);
    assert_eq!(typed[1], "1000", "what was to be bought stands in the form: {typed:?}");
    page.run("document.querySelectorAll('dialog input')[0].focus()")?;
    page.press("Something for Sunday")?;
    page.run("document.querySelectorAll('dialog input')[3].focus()")?;
    page.press("2")?;
    inspect(&page, "the wish")?;
    page.press_on(&words("plans_form_save")?)?;
    page.wait_for_words("main table", "Something for Sunday")?;
    inspect(&page, "Plans")?;

    // Before its time only after one was told so, and it is no purchase.
    page.press_on(&words("plans_bought")?)?;
    page.wait_for("dialog[open]")?;
    page.press(key::ESCAPE)?;
    page.wait_for_none("dialog[open]")?;
    page.press_on(&words("plans_bought")?)?;
    page.press_on(&words("plans_early_act")?)?;
    page.wait_for_words("main", &words("plans_ended")?)?;
    page.go("#/wallet")?;
    page.wait_for_words("h1", &words("wallet_none")?)?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    drop(page);
    stage.end()?;
    let newest = logged(&path).map_err(|error| Trouble::Window(format!("no log: {error}")))?;
    assert_eq!(newest, Some(Name::PlanBoughtEarly));
    Ok(())
}

fn logged(path: &Path) -> Result<Option<Name>, BookError> {
    let book = Book::open(path, now())?;
    let newest = book.history(1)?.first().map(|operation| operation.name);
    book.close()?;
    Ok(newest)
}

/// A book of somebody who pays with a card that asks a fee abroad.
fn payer(stage: &Stage) -> Result<Page, Trouble> {
    let path = stage.new_book()?;
    kept(&path).map_err(|error| Trouble::Window(format!("no card: {error}")))?;
    stage.open()
}

fn kept(path: &Path) -> Result<(), BookError> {
    let book = Book::open(path, now())?;
    let settings = Settings {
        role: Role::Supporter,
        ..book.settings()?
    };
    book.set_settings(&settings, now())?;
    let unread = |_| BookError::Invalid { code: "not_a_share" };
    let cost = MethodCost {
        fee: "0.015".parse().map_err(unread)?,
        markup: "0.02".parse().map_err(unread)?,
        from: "2020-01-01".parse().map_err(|_| BookError::Invalid { code: "day" })?,
    };
    book.method_add("Visa", MethodKind::Card, None, cost, now())?;
    book.close()
}

/// Presses the one of a few with these words.
fn choose(page: &Page, wanted: &str) -> Done {
    let body = "[...document.querySelectorAll('main [role=radio], .pop label')]
        .find((one) => one.textContent.includes(arguments[0])).click()";
    page.run_with(body, wanted)?;
    page.settle()
}

/// Opens a chip and chooses in it.
fn chip(page: &Page, label: &str, wanted: &str) -> Done {
    let body =
        "[...document.querySelectorAll('main .chip')].find((one) => one.textContent.startsWith(arguments[0])).click()";
    page.run_with(body, label)?;
    page.wait_for(".pop .options")?;
    choose(page, wanted)
}
