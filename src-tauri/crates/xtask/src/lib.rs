//! What `cargo xtask` does. The window's driver and the virtual display are public, so that the journeys over the real window
//! (crate `giftbook-tests`) use the same ones as the pictures.
#![expect(clippy::print_stdout, reason = "a terminal program: one line for each thing it does")]

mod app;
mod bench;
mod counts;
pub mod display;
mod evidence;
mod pictures;
pub mod places;
mod run;
mod screens;
mod setup;
mod stamp;
mod steps;
mod terminal;
mod test;
pub mod trouble;
pub mod webdriver;
pub mod window;

use std::path::PathBuf;
use std::process::ExitCode;
use trouble::Trouble;

const USAGE: &str = "\
cargo xtask run [BOOK]             set up, build and open Giftbook
cargo xtask run --screenshot DIR   save a picture of every screen in both themes, from the sample book
cargo xtask test [--quick]         set up, then every check; --quick leaves the real window out
cargo xtask bench [ROW]            a table of ratios against peers it installs itself; ROW: import, gifts, pages or start, the
                                   last three with the books that a whole run left
cargo xtask evidence safety        the checker of addresses and offers, measured on the lists beside the checkout
cargo xtask setup                  the set-up alone";

/// Runs one command. Exit codes: 0 done, 1 something failed, 2 something is missing and the text says what to do.
pub fn main(arguments: &[String]) -> ExitCode {
    match dispatch(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            terminal::complain(&trouble);
            ExitCode::from(trouble.exit_code())
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), Trouble> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run"] => run::open(None),
        ["run", "--screenshot", folder] => pictures::save_all(&PathBuf::from(folder)),
        ["run", book] if !book.starts_with('-') => run::open(Some(&PathBuf::from(book))),
        ["test"] => test::all(test::Extent::Everything),
        ["test", "--quick"] => test::all(test::Extent::Quick),
        ["bench"] => bench::measure(None),
        ["bench", name @ ("import" | "gifts" | "pages" | "start")] => bench::measure(Some(name)),
        ["evidence", "safety"] => evidence::safety(),
        ["setup"] => setup::ready_for(&setup::Need::ALL),
        _ => Err(Trouble::Usage(USAGE)),
    }
}
