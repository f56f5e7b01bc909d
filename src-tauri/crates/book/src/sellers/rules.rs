//! What is remembered of a check and how a host is named. No clock, no SQL.

use std::collections::BTreeMap;

use giftbook_model::{Instant, Platform};
use giftbook_safety::{Checked, Lists, Looked, OfferChecked, Verdict, check as check_address};
use serde::{Deserialize, Serialize};

use crate::BookError;

/// What the checker said, with the user's own words about the hosts it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub looked: Looked,
    /// In the order the hosts stand in, each once.
    pub notes: Vec<HostNote>,
    /// The day of the lists that were used, `YYYY-MM-DD`.
    pub lists: String,
}

/// The user's own words about a host and all that stand under the same owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostNote {
    /// The part of it that somebody registered and answers for: what stands before that changes with every letter of a cheat.
    pub host: String,
    pub note: String,
}

/// Who a text says that sells, with the user's own words about that host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    pub checked: Checked,
    pub note: Option<String>,
}

/// A check as it is remembered: what was asked, and what was said then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Later ones are larger.
    pub id: i64,
    pub at: Instant,
    pub asked: String,
    pub kind: CheckKind,
    /// [`Verdict`]'s code, or that of an offer's weight.
    pub verdict: String,
    pub platform: Option<Platform>,
    pub host: Option<String>,
    pub reasons: Vec<Said>,
    /// The day of the lists it was held against.
    pub lists: String,
}

/// Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum CheckKind {
    /// An address or a name; its reasons are those of addresses.
    Address = 1,
    /// The text of an offer; its reasons are signs.
    Offer = 2,
}

impl CheckKind {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Offer => "offer",
        }
    }

    pub(super) fn from_number(number: u8) -> Option<Self> {
        [Self::Address, Self::Offer]
            .into_iter()
            .find(|kind| *kind as u8 == number)
    }
}

/// A reason or a sign: the checker's code with what its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub code: String,
    pub params: BTreeMap<String, String>,
}

impl Said {
    fn of(code: &str, parameter: Option<(&'static str, String)>) -> Self {
        Self {
            code: code.to_owned(),
            params: parameter
                .map(|(name, value)| (name.to_owned(), value))
                .into_iter()
                .collect(),
        }
    }
}

/// What is to be remembered of a check; `None` of what is no address.
pub(super) fn check(asked: &str, judged: &Judged, now: Instant) -> Option<Check> {
    let said = match &judged.looked {
        Looked::Address(checked) if checked.verdict == Verdict::Invalid => return None,
        Looked::Address(checked) => of_address(checked),
        Looked::Offer(offer) => of_offer(offer),
    };
    Some(Check {
        at: now,
        asked: asked.trim().to_owned(),
        lists: judged.lists.clone(),
        ..said
    })
}

fn of_address(checked: &Checked) -> Check {
    let reasons = checked.reasons.iter();
    Check {
        kind: CheckKind::Address,
        verdict: checked.verdict.code().to_owned(),
        platform: checked.platform,
        host: checked.host.clone(),
        reasons: reasons
            .map(|reason| Said::of(reason.code(), reason.parameter()))
            .collect(),
        ..blank()
    }
}

fn of_offer(offer: &OfferChecked) -> Check {
    let signs = offer.signs.iter();
    Check {
        kind: CheckKind::Offer,
        verdict: offer.weight.code().to_owned(),
        reasons: signs
            .map(|sign| Said::of(sign.kind.code(), sign.parameter.clone()))
            .collect(),
        ..blank()
    }
}

fn blank() -> Check {
    Check {
        id: 0,
        at: Instant::EPOCH,
        asked: String::new(),
        kind: CheckKind::Address,
        verdict: String::new(),
        platform: None,
        host: None,
        reasons: Vec::new(),
        lists: String::new(),
    }
}

/// Whose addresses were met, each once, as notes name them.
pub(super) fn hosts(looked: &Looked) -> Vec<&str> {
    let checked = match looked {
        Looked::Address(checked) => std::slice::from_ref(checked),
        Looked::Offer(offer) => &offer.addresses,
    };
    let mut hosts: Vec<&str> = Vec::new();
    for host in checked.iter().filter_map(|checked| checked.domain.as_deref()) {
        if !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts
}

/// Whose address somebody named, as notes name it.
pub(super) fn host(named: &str) -> Result<String, BookError> {
    let checked = check_address(named, Lists::built_in());
    checked.domain.ok_or(BookError::Invalid { code: "not_a_host" })
}
