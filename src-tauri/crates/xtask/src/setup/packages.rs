//! Which packages are needed for what. Names outside Debian as Tauri's prerequisites page gave them in November 2026, without those
//! for parts that Giftbook does not use (tray icons, OpenSSL).

use super::family::Family;

/// What a piece of work needs from the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Compiling and opening the app.
    Build,
    /// A display of one's own where there is none.
    Display,
    /// Steering the real window, for pictures and journeys.
    Window,
    /// Killing a program at each of its system calls.
    Faults,
    /// Reading the pages of a report back.
    Pages,
    /// Installing the bench's peers.
    Bench,
}

impl Need {
    /// Everything but the bench, which asks for its own when it runs.
    pub(crate) const ALL: [Self; 5] = [Self::Build, Self::Display, Self::Window, Self::Faults, Self::Pages];

    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Build => "to compile and open the app",
            Self::Display => "for a virtual display",
            Self::Window => "to steer the real window",
            Self::Faults => "to stop a program at each system call",
            Self::Pages => "to read the pages of a report back",
            Self::Bench => "to install the bench's peers",
        }
    }
}

/// Debian's and Ubuntu's names.
pub(crate) fn debian(need: Need) -> &'static [&'static str] {
    match need {
        Need::Build => &[
            "build-essential",
            "pkg-config",
            "libwebkit2gtk-4.1-dev",
            "libgtk-3-dev",
            "libsoup-3.0-dev",
            "librsvg2-dev",
        ],
        Need::Display => &["xvfb", "openbox", "dbus"],
        Need::Window => &["webkit2gtk-driver", "xdotool"],
        Need::Faults => &["strace"],
        Need::Pages => &["poppler-utils"],
        Need::Bench => &["python3", "python3-venv"],
    }
}

/// What a person types on a system where nothing is installed for them.
pub(crate) fn advice(family: Family, needs: &[Need]) -> String {
    let mut lines = vec![
        "Giftbook needs packages that it does not install on this system. Please install them and start again:"
            .to_owned(),
    ];
    for need in needs {
        lines.push(format!("  {}:", need.reason()));
        lines.extend(by_hand(family, *need).iter().map(|line| format!("    {line}")));
    }
    lines.join("\n")
}

fn by_hand(family: Family, need: Need) -> &'static [&'static str] {
    match (family, need) {
        (Family::Debian, _) => &["(installed by itself)"],
        (Family::Fedora, Need::Build) => &[
            "sudo dnf install webkit2gtk4.1-devel librsvg2-devel",
            "sudo dnf group install c-development",
        ],
        (Family::Fedora, Need::Display) => &["sudo dnf install xorg-x11-server-Xvfb openbox dbus-daemon"],
        (Family::Fedora, Need::Faults) => &["sudo dnf install strace"],
        (Family::Fedora, Need::Pages) => &["sudo dnf install poppler-utils"],
        (Family::Fedora, Need::Bench) => &["sudo dnf install python3"],
        (Family::Arch, Need::Build) => &["sudo pacman -S --needed base-devel webkit2gtk-4.1 librsvg"],
        (Family::Arch, Need::Display) => &["sudo pacman -S --needed xorg-server-xvfb openbox dbus"],
        (Family::Arch, Need::Faults) => &["sudo pacman -S --needed strace"],
        (Family::Arch, Need::Pages) => &["sudo pacman -S --needed poppler"],
        (Family::Arch, Need::Bench) => &["sudo pacman -S --needed python"],
        (Family::Suse, Need::Build) => &[
            "sudo zypper install webkit2gtk3-devel librsvg-devel",
            "sudo zypper install -t pattern devel_basis",
        ],
        (Family::Suse, Need::Display) => &["sudo zypper install xorg-x11-server-Xvfb openbox dbus-1"],
        (Family::Suse, Need::Faults) => &["sudo zypper install strace"],
        (Family::Suse, Need::Pages) => &["sudo zypper install poppler-tools"],
        (Family::Suse, Need::Bench) => &["sudo zypper install python3"],
        (Family::Alpine, Need::Build) => &["sudo apk add build-base webkit2gtk-4.1-dev librsvg-dev font-dejavu"],
        (Family::Alpine, Need::Display) => &["sudo apk add xvfb openbox dbus"],
        (Family::Alpine, Need::Faults) => &["sudo apk add strace"],
        (Family::Alpine, Need::Pages) => &["sudo apk add poppler-utils"],
        (Family::Alpine, Need::Bench) => &["sudo apk add python3"],
        (Family::OtherLinux, Need::Build) => {
            &["a C compiler, pkg-config, and the development files of webkit2gtk-4.1, gtk+-3.0 and librsvg-2.0"]
        }
        (Family::OtherLinux, Need::Display) => &["the programs Xvfb, openbox and dbus-daemon"],
        (Family::OtherLinux, Need::Faults) => &["the program strace"],
        (Family::OtherLinux, Need::Pages) => &["the program pdftotext"],
        (Family::OtherLinux, Need::Bench) => &["the program python3 with its venv module"],
        (Family::MacOs, Need::Bench) => &["brew install python"],
        (Family::MacOs, _) => &["xcode-select --install"],
        (Family::Windows, Need::Bench) => &["winget install Python.Python.3.13"],
        (Family::Windows, _) => &[
            "winget install Microsoft.EdgeWebView2Runtime",
            "winget install Microsoft.VisualStudio.2022.BuildTools   (choose \"Desktop development with C++\")",
        ],
        (_, Need::Window) => &["the package of WebKitGTK that carries the program WebKitWebDriver, and xdotool"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const NEEDS: [Need; 6] = [
        Need::Build,
        Need::Display,
        Need::Window,
        Need::Faults,
        Need::Pages,
        Need::Bench,
    ];

    #[test]
    fn no_package_is_asked_for_twice_and_all_have_plain_names() {
        let all: Vec<&str> = NEEDS.iter().flat_map(|need| debian(*need)).copied().collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-.".contains(c);
        assert!(all.iter().all(|name| name.chars().all(plain)), "{all:?}");
    }

    #[test]
    fn every_other_system_is_told_what_to_type_for_every_need() {
        for family in [
            Family::Fedora,
            Family::Arch,
            Family::Suse,
            Family::Alpine,
            Family::OtherLinux,
            Family::MacOs,
            Family::Windows,
        ] {
            let text = advice(family, &NEEDS);
            for need in NEEDS {
                assert!(text.contains(need.reason()), "{family:?} {need:?}");
            }
            assert!(!text.contains("by itself"), "{family:?}");
        }
    }

    #[test]
    fn the_advice_speaks_of_what_is_missing_only() {
        let text = advice(Family::Fedora, &[Need::Build]);
        assert!(text.contains("webkit2gtk4.1-devel") && !text.contains("strace") && !text.contains("Xvfb"));
    }
}
