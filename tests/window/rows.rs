//! Transactions: the rows behind a figure, the last of them, a note on one.

use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use serde_json::json;

const FOOT: &str = ".foot";
const NOTE: &str = "A thank-you is due";

pub(crate) fn behind_a_figure(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    // One gift's diamonds: a click on the figure in its row.
    page.go("#/gifts")?;
    let figure = page.text("main tbody tr:first-child .strong .fig")?;
    page.click("main tbody tr:first-child .strong .fig")?;
    adds_up(&page, &figure)?;
    // All diamonds: the figure in the finding tells how it comes about first.
    page.go("#/gifts")?;
    let numbers = "return [...document.querySelectorAll('.finding .fig')].findIndex((one) => /^[\\d,]{4,}$/.test(one.textContent)) + 1";
    let at = page.run(numbers)?;
    assert_ne!(at, 0, "the finding tells how many diamonds");
    page.run("const all = [...document.querySelectorAll('.finding .fig')]; all.find((one) => /^[\\d,]{4,}$/.test(one.textContent)).id = 'total'")?;
    let total = page.text("#total")?;
    assert!(number(&total) > number(&figure));
    page.click("#total")?;
    page.click(".opened a[href^='#/transactions']")?;
    adds_up(&page, &total)
}

/// Figures narrower than a gift: those of a price band, of the best stretch of a LIVE, and of one column of its picture.
pub(crate) fn behind_a_part(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/gifts?band=10")?;
    page.run("const all = [...document.querySelectorAll('.finding .fig')]; all.find((one) => /^[\\d,]{4,}$/.test(one.textContent)).id = 'total'")?;
    let total = page.text("#total")?;
    page.click("#total")?;
    page.click(".opened a[href^='#/transactions']")?;
    adds_up(&page, &total)?;

    page.go("#/lives")?;
    page.click("main tbody a.title")?;
    page.wait_for("figure.picture .hit.opens")?;
    page.run("[...document.querySelectorAll('.finding .fig')].find((one) => one.textContent.includes('%')).click()")?;
    page.wait_for(".opened .soft")?;
    let told = page.text(".opened .soft")?;
    let best = told.split(' ').next().unwrap_or_default().to_owned();
    page.click(".opened a[href^='#/transactions']")?;
    adds_up(&page, &best)?;

    page.run("history.back()")?;
    page.wait_for("figure.picture .hit.opens")?;
    let most = "const value = (one) => Number(/([\\d,]+) diamonds/.exec(one.ariaLabel)?.[1].replace(',', '') ?? 0);
        const highest = [...document.querySelectorAll('.hit.opens')].toSorted((a, b) => value(b) - value(a))[0];
        highest.focus(); return /([\\d,]+) diamonds/.exec(highest.ariaLabel)[1]";
    let column = page.run(most)?.as_str().unwrap_or_default().to_owned();
    page.press(key::ENTER)?;
    adds_up(&page, &column)
}

/// What is narrowed and how it is sorted is found again when one comes back.
pub(crate) fn as_they_were_left(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/transactions?kinds=gift_received")?;
    let units = "[role=columnheader]:nth-child(5)";
    page.wait_for("[data-row='0'][aria-busy='false']")?;
    let newest = page.text("[data-row='0']")?;
    page.click(&format!("{units} button"))?;
    page.wait_for(&format!("{units}[aria-sort=descending]"))?;
    page.wait_until(
        "another row to come first",
        &format!("const row = document.querySelector('[data-row=\"0\"]'); return row?.ariaBusy === 'false' && row.textContent.trim() !== {}", json!(newest)),
    )?;
    let left = page.text("[data-row='0']")?;
    page.go("#/home")?;
    page.run("history.back()")?;
    page.wait_for(&format!("main.tx {units}[aria-sort=descending]"))?;
    page.wait_for("[data-row='0'][aria-busy='false']")?;
    assert_eq!(page.text("[data-row='0']")?, left);
    assert_eq!(
        page.run("return location.hash")?,
        "#/transactions?kinds=gift_received&sort=-units"
    );
    Ok(())
}

/// The rows shown are those of a figure: the foot says the same sum, and so does the sum of all rows once they are chosen.
fn adds_up(page: &Page, figure: &str) -> Done {
    let said = words("tx_received")?
        .replace("{amount}", figure)
        .replace("{of}", " diamonds");
    page.wait_for_words(FOOT, &said)?;
    page.wait_for_words("h1.finding", figure)?;
    focus_a_row(page)?;
    page.press(&format!("{}a", key::CONTROL))?;
    page.wait_for_words(".foot .chosen", &said)
}

pub(crate) fn to_the_last(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/transactions")?;
    focus_a_row(&page)?;
    page.press(key::END)?;
    page.wait_until(
        "the last row",
        "const row = document.activeElement, grid = document.querySelector('[role=grid]');
         if (row.getAttribute('aria-rowindex') !== grid.getAttribute('aria-rowcount')) return false;
         const [a, b] = [row.getBoundingClientRect(), grid.getBoundingClientRect()];
         return row.ariaBusy !== 'true' && /\\d/.test(row.textContent) && a.top >= b.top && a.bottom <= b.bottom + 1",
    )?;
    let rows = page.run("return Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1")?;
    assert!(
        rows.as_u64() > Some(200),
        "more rows than are asked for at once: {rows}"
    );
    Ok(())
}

pub(crate) fn with_a_note(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    write_a_note(&page, NOTE)?;
    drop(page);

    let page = stage.open_sample("creator")?;
    open_the_first_row(&page)?;
    page.wait_for(&noted(NOTE)?)?;
    page.press(&format!("{}z", key::CONTROL))?;
    page.wait_for(&labelled(&words("tx_note_add")?))?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Writes a note beside the first row.
pub(crate) fn write_a_note(page: &Page, note: &str) -> Done {
    open_the_first_row(page)?;
    page.click(&labelled(&words("tx_note_add")?))?;
    page.wait_for(".drawer input")?;
    page.press(note)?;
    page.press(key::ENTER)?;
    page.wait_for(&noted(note)?)
}

fn noted(note: &str) -> Result<String, Trouble> {
    Ok(labelled(&format!("{}: {note}", words("tx_note")?)))
}

fn open_the_first_row(page: &Page) -> Done {
    page.go("#/transactions")?;
    page.click("[data-row='0']")?;
    page.wait_for(".drawer")
}

fn labelled(label: &str) -> String {
    format!(".drawer button[aria-label='{label}']")
}

fn focus_a_row(page: &Page) -> Done {
    page.wait_for("[data-row='0'][aria-busy='false']")?;
    page.run("document.querySelector('[data-row=\"0\"]').focus()").map(drop)
}

fn number(figure: &str) -> Option<u64> {
    figure.replace(',', "").parse().ok()
}
