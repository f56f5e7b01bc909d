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

/// Each screen has one main part, as soon as it is loaded.
const THERE: &str = "return document.querySelector('main') !== null";

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
    let mut missing = Vec::new();
    for start in &STARTS {
        for (theme, gtk_theme) in THEMES {
            missing.extend(save_start(&display, start, theme, gtk_theme, folder)?);
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Trouble::failed(
            "pictures",
            format!("missing are {}", missing.join(", ")),
        ))
    }
}

/// Saves the pictures of one start and returns the names of those that could not be taken; each is told with its reason.
fn save_start(
    display: &Display,
    start: &Start,
    theme: &str,
    gtk_theme: &str,
    folder: &Path,
) -> Result<Vec<String>, Trouble> {
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
    window.wait_until("the page", THERE)?;
    let mut missing = Vec::new();
    for screen in start.screens {
        let name = format!("{}-{theme}.png", screen.name);
        match show(&window, screen).and_then(|()| window.picture_at_rest()) {
            Ok(picture) => {
                let path = folder.join(name);
                fs::write(&path, picture).map_err(Trouble::file(&path))?;
                say(&format!("picture: {}", path.display()));
            }
            Err(trouble) => {
                say(&format!("no picture {name}: {trouble}"));
                missing.push(name);
            }
        }
    }
    Ok(missing)
}

fn show(window: &Window, screen: &Screen) -> Result<(), Trouble> {
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
