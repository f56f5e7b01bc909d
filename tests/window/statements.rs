//! A statement of a card whose columns nobody knows: said once, seen on its own rows, kept as a profile, and not asked again.

use crate::files::{choose, import, tally};
use crate::limits::inspect;
use crate::page::{Page, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::trouble::Trouble;
use std::path::PathBuf;

const ASKED: &str = ".drawer .mapping .one.open";
const READ: &str = ".drawer .mapping button.first:not(:disabled)";

pub(crate) fn by_a_profile(stage: &Stage) -> Done {
    // Every date could begin with its month, and an amount is a thousand or a fraction.
    let first = statement(
        stage,
        "march.csv",
        "01/02/2026,TikTok coins,\"1,234\"\n02/03/2026,Bakery,-12\n",
    )?;
    let page = stage.open_new_book()?;
    page.go("#/sources")?;
    choose(stage, &page, &first)?;
    page.wait_for(ASKED)?;
    page.wait_for_words(".drawer .mapping", &words("mapping_open")?)?;
    page.wait_for_none(READ)?;
    inspect(&page, "a statement that is asked about")?;

    for (label, value) in [
        ("mapping_numbers", "comma_whole"),
        ("mapping_dates", "day_first"),
        ("mapping_currency", "f:EUR"),
        ("mapping_zone", "Europe/Berlin"),
    ] {
        page.choose_in(&words(label)?, value)?;
    }
    page.wait_for_none(ASKED)?;
    // The preview reads the person's own rows as just said.
    page.wait_for_words(".drawer .mapping tbody", "1 Feb")?;
    page.wait_for_words(".drawer .mapping tbody", "€1,234.00")?;
    page.choose_in(&words("mapping_dates")?, "month_first")?;
    page.wait_for_words(".drawer .mapping tbody", "2 Jan")?;
    page.choose_in(&words("mapping_dates")?, "day_first")?;
    page.wait_for_words(".drawer .mapping tbody", "1 Feb")?;
    page.fill(&words("mapping_name")?, "My card")?;
    page.wait_for(READ)?;
    inspect(&page, "a statement that is understood")?;
    page.press_on(&words("mapping_read")?)?;
    page.wait_for_words(".toasts", &words("mapping_saved")?.replace("{name}", "My card"))?;
    taken(&page, [1, 0, 0, 1])?;
    drop(page);

    // A start later the next month is read by itself.
    let page = stage.open()?;
    let second = statement(stage, "april.csv", "13/03/2026,TikTok coins,\"2,500\"\n")?;
    page.go("#/sources")?;
    choose(stage, &page, &second)?;
    page.wait_for_words(".drawer .mapping", &words("mapping_used")?.replace("{name}", "My card"))?;
    taken(&page, [1, 0, 0, 0])?;
    page.go("#/wallet/purchases")?;
    page.wait_for_words("main tbody", "€2,500.00")?;
    page.wait_for_words("main tbody", "€1,234.00")?;
    assert_eq!(page.complaints()?, [] as [String; 0]);
    Ok(())
}

/// Takes the file in; the preview and the report say the same of it.
fn taken(page: &Page, counts: [u64; 4]) -> Done {
    page.wait_for(".drawer .scroll tbody tr")?;
    assert_eq!(tally(page)?, counts);
    import(page)?;
    assert_eq!(tally(page)?, counts);
    page.press_on(&words("sources_done_all")?)
}

fn statement(stage: &Stage, name: &str, rows: &str) -> Result<PathBuf, Trouble> {
    let path = stage.home().join(name);
    std::fs::write(&path, format!("Date,Description,Amount\n{rows}")).map_err(Trouble::file(&path))?;
    Ok(path)
}
