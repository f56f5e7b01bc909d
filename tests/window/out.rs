//! Out of the book: rows as CSV and charts as pictures, saved where the system's own dialog says.

use crate::page::{Page, key, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use std::path::{Path, PathBuf};

pub(crate) fn rows_as_csv(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    // Narrowed to the gifts of one live, the largest first.
    page.go("#/lives")?;
    page.click("main tbody tr:first-child .strong .fig")?;
    page.wait_for("main.tx .foot")?;
    page.run("location.hash += '&sort=-units'")?;
    page.wait_for("[role=columnheader][aria-sort=descending]")?;
    page.wait_for("[data-row='0'][aria-busy='false']")?;
    let rows = page.run("return Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1")?;
    let sum = page.text("h1.finding b, h1.finding .fig")?;

    let asked = stage.home().join("rows of a live");
    let path = saved(stage, &page, &asked, |page| page.press_on(&words("tx_save")?))?;
    assert_eq!(
        path,
        asked.with_extension("csv"),
        "a name without an ending gets its own"
    );
    let text = std::fs::read_to_string(&path).map_err(Trouble::file(&path))?;
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(&text).lines().collect();
    assert!(
        lines[0].starts_with("\"id\"") || lines[0].starts_with("id"),
        "{}",
        lines[0]
    );
    assert_eq!(rows.as_u64(), Some(lines.len() as u64 - 1), "a line a row");
    let units: Vec<u64> = lines[1..].iter().filter_map(|line| units(line)).collect();
    assert!(units.is_sorted_by(|one, next| one >= next), "in the order shown");
    assert_eq!(
        units.iter().sum::<u64>().to_string(),
        sum.replace(',', ""),
        "and the sum of what is shown"
    );

    // Dismissed, nothing is written and nothing is said.
    let front = stage.front()?;
    page.press_on(&words("tx_save")?)?;
    front.dismiss()?;
    assert_eq!(
        page.run("return document.querySelectorAll('.toast').length <= 1")?,
        true
    );
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// The units of a line: the column after five of plain words and the name and handle, counted from the end, where no comma can stand.
fn units(line: &str) -> Option<u64> {
    let cells: Vec<&str> = line.rsplitn(8, ',').collect();
    // approximate, note, category, currency, amount, unit, units
    cells.get(6)?.trim_matches('"').parse().ok()
}

pub(crate) fn charts_as_pictures(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/gifts")?;
    page.wait_for("figure.picture svg")?;
    let (svg, png) = (words("chart_save_svg")?, words("chart_save_png")?);
    for (words, ending) in [(svg, "svg"), (png, "png")] {
        let path = saved(stage, &page, &stage.home().join(format!("gifts.{ending}")), |page| {
            page.run("document.querySelector('figure.picture .right button:last-of-type').focus()")?;
            page.press(key::ENTER)?;
            page.wait_for(".menu .item")?;
            page.press_on(&words)
        })?;
        let bytes = std::fs::read(&path).map_err(Trouble::file(&path))?;
        if ending == "svg" {
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                text.contains("<svg") && text.contains("Galaxy"),
                "the picture of the gifts"
            );
            assert!(!text.contains("<script"), "and nothing that runs");
        } else {
            assert!(
                bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.len() > 4_000,
                "{} bytes",
                bytes.len()
            );
        }
    }
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// A year's pack lies where the dialog says, and holds the figures of the book; where it cannot be written that is said.
pub(crate) fn a_year_s_pack(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/payouts")?;
    let ask = |page: &Page| {
        page.press_on(&words("payouts_pack")?)?;
        page.wait_for(".menu .item")?;
        page.run("document.querySelector('.menu .item').focus()")?;
        page.press(key::ENTER)
    };
    let folder = stage.home().join("for the taxes");
    let front = stage.front()?;
    ask(&page)?;
    front.answer(&folder)?;
    page.wait_for_words(".toast", &folder.to_string_lossy())?;
    let said = page.text(".toast")?;
    let names: Vec<String> = std::fs::read_dir(&folder)
        .map_err(Trouble::file(&folder))?
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    let ends = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert_eq!((ends(".pdf"), ends(".xlsx")), (1, 1), "{names:?}");
    assert!(ends(".csv") > 6, "{names:?}");
    assert!(
        said.contains(&(ends(".pdf") + ends(".xlsx") + ends(".csv")).to_string()),
        "{said}"
    );
    // Every payout that is told on the screen stands in the pack.
    let payouts = names
        .iter()
        .find(|name| name.ends_with("-payouts.csv"))
        .unwrap_or_else(|| panic!("{names:?}"));
    let path = folder.join(payouts);
    let text = std::fs::read_to_string(&path).map_err(Trouble::file(&path))?;
    assert!(text.contains("TT-PAYOUT-0006") && text.contains("TikTok"), "{text}");
    assert!(
        text.contains("PayPal") && !text.contains("sample_bank"),
        "a way by its name: {text}"
    );

    // Dismissed, nothing more is written and nothing is said anew.
    let front = stage.front()?;
    ask(&page)?;
    front.dismiss()?;
    assert_eq!(page.text(".toast")?, said);
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Asks for the dialog, says where, and waits until the app says that it is saved; answers the path it says.
fn saved(stage: &Stage, page: &Page, to: &Path, ask: impl Fn(&Page) -> Done) -> Result<PathBuf, Trouble> {
    let front = stage.front()?;
    ask(page)?;
    front.answer(to)?;
    let name = to.to_string_lossy().into_owned();
    page.wait_for_words(".toast", &name)?;
    let said = page.text(".toast")?;
    let from = said.find(&name).unwrap_or_default();
    let ended = said[from..].find(['\n', '\u{a0}']).map_or(said.len(), |end| from + end);
    Ok(PathBuf::from(said[from..ended].trim_end()))
}
