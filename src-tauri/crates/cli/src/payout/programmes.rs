//! `payout programmes`: the rules platforms pay by, those of the user's own, and which holds from when.

use std::path::PathBuf;

use clap::Subcommand;
use giftbook_book::{Book, BookError};
use giftbook_model::{Instant, Platform};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::args::OnPlatform;
use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Programmes {
    /// All of them, and which was chosen from when.
    List,
    /// Add a file of programmes of your own.
    Add { file: PathBuf },
    /// Take such a file out of the book, by its number.
    Remove { id: i64 },
    /// Choose by which programme a platform pays from a day on; nothing dated before it moves.
    Choose {
        /// tiktok, youtube, twitch, instagram or telegram.
        #[arg(long, value_enum)]
        platform: OnPlatform,
        /// The first day.
        #[arg(long, value_name = "DATE")]
        from: Date,
        /// The programme's name; without it the choice of that very day is taken back.
        #[arg(long, value_name = "NAME")]
        programme: Option<String>,
    },
}

impl Programmes {
    /// Whether it only asks.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List)
    }
}

pub(super) fn programmes(book: &Book, what: Option<&Programmes>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None | Some(Programmes::List) => list(book),
        Some(Programmes::Add { file }) => {
            let text = std::fs::read_to_string(file).map_err(BookError::from)?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let id = book.programmes_add(&name, &text, now)?;
            Ok(Outcome::done(json!({ "file": id }), format!("file {id} added\n")))
        }
        Some(Programmes::Remove { id }) => {
            book.programmes_remove(*id, now)?;
            Ok(Outcome::done(json!({ "file": id }), format!("file {id} taken away\n")))
        }
        Some(Programmes::Choose {
            platform,
            from,
            programme,
        }) => {
            let platform = Platform::from(*platform);
            book.programme_choose(platform, *from, programme.as_deref(), now)?;
            let json = json!({ "platform": platform.code(), "from": from.to_string(), "programme": programme });
            let text = match programme {
                Some(programme) => format!("from {from} on {} pays by {programme}\n", platform.code()),
                None => format!("the choice of {from} is taken back\n"),
            };
            Ok(Outcome::done(json, text))
        }
    }
}

fn list(book: &Book) -> Result<Outcome, Refusal> {
    let (known, own) = (book.programmes()?, book.own_programmes()?);
    let file = |id: &str| {
        let holds =
            |programmes: &[giftbook_book::payout::Programme]| programmes.iter().any(|programme| programme.id == id);
        own.iter().find(|file| holds(&file.programmes)).map(|file| file.id)
    };
    let mut text = String::new();
    let mut programmes: Vec<Value> = Vec::with_capacity(known.all.len());
    for programme in &known.all {
        let from = programme.from.map(|day| day.to_string());
        text += &format!(
            "{:<24} {:<9} {:<10} {}\n",
            programme.id,
            programme.platform.code(),
            from.as_deref().unwrap_or(""),
            file(&programme.id)
                .map(|id| format!("your file {id}"))
                .unwrap_or_default()
        );
        programmes.push(json!({
            "id": programme.id, "platform": programme.platform.code(), "from": from, "region": programme.region, "source": programme.source,
            "seen_on": programme.seen_on.to_string(), "trust": programme.trust.code(), "file": file(&programme.id),
        }));
    }
    let mut chosen: Vec<Value> = Vec::new();
    for (platform, days) in &known.chosen {
        for (from, id) in days {
            text += &format!("from {from} on {} pays by {id}\n", platform.code());
            chosen.push(json!({ "platform": platform.code(), "from": from.to_string(), "programme": id }));
        }
    }
    Ok(Outcome::done(
        json!({ "programmes": programmes, "chosen": chosen }),
        text,
    ))
}
