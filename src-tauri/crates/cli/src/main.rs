//! `giftbook`: the book from a terminal. Answers go to standard output, for people or with `--json` for programs; progress goes to standard
//! error when that is a terminal. Exit codes: 0 done, 1 done with problems listed, 2 refused with a reason.

mod answers;
mod args;
mod at;
mod compare;
mod doubts;
mod import;
mod limit;
mod outcome;
mod own;
mod payout;
mod places;
mod plain_words;
mod rates;
mod recharge;
mod report;
mod safety;
mod told;
mod turn;
mod wallet;

use std::process::ExitCode;

use clap::Parser;
use giftbook_book::Book;
use giftbook_model::Instant;

use args::{Args, Command};
use outcome::{Outcome, Refusal};
use own::Own;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(outcome) => outcome.print(args.json),
        Err(refusal) => refusal.print(args.json),
    }
}

fn run(args: &Args) -> Result<Outcome, Refusal> {
    let clock = now();
    let Some(file) = &args.book else {
        if let Command::Safety(what) = &args.command {
            return safety::safety(what, args.json, &Own::default());
        }
        return Err(Refusal {
            code: "no_book".to_owned(),
            text: "name the book with --book FILE".to_owned(),
        });
    };
    let mut book = Book::open(file, clock)?;
    let at = at::instant(args.at.as_deref(), &args.command, &book)?;
    let now = at.unwrap_or(clock);
    match &args.command {
        Command::Import(what) => import::import(&book, what, now),
        Command::Gifts => answers::gifts(&book),
        Command::Gifters => answers::gifters(&book),
        Command::Lives => answers::lives(&book),
        Command::Live { id } => answers::live(&book, *id),
        Command::Transactions => answers::transactions(&book, at),
        Command::Wallet { by } => wallet::wallet(&book, (*by).into(), now),
        Command::Assert(what) => wallet::assert(&book, what, now),
        Command::Sources => answers::sources(&book),
        Command::Revert { id } => turn::revert(&book, *id, now),
        Command::Undo => turn::undo(&book, now),
        Command::Redo => turn::redo(&book, now),
        Command::Check => places::check(&book),
        Command::Backup { file } => places::backup(&book, file),
        Command::Restore { file } => places::restore(&mut book, file, now),
        Command::Offers { what } => rates::offers(&book, what.as_ref(), now),
        Command::Fx { what } => rates::fx(&book, what.as_ref(), now),
        Command::Limit { what } => limit::limit(&book, what.as_ref(), now),
        Command::Recharge { what } => recharge::recharge(&book, what, now),
        Command::Compare(what) => compare::compare(&book, what, now),
        Command::Payout { what } => payout::payout(&book, what, now),
        Command::Report { what } => report::report(&book, what, now),
        Command::Sample => places::sample(&book, now),
        Command::Safety(what) => safety::safety(what, args.json, &Own::of(&book, now)?),
    }
}

/// The clock is read here and nowhere below.
fn now() -> Instant {
    Instant::from_millis(jiff::Timestamp::now().as_millisecond()).unwrap_or(Instant::EPOCH)
}
