//! The page and the app, built when their sources changed.

use crate::places;
use crate::stamp::{Stamp, digest_of};
use crate::terminal::{cargo, npm, run};
use crate::trouble::Trouble;

/// What lies in the page's folder and is made, not written.
const MADE: [&str; 5] = ["node_modules", "dist", "paraglide", "coverage", ".svelte-kit"];

/// Builds the page when it changed. The app compiles it in.
pub(crate) fn build_page() -> Result<(), Trouble> {
    let sources = digest_of(&places::ui(), &MADE)?;
    let stamp = Stamp::named(&places::own(), "page");
    if stamp.matches(&sources) && places::ui().join("dist/index.html").is_file() {
        return Ok(());
    }
    run("the page", npm().args(["run", "build"]))?;
    // The build may write generated files beside the sources: what counts next time is what lies there now.
    stamp.set(&digest_of(&places::ui(), &MADE)?)
}

/// The window shows the page that was built, not a development server's.
pub(crate) const FEATURES: [&str; 2] = ["--features", "giftbook-desktop/custom-protocol"];

/// Builds the page and the desktop app.
pub(crate) fn build_app() -> Result<(), Trouble> {
    build_page()?;
    run(
        "the app",
        cargo().args(["build", "--package", "giftbook-desktop"]).args(FEATURES),
    )
}
