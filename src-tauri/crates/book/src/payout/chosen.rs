//! By which programme a platform pays from when. The user says so, dated; a choice from a day on moves nothing of the days before it.

use std::collections::BTreeMap;

use giftbook_model::{Instant, Platform};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::{Value, json};

use super::own_programmes;
use super::programme::Programme;
use super::rules::in_force;
use super::shipped::shipped;
use crate::history::{self, Area, Edit, Name};
use crate::insight::{date_of, epoch_day};
use crate::{Book, BookError};

/// What holds where nothing was chosen: TikTok's scaled rewards are for the United States alone and hold only when chosen.
#[must_use]
pub fn default_programme(platform: Platform) -> &'static str {
    match platform {
        Platform::TikTok => "tiktok_flat",
        Platform::YouTube => "youtube_rubies",
        Platform::Twitch => "twitch_bits",
        Platform::Instagram => "instagram_stars",
        Platform::Telegram => "telegram_stars",
    }
}

/// Every programme the book knows and which of them was chosen from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programmes {
    /// Those the program brings along, then the user's own.
    pub all: Vec<Programme>,
    /// First days with the id chosen from then on.
    pub chosen: BTreeMap<Platform, BTreeMap<Date, String>>,
}

impl Programmes {
    /// By what a platform pays on a day; the default's form where the one chosen does not hold yet.
    #[must_use]
    pub fn on(&self, platform: Platform, day: Date) -> Option<&Programme> {
        let chosen = self
            .chosen
            .get(&platform)
            .and_then(|days| days.range(..=day).next_back());
        let default = default_programme(platform);
        let id = chosen.map_or(default, |(_, id)| id.as_str());
        in_force(&self.all, id, day).or_else(|| in_force(&self.all, default, day))
    }

    pub(crate) fn load(conn: &Connection) -> Result<Self, BookError> {
        let mut all = shipped().to_vec();
        all.extend(own_programmes::all(conn)?);
        let mut chosen: BTreeMap<Platform, BTreeMap<Date, String>> = BTreeMap::new();
        let mut query = conn.prepare_cached("SELECT platform, from_day, programme FROM programme_choice")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let platform = Platform::from_number(row.get(0)?).ok_or(UNREADABLE)?;
            let from = date_of(row.get(1)?).ok_or(UNREADABLE)?;
            chosen.entry(platform).or_default().insert(from, row.get(2)?);
        }
        Ok(Self { all, chosen })
    }
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "the choice of a programme cannot be read",
};

impl Book {
    /// The programmes and which was chosen from when.
    pub fn programmes(&self) -> Result<Programmes, BookError> {
        self.file.read(Programmes::load)
    }

    /// Chooses a programme for its platform from a day on; `None` takes the choice of that very day back. [`BookError::Unknown`] where there
    /// is no such programme or choice, [`BookError::Invalid`] `programme_of_another_platform`.
    pub fn programme_choose(
        &self,
        platform: Platform,
        from: Date,
        programme: Option<&str>,
        now: Instant,
    ) -> Result<(), BookError> {
        self.file.write(|tx| {
            let known = Programmes::load(tx)?;
            if let Some(id) = programme {
                let mut of_id = known.all.iter().filter(|programme| programme.id == id);
                let found = of_id.next().ok_or(BookError::Unknown { what: "programme" })?;
                if found.platform != platform {
                    return Err(BookError::Invalid {
                        code: "programme_of_another_platform",
                    });
                }
            }
            let edit = Edit {
                area: Area::ProgrammeChoice,
                key: format!("{}/{from}", platform.code()),
                after: programme.map(Value::from),
            };
            let params = json!({
                "platform": platform.code(), "programme": programme.unwrap_or_default(), "from": from.to_string(),
            });
            let changed = history::change(tx, now, Name::ProgrammeChoose, &params, vec![edit])?;
            if programme.is_none() && !changed {
                return Err(BookError::Unknown { what: "choice" });
            }
            Ok(())
        })
    }
}

fn of_key(key: &str) -> Result<(Platform, i64), BookError> {
    let (platform, day) = key.split_once('/').ok_or(UNREADABLE)?;
    let platform = Platform::from_code(platform).ok_or(UNREADABLE)?;
    let day: Date = day.parse().map_err(|_| UNREADABLE)?;
    Ok((platform, epoch_day(day)))
}

/// As the log holds it. Key: platform and day, `tiktok/2025-02-10`.
pub(crate) fn load(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let (platform, day) = of_key(key)?;
    let programme: Option<String> = conn
        .prepare_cached("SELECT programme FROM programme_choice WHERE platform = ?1 AND from_day = ?2")?
        .query_row(params![platform as u8, day], |row| row.get(0))
        .optional()?;
    Ok(programme.map(Value::from))
}

pub(crate) fn store(tx: &Transaction<'_>, key: &str, value: Option<&str>) -> Result<(), BookError> {
    let (platform, day) = of_key(key)?;
    match value {
        None => tx
            .prepare_cached("DELETE FROM programme_choice WHERE platform = ?1 AND from_day = ?2")?
            .execute(params![platform as u8, day])?,
        Some(programme) => tx
            .prepare_cached(
                "INSERT INTO programme_choice (platform, from_day, programme) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET programme = excluded.programme",
            )?
            .execute(params![platform as u8, day, programme])?,
    };
    Ok(())
}
