//! The set-up: what the machine lacks for a piece of work is installed where apt can do it, and named exactly where not.
//! When nothing is missing it asks the package database one question and reads two stamps.

mod apt;
mod family;
mod node;
mod packages;

use crate::terminal::{read, say};
use crate::trouble::Trouble;
use family::Family;
pub(crate) use packages::Need;
use std::process::Command;

/// Makes the machine and the page's packages ready for the given needs.
pub(crate) fn ready_for(needs: &[Need]) -> Result<(), Trouble> {
    system_ready_for(needs)?;
    node::ready()?;
    say("set-up: ready");
    Ok(())
}

/// Makes the machine ready for the given needs, without the page.
pub(crate) fn system_ready_for(needs: &[Need]) -> Result<(), Trouble> {
    match Family::here() {
        Family::Debian => apt::install_missing(needs),
        other => check_by_hand(other, needs),
    }
}

fn check_by_hand(family: Family, needs: &[Need]) -> Result<(), Trouble> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !is_met(family, *need)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Trouble::Missing(packages::advice(family, &missing)))
}

/// Whether a need is met where no package database is asked: by the tools that the need is about.
fn is_met(family: Family, need: Need) -> bool {
    let on_path = |programs: &[&str]| programs.iter().all(|program| crate::places::is_on_path(program));
    let web_view = || {
        let mut pkg_config = Command::new("pkg-config");
        read(pkg_config.args(["--exists", "webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0"])).is_some()
    };
    let web_view2 = || {
        let clients = r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
        read(Command::new("reg").args(["query", clients, "/v", "pv"])).is_some()
    };
    match (family, need) {
        (Family::MacOs, Need::Build) => read(Command::new("xcode-select").arg("-p")).is_some(),
        (Family::Windows, Need::Build) => web_view2(),
        (Family::MacOs | Family::Windows, _) => true,
        (_, Need::Build) => web_view(),
        (_, Need::Display) => on_path(&["Xvfb", "openbox", "dbus-daemon"]),
        (_, Need::Window) => on_path(&["WebKitWebDriver", "xdotool"]),
        (_, Need::Faults) => on_path(&["strace"]),
        (_, Need::Pages) => on_path(&["pdftotext"]),
        (_, Need::Bench) => on_path(&["python3"]),
    }
}
