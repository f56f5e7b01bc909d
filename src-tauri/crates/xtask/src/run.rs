//! `cargo xtask run`: the app, opened.

use crate::setup::{self, Need};
use crate::terminal::say;
use crate::trouble::Trouble;
use crate::{app, display, places};
use display::Display;
use std::path::Path;
use std::process::Command;

/// Sets up, builds and opens the app, on a virtual display where there is none. Returns when its window was closed.
pub(crate) fn open(book: Option<&Path>) -> Result<(), Trouble> {
    let seen = display::is_there();
    setup::ready_for(if seen {
        &[Need::Build]
    } else {
        &[Need::Build, Need::Display]
    })?;
    app::build_app()?;
    let mut command = Command::new(places::desktop_app());
    if let Some(book) = book {
        command.arg(std::path::absolute(book).map_err(Trouble::file(book))?);
    }
    let display = if seen { None } else { Some(Display::start()?) };
    match &display {
        None => say("Giftbook is open"),
        Some(display) => {
            command.envs(display.variables());
            say(&format!(
                "no display here: Giftbook is open on a virtual one ({}), which only programs can see",
                display.name()
            ));
            say("pictures of its screens: cargo xtask run --screenshot DIR");
        }
    }
    let status = command.status().map_err(Trouble::file(&places::desktop_app()))?;
    if status.success() {
        Ok(())
    } else {
        Err(Trouble::failed("Giftbook", status.to_string()))
    }
}
