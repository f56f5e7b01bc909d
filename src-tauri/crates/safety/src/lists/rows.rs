//! The file's rows: `kind, of whom, what, seen on, evidence`, parted by tabs. A row without evidence or of an unknown kind is an error,
//! so that a damaged file is not half believed.

use giftbook_model::{Currency, Money, Platform};
use thiserror::Error;

use super::{HostKind, Lists, PlatformName};
use crate::letters::glance;
use crate::offer::{Phrases, SignKind};

/// The first cell of the first row.
const FORMAT: &str = "giftbook-safety";

/// The file cannot be used; nothing of it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ListError {
    #[error("the first row does not name the format, a version and a day")]
    Header,
    #[error("row {row} of the lists: {problem}")]
    Row { row: usize, problem: &'static str },
}

impl Lists {
    pub(crate) fn empty() -> Self {
        Self {
            version: 0,
            dated: String::new(),
            rows: 0,
            tills: Vec::new(),
            own: Default::default(),
            leads_on: Vec::new(),
            apps: Vec::new(),
            hosts: Default::default(),
            names: Vec::new(),
            aliases: Vec::new(),
            short_names: Vec::new(),
            shop_words: Default::default(),
            goods: Vec::new(),
            prices: Vec::new(),
            phrases: Phrases::default(),
        }
    }

    /// Reads the whole file or nothing.
    ///
    /// # Errors
    /// When the first row is not the format's, or any row is damaged.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let mut rows = (1..).zip(text.lines());
        let (_, header) = rows.next().ok_or(ListError::Header)?;
        let [FORMAT, version, dated] = header.split('\t').collect::<Vec<_>>()[..] else {
            return Err(ListError::Header);
        };
        let mut lists = Self {
            version: version.parse().map_err(|_| ListError::Header)?,
            dated: day(dated).ok_or(ListError::Header)?.to_owned(),
            ..Self::empty()
        };
        for (row, line) in rows.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            lists.take(line).map_err(|problem| ListError::Row { row, problem })?;
        }
        lists.phrases.ready();
        Ok(lists)
    }

    fn take(&mut self, line: &str) -> Result<(), &'static str> {
        let [kind, whose, what, seen, evidence] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err("not five cells");
        };
        if what.is_empty() || evidence.trim().is_empty() || day(seen).is_none() {
            return Err("no value, no evidence or no day");
        }
        self.rows += 1;
        let platform = || {
            Platform::ALL
                .into_iter()
                .find(|platform| platform.code() == whose)
                .ok_or("an unknown platform")
        };
        let value = what.to_lowercase();
        match kind {
            "till" => self.tills.push((platform()?, what.to_owned())),
            "own" => drop(self.own.insert(value, platform()?)),
            "leads_on" => self.leads_on.push(what.to_owned()),
            "app" => self.apps.push((platform()?, what.to_owned())),
            "name" | "name_beside_goods" => self.names.push(PlatformName::new(platform()?, value, kind == "name")),
            "alias" => self.aliases.push((platform()?, value)),
            "short_name" => self.short_names.push((platform()?, value)),
            "shop_words" => self.shop_words.extend(words(what)),
            "goods" => self.goods.extend(words(what)),
            "price" => self.prices.push(price(platform()?, what).ok_or("no price")?),
            "phrases" => self.phrases.add(SignKind::word(whose).ok_or("an unknown sign")?, what),
            "shortener" => drop(self.hosts.insert(value, HostKind::Shortener)),
            "messenger" => drop(self.hosts.insert(value, HostKind::Messenger)),
            "link_list" => drop(self.hosts.insert(value, HostKind::LinkList)),
            "free_hosting" => drop(self.hosts.insert(value, HostKind::FreeHosting)),
            "market" => drop(self.hosts.insert(value, HostKind::Market)),
            "unconfirmed" => drop(self.hosts.insert(value, HostKind::Unconfirmed)),
            _ => return Err("an unknown kind"),
        }
        Ok(())
    }
}

fn words(cell: &str) -> impl Iterator<Item = String> {
    cell.split('|')
        .map(|word| glance(word.trim()))
        .filter(|word| !word.is_empty())
}

/// `70 coins = 0.74 USD` as `70 0.74 USD`.
fn price(platform: Platform, cell: &str) -> Option<(Platform, i64, Money)> {
    let [units, amount, currency] = cell.split(' ').collect::<Vec<_>>()[..] else {
        return None;
    };
    let money = Money::parse(amount, Currency::parse(currency).ok()?).ok()?;
    units
        .parse()
        .ok()
        .filter(|units| *units > 0)
        .map(|units| (platform, units, money))
}

/// A day that looks like one.
fn day(text: &str) -> Option<&str> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (shape == "0000-00-00").then_some(text)
}
