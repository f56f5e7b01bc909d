//! The walls of the house, held against the manifests and the sources. A new edge or exception is a decision: it gets its line here, with
//! its reason, and a paragraph in ARCHITECTURE.md.

mod house;
mod pure;

use house::{lines_that_say, packages, root, sources};

/// `formats`, `connect` and `book` do not know each other: what travels between them is a record of `model`.
const GROUND: &[&str] = &["model"];
const BELOW_PROGRAMS: &[&str] = &["model", "stats", "safety", "charts", "formats", "connect", "book"];
/// Which of our crates each may use.
const FLOORS: [(&str, &[&str]); 11] = [
    ("model", &[]),
    ("stats", GROUND),
    ("safety", GROUND),
    ("charts", GROUND),
    ("formats", GROUND),
    ("connect", GROUND),
    ("book", &["model", "stats", "safety"]),
    ("cli", BELOW_PROGRAMS),
    ("desktop", BELOW_PROGRAMS),
    // It sets up, starts and drives what is built, and is built before all of it.
    ("xtask", &[]),
    // The journeys in the window are driven as xtask drives it for its pictures.
    (
        "tests",
        &[
            "model", "stats", "safety", "charts", "formats", "connect", "book", "cli", "desktop", "xtask",
        ],
    ),
];

/// Libraries with one home. A name that ends in `*` stands for all that begin so.
const HOMES: [(&str, &str, &str); 15] = [
    ("rusqlite", "book", "one crate knows SQL"),
    ("libsqlite3-sys", "book", "one crate knows SQL"),
    ("reqwest", "connect", "one crate speaks to the world"),
    ("rustls", "connect", "one crate speaks to the world"),
    ("hyper", "connect", "one crate speaks to the world"),
    ("ureq", "xtask", "what is shipped does not speak to the world"),
    ("psl", "safety", "one crate judges addresses"),
    ("idna", "safety", "one crate judges addresses"),
    ("minisign-verify", "safety", "one crate believes signed lists"),
    ("plotters*", "charts", "one crate draws"),
    ("krilla*", "formats", "one crate writes files"),
    ("rust_xlsxwriter", "formats", "one crate writes files"),
    ("tauri*", "desktop", "the shell is the only one that knows Tauri"),
    (
        "specta*",
        "desktop",
        "the shell is the only one that knows the page's types",
    ),
    ("statrs", "stats", "statistics have one home"),
];

/// What may stand at the top, beside files that begin with a dot. `target` is where builds go.
const TOP: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "README.md",
    "clippy.toml",
    "rustfmt.toml",
    "icons",
    "src-tauri",
    "target",
    "tests",
    "ui",
];

const LONGEST: usize = 250;
/// Files that may be longer, and why.
const LONG: [(&str, &str); 1] = [("ui/src/ipc/bindings.ts", "written by specta from the shell's types")];

/// Floating point outside `stats` and `charts`, and why no amount meets it.
const FLOATS: [(&str, &str); 5] = [
    (
        "src-tauri/crates/formats/src/report/pdf/",
        "points on a page; the figures themselves come as text",
    ),
    (
        "src-tauri/src/pictures/",
        "sizes of pictures in pixels, as the page and the drawing crate count them",
    ),
    (
        "src-tauri/crates/formats/src/json/number.rs",
        "asks only whether a number is finite, and keeps its text",
    ),
    (
        "src-tauri/crates/xtask/",
        "seconds and ratios of the bench, and of the steps of a test run",
    ),
    ("tests/architecture/", "names the types it looks for"),
];

/// Who may look at the clock: programs, never what they are made of.
const CLOCKS: [&str; 7] = [
    "src-tauri/crates/cli/",
    // A program that times the basket; the book itself is told the time.
    "src-tauri/crates/book/examples/",
    // A program that times the checker; the checker itself knows no time.
    "src-tauri/crates/safety/examples/",
    // Its tests measure how long a host that never answers is waited for.
    "src-tauri/crates/connect/src/tests.rs",
    "src-tauri/crates/xtask/",
    "src-tauri/src/",
    "tests/",
];

#[track_caller]
fn none(broken: &[String], wall: &str) {
    assert!(broken.is_empty(), "{wall}\n  {}\n", broken.join("\n  "));
}

#[test]
fn a_crate_uses_only_the_floors_below_it() {
    let mut broken = Vec::new();
    for (package, _, uses) in packages() {
        let below = FLOORS.iter().find(|(name, _)| *name == package);
        let Some((_, below)) = below else {
            broken.push(format!("{package} has no floor"));
            continue;
        };
        let ours = uses.iter().filter_map(|used| used.strip_prefix("giftbook-"));
        broken.extend(
            ours.filter(|used| !below.contains(used))
                .map(|used| format!("{package} uses {used}")),
        );
    }
    none(
        &broken,
        "Each crate imports only from the floors below it, or a rule would be found in two places:",
    );
}

#[test]
fn a_library_has_one_home() {
    let is = |used: &str, library: &str| {
        library
            .strip_suffix('*')
            .map_or(used == library, |start| used.starts_with(start))
    };
    let mut broken = Vec::new();
    for (package, _, uses) in packages() {
        for (library, home, why) in HOMES {
            let stray = uses.iter().filter(|used| is(used, library) && package != home);
            broken.extend(stray.map(|used| format!("{package} uses {used}, at home in {home}: {why}")));
        }
    }
    none(&broken, "What one crate knows the others need not:");
}

#[test]
fn every_crate_takes_the_lints_of_the_house() {
    let lax = packages().into_iter().filter(|(_, manifest, _)| {
        let text = std::fs::read_to_string(manifest).expect("a manifest");
        !text.replace("\r\n", "\n").contains("[lints]\nworkspace = true")
    });
    let lax: Vec<String> = lax.map(|(package, _, _)| package).collect();
    none(
        &lax,
        "Every manifest says `[lints] workspace = true`, or unsafe code and panics come in there:",
    );
}

#[test]
fn no_code_is_unsafe() {
    none(
        &lines_that_say(
            &["unsafe {", "unsafe fn", "unsafe impl", "allow(unsafe"],
            &["tests/architecture/"],
        ),
        "Nothing here needs unsafe code:",
    );
}

#[test]
fn an_amount_never_meets_floating_point() {
    let mut allowed: Vec<&str> = FLOATS.iter().map(|(path, _)| *path).collect();
    allowed.extend(["src-tauri/crates/stats/", "src-tauri/crates/charts/"]);
    none(
        &lines_that_say(&["f32", "f64"], &allowed),
        "Floating point lives in stats and charts; an amount is a whole number of the smallest unit:",
    );
}

#[test]
fn only_programs_look_at_the_clock() {
    let clocks = ["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now"];
    none(
        &lines_that_say(&clocks, &CLOCKS),
        "The time is handed down, so that every rule can be tested at any time:",
    );
}

#[test]
fn the_page_reaches_the_shell_through_one_door() {
    let broken: Vec<String> = sources(&["ts", "js", "svelte"])
        .into_iter()
        .filter(|(path, _)| path.starts_with("ui/src/") && !path.starts_with("ui/src/ipc/"))
        .filter(|(_, text)| text.contains("@tauri-apps") || text.contains("__TAURI"))
        .map(|(path, _)| path)
        .collect();
    none(&broken, "Only ui/src/ipc knows the shell:");
}

#[test]
fn a_file_holds_one_idea() {
    let broken: Vec<String> = sources(&["rs", "ts", "js", "svelte", "css"])
        .into_iter()
        .filter(|(path, _)| !LONG.iter().any(|(long, _)| path == long))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    none(
        &broken,
        "No file is longer than 250 lines, so that each can be read at one sitting:",
    );
}

#[test]
fn the_top_is_short() {
    let names = std::fs::read_dir(root())
        .expect("the top")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let broken: Vec<String> = names
        .filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()))
        .collect();
    none(&broken, "At the top stands what a newcomer needs, and nothing else:");
}

#[test]
fn an_exception_still_has_its_reason() {
    let paths = LONG.iter().chain(&FLOATS).map(|(path, _)| *path);
    let gone: Vec<String> = paths
        .filter(|path| !root().join(path).exists())
        .map(str::to_owned)
        .collect();
    none(&gone, "An exception for a file that is gone goes too:");
}
