//! Payouts and programmes, from book to page and back.

use giftbook_book::Book;
use giftbook_book::payout::{OwnProgrammes, Payout, PayoutFacts, Programme, Programmes, default_programme};
use giftbook_model::{self as model, Currency, Platform};
use jiff::civil::Date;

use super::wallet::platform;
use crate::dto::payouts::{OwnFile, PayoutForm, PayoutRow, ProgrammeChoice, ProgrammesAnswer, ProgrammesOf};
use crate::dto::{Id, Typed, Units, day};
use crate::error::{Answer, AppError};

impl From<&Payout> for PayoutRow {
    fn from(payout: &Payout) -> Self {
        let facts = &payout.facts;
        let on = |day: Option<Date>| day.map(|day| day.to_string());
        Self {
            id: Id(payout.id),
            platform: facts.platform.code().to_owned(),
            unit: facts.platform.received().code().to_owned(),
            units: facts.units.map(Units),
            requested: on(facts.requested),
            paid: on(facts.paid),
            received: on(facts.received),
            returned: on(facts.returned),
            begun: on(facts.begun()),
            stage: facts.stage().code().to_owned(),
            gross: facts.gross.map(Into::into),
            fee: facts.fee.map(Into::into),
            net: facts.net().map(Into::into),
            got: facts.got.map(Into::into),
            method: facts.method.clone(),
            by: None,
            reference: facts.reference.clone(),
        }
    }
}

impl TryFrom<PayoutForm> for PayoutFacts {
    type Error = AppError;

    fn try_from(form: PayoutForm) -> Answer<Self> {
        let invalid = |detail: &str| AppError::new("invalid").with("detail", detail);
        let on = |typed: Option<Typed>| typed.as_ref().map(day).transpose();
        let currency = |code: &Typed| Currency::parse(code.trim()).map_err(|_| invalid("currency"));
        let money = |typed: Option<Typed>, code: &Typed| {
            let read = |typed: Typed| {
                let currency = currency(code)?;
                model::Money::parse(typed.trim(), currency).map_err(|_| invalid("price_unreadable"))
            };
            typed.map(read).transpose()
        };
        Ok(Self {
            platform: platform(&form.platform)?,
            units: form.units.map(|units| units.0),
            requested: on(form.requested)?,
            paid: on(form.paid)?,
            received: on(form.received)?,
            returned: on(form.returned)?,
            gross: money(form.gross, &form.currency)?,
            fee: money(form.fee, &form.currency)?,
            got: money(form.got, &form.got_currency)?,
            method: form.method.into(),
            reference: form.reference.into(),
        })
    }
}

/// Every payout, the last begun first.
pub(crate) fn rows(open: &Book) -> Answer<Vec<PayoutRow>> {
    let known = open.payout_methods()?.methods;
    let row = |payout: &Payout| {
        let by = known.iter().rfind(|method| method.id == payout.facts.method);
        PayoutRow {
            by: by.map(Into::into),
            ..payout.into()
        }
    };
    Ok(open.payouts()?.iter().rev().map(row).collect())
}

impl ProgrammesAnswer {
    pub(crate) fn of(open: &Book, today: Date) -> Answer<Self> {
        let (programmes, own) = (open.programmes()?, open.own_programmes()?);
        let of = |platform: Platform| of_platform(&programmes, &own, platform, today);
        Ok(Self {
            platforms: Platform::ALL.into_iter().map(of).collect(),
            own: own.iter().map(Into::into).collect(),
        })
    }
}

fn of_platform(programmes: &Programmes, own: &[OwnProgrammes], platform: Platform, today: Date) -> ProgrammesOf {
    let chosen = programmes.chosen.get(&platform);
    let since = chosen.and_then(|days| days.range(..=today).next_back());
    let current = programmes.on(platform, today).map(|programme| programme.id.as_str());
    let mut choices: Vec<ProgrammeChoice> = Vec::new();
    for programme in programmes.all.iter().filter(|programme| programme.platform == platform) {
        if choices.iter().all(|choice| choice.id != programme.id) {
            choices.push(choice(programme, own));
        }
    }
    ProgrammesOf {
        platform: platform.code().to_owned(),
        current: current.unwrap_or(default_programme(platform)).to_owned(),
        since: since.map(|(day, _)| day.to_string()),
        choices,
    }
}

fn choice(programme: &Programme, own: &[OwnProgrammes]) -> ProgrammeChoice {
    let of_own = |file: &OwnProgrammes| file.programmes.iter().any(|one| one.id == programme.id);
    ProgrammeChoice {
        own: own.iter().any(of_own),
        ..ProgrammeChoice::of_own(programme)
    }
}

impl ProgrammeChoice {
    /// One from a file of the person's own.
    pub(crate) fn of_own(programme: &Programme) -> Self {
        Self {
            id: programme.id.clone(),
            platform: programme.platform.code().to_owned(),
            region: programme.region.clone(),
            from: programme.from.map(|day| day.to_string()),
            source: programme.source.clone(),
            seen_on: programme.seen_on.to_string(),
            trust: programme.trust.code().to_owned(),
            own: true,
        }
    }
}

impl From<&OwnProgrammes> for OwnFile {
    fn from(file: &OwnProgrammes) -> Self {
        Self {
            id: Id(file.id),
            name: file.name.clone(),
            programmes: file.programmes.iter().map(|programme| programme.id.clone()).collect(),
        }
    }
}
