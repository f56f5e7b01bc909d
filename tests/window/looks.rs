//! Every screen, in both themes: it loads without a complaint, and axe finds nothing to say against it.

use crate::page::{Page, key, texts, words};
use crate::stage::{Done, Stage};
use giftbook_xtask::places;
use giftbook_xtask::trouble::Trouble;
use serde_json::json;

const AXE: &str = "
    const done = arguments[arguments.length - 1];
    const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`);
    axe.run(document, { resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(told)), (error) => done([`axe: ${error}`]));";

/// The address of the newest LIVE in the list.
const A_LIVE: &str = "return document.querySelector('main a[href^=\"#/lives/\"]')?.getAttribute('href') ?? ''";

pub(crate) fn of_a_creator(stage: &Stage) -> Done {
    let page = stage.open_sample("creator")?;
    page.go("#/lives")?;
    let live = page.run(A_LIVE)?.as_str().unwrap_or_default().to_owned();
    assert!(live.len() > "#/lives/".len(), "the list of LIVEs leads to each of them");
    in_both_themes(
        &page,
        &[
            "#/home",
            "#/gifts",
            "#/gifters",
            "#/lives",
            &live,
            "#/payouts",
            "#/goes",
            "#/transactions",
            "#/sources",
        ],
    )
}

pub(crate) fn of_a_supporter(stage: &Stage) -> Done {
    let page = stage.open_sample("supporter")?;
    in_both_themes(&page, &["#/home", "#/limits", "#/transactions", "#/sources"])
}

/// Without a book yet, and what lies over or beside the screens.
pub(crate) fn of_what_comes_and_goes(stage: &Stage) -> Done {
    let page = stage.open()?;
    of_this_page(&page, "first run")?;
    drop(page);
    let page = stage.open_sample("creator")?;
    inject_axe(&page)?;
    let mut faults = Vec::new();
    for theme in ["light", "dark"] {
        page.go("#/settings")?;
        choose(&page, theme)?;
        for (keys, css, name) in [("\u{e009}k", ".finder", "the finder"), ("?", ".keys", "the keys")] {
            page.press(keys)?;
            page.wait_for(css)?;
            faults.extend(look(&page, theme, name)?);
            page.press(key::ESCAPE)?;
            page.wait_until(
                "it to close",
                &format!("return document.querySelector('{css}') === null"),
            )?;
        }
        page.go("#/transactions")?;
        page.click("[data-row='0']")?;
        page.wait_for(".drawer .pairs")?;
        faults.extend(look(&page, theme, "an open row")?);
        page.go("#/gifts")?;
        page.run("document.querySelector('.finding .fig').click()")?;
        page.wait_for(".opened")?;
        faults.extend(look(&page, theme, "a figure opened")?);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// What is in view as it is, where no book says which theme to wear.
pub(crate) fn of_this_page(page: &Page, name: &str) -> Done {
    inject_axe(page)?;
    let mut faults = Vec::new();
    for theme in ["light", "dark"] {
        page.run_with("document.documentElement.dataset.theme = arguments[0]", theme)?;
        faults.extend(look(page, theme, name)?);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

fn inject_axe(page: &Page) -> Done {
    let path = places::ui().join("node_modules/axe-core/axe.min.js");
    page.run(&std::fs::read_to_string(&path).map_err(Trouble::file(&path))?)
        .map(drop)
}

/// Looks at each screen, and at Settings in between, where the theme is chosen.
fn in_both_themes(page: &Page, screens: &[&str]) -> Done {
    inject_axe(page)?;
    let mut faults = Vec::new();
    for theme in ["light", "dark"] {
        page.go("#/settings")?;
        choose(page, theme)?;
        faults.extend(look(page, theme, "#/settings")?);
        for screen in screens {
            page.go(screen)?;
            faults.extend(look(page, theme, screen)?);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

fn choose(page: &Page, theme: &str) -> Done {
    let name = json!(words(&format!("settings_theme_{theme}"))?);
    page.run(&format!(
        "[...document.querySelectorAll('main [role=radio]')].find((one) => one.textContent === {name}).click()"
    ))?;
    let worn = format!("return document.documentElement.dataset.theme === '{theme}'");
    page.wait_until(theme, &worn)?;
    let ground = page.run("const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b > 382 ? 'light' : 'dark'")?;
    assert_eq!(ground, theme, "the ground of the page in this theme");
    Ok(())
}

fn look(page: &Page, theme: &str, screen: &str) -> Result<Vec<String>, Trouble> {
    page.settle()?;
    let mut faults = texts(&page.run_async(AXE)?);
    faults.extend(texts(&page.run("return window.complaints.splice(0)")?));
    let alert = page.text("main [role='alert']")?;
    faults.extend((!alert.is_empty()).then_some(alert));
    Ok(faults
        .into_iter()
        .map(|fault| format!("{theme} {screen}: {fault}"))
        .collect())
}
