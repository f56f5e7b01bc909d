//! `cargo xtask run --screenshot DIR`: a picture of every screen of the real window, in both themes, from the sample book.

use crate::display::Display;
use crate::screens::{STARTS, Screen, Start};
use crate::setup::{self, Need};
use crate::terminal::say;
use crate::trouble::Trouble;
use crate::window::Window;
use crate::{app, places};
use serde_json::json;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// The system's theme, which a new book follows; and what GTK calls it.
const THEMES: [(&str, &str); 2] = [("light", "Adwaita"), ("dark", "Adwaita:dark")];

/// Saves `NAME-THEME.png` for every screen into a folder, which is made when it is missing.
pub(crate) fn save_all(folder: &Path) -> Result<(), Trouble> {
    if !cfg!(target_os = "linux") {
        return Err(Trouble::Missing(
            "Pictures are taken through WebKitGTK's driver, which only Linux has.".to_owned(),
        ));
    }
    setup::ready_for(&[Need::Build, Need::Display, Need::Window])?;
    app::build_app()?;
    fs::create_dir_all(folder).map_err(Trouble::file(folder))?;
    let display = Display::start()?;
    say(&format!("the app runs on a virtual display ({})", display.name()));
    for start in &STARTS {
        for (theme, gtk_theme) in THEMES {
            save_start(&display, start, theme, gtk_theme, folder)?;
        }
    }
    Ok(())
}

fn save_start(display: &Display, start: &Start, theme: &str, gtk_theme: &str, folder: &Path) -> Result<(), Trouble> {
    // A home of its own for each start, so that it is the first there, and what the user has stays untouched.
    let home = std::env::temp_dir()
        .join("giftbook-pictures")
        .join(start.sample.unwrap_or("first-run"))
        .join(theme);
    if home.exists() {
        fs::remove_dir_all(&home).map_err(Trouble::file(&home))?;
    }
    fs::create_dir_all(&home).map_err(Trouble::file(&home))?;
    let home = home.as_os_str();
    let mut environment = vec![("GTK_THEME", OsStr::new(gtk_theme)), ("GIFTBOOK_DATA_DIR", home)];
    environment.extend(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"].map(|name| (name, home)));
    environment.extend(start.sample.map(|sample| ("GIFTBOOK_START", OsStr::new(sample))));
    let window = Window::open(display, &places::desktop_app(), &environment)?;
    for screen in start.screens {
        show(&window, screen)?;
        let path = folder.join(format!("{}-{theme}.png", screen.name));
        fs::write(&path, window.picture_at_rest()?).map_err(Trouble::file(&path))?;
        say(&format!("picture: {}", path.display()));
    }
    Ok(())
}

fn show(window: &Window, screen: &Screen) -> Result<(), Trouble> {
    const THERE: &str = "return document.querySelector('main') !== null";
    window.wait_until("the page", THERE)?;
    if !screen.address.is_empty() {
        window
            .page
            .execute("location.hash = arguments[0]", &[json!(screen.address)])?;
        window.wait_until(screen.address, THERE)?;
    }
    if let Some(css) = screen.click {
        window.wait_until(css, &format!("return document.querySelector({}) !== null", json!(css)))?;
        window.page.click(&window.page.find(css)?)?;
    }
    Ok(())
}
