//! A file of payout methods, as `methods.toml` describes it.

use std::sync::OnceLock;

use giftbook_model::{Currency, Money};
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::file_form::{FileText, FileWrong};
use super::method::{Fee, OtherSays, PayoutMethod, PayoutMethods, Route, Said, Schedule};

/// What the program brings along. Empty only if the file could not be read, which a test keeps from happening.
pub(super) fn shipped() -> &'static PayoutMethods {
    static SHIPPED: OnceLock<PayoutMethods> = OnceLock::new();
    SHIPPED.get_or_init(|| read(include_str!("methods.toml"), false).unwrap_or_default())
}

/// Reads a file of payout methods, all or nothing.
pub(super) fn read(text: &str, own: bool) -> Result<PayoutMethods, FileWrong> {
    let (schedules, methods) = read_with_lines(text, own)?;
    Ok(PayoutMethods {
        methods: methods.into_iter().map(|(method, _)| method).collect(),
        schedules,
    })
}

/// The schedules, and each method with the line its name stands in.
type Read = (Vec<Schedule>, Vec<(PayoutMethod, usize)>);

pub(super) fn read_with_lines(text: &str, own: bool) -> Result<Read, FileWrong> {
    let (file, form) = FileText::open::<FileForm>(text)?;
    let schedules = form.schedule.iter().map(|form| schedule(&file, form));
    let methods = form.method.into_iter().map(|form| {
        let line = file.line_of(&form.id);
        Ok((method(&file, form, own)?, line))
    });
    Ok((schedules.collect::<Result<_, _>>()?, methods.collect::<Result<_, _>>()?))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    #[expect(dead_code, reason = "was looked at first")]
    version: u32,
    #[serde(default)]
    schedule: Vec<ScheduleForm>,
    #[serde(default)]
    method: Vec<MethodForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScheduleForm {
    platform: Spanned<String>,
    source: String,
    seen_on: Spanned<String>,
    trust: Spanned<String>,
    review_days: Option<u16>,
    hold_days: Option<u16>,
    month: Option<(i8, i8)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MethodForm {
    id: Spanned<String>,
    platform: Spanned<String>,
    source: String,
    seen_on: Spanned<String>,
    trust: Spanned<String>,
    from: Option<Spanned<String>>,
    kind: Spanned<String>,
    #[serde(default)]
    region: String,
    currency: Spanned<String>,
    share: Option<Spanned<String>>,
    each: Option<Spanned<String>>,
    fee_known: Option<bool>,
    minimum: Option<Spanned<String>>,
    daily: Option<Spanned<String>>,
    markup: Option<Spanned<String>>,
    #[serde(default)]
    other: Vec<OtherForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherForm {
    source: String,
    seen_on: Spanned<String>,
    trust: Spanned<String>,
    share: Option<Spanned<String>>,
    each: Option<Spanned<String>>,
    minimum: Option<Spanned<String>>,
    daily: Option<Spanned<String>>,
}

fn said(
    file: &FileText<'_>,
    source: String,
    seen_on: &Spanned<String>,
    trust: &Spanned<String>,
) -> Result<Said, FileWrong> {
    Ok(Said {
        source,
        seen_on: file.day(seen_on)?,
        trust: file.trust(trust)?,
    })
}

fn schedule(file: &FileText<'_>, form: &ScheduleForm) -> Result<Schedule, FileWrong> {
    Ok(Schedule {
        platform: file.platform(&form.platform)?,
        said: said(file, form.source.clone(), &form.seen_on, &form.trust)?,
        review_days: form.review_days,
        hold_days: form.hold_days,
        month: form.month,
    })
}

fn method(file: &FileText<'_>, form: MethodForm, own: bool) -> Result<PayoutMethod, FileWrong> {
    let currency = file.currency(&form.currency)?;
    let money = |text: &Option<Spanned<String>>| text.as_ref().map(|text| file.money(text, currency)).transpose();
    let share = |text: &Option<Spanned<String>>| text.as_ref().map(|text| file.share(text)).transpose();
    let fee = Fee {
        share: share(&form.share)?.unwrap_or_default(),
        each: money(&form.each)?.unwrap_or(nothing(currency)),
    };
    let mut others = Vec::with_capacity(form.other.len());
    for other in form.other {
        others.push(OtherSays {
            said: said(file, other.source, &other.seen_on, &other.trust)?,
            share: share(&other.share)?,
            each: money(&other.each)?,
            minimum: money(&other.minimum)?,
            daily: money(&other.daily)?,
        });
    }
    Ok(PayoutMethod {
        platform: file.platform(&form.platform)?,
        said: said(file, form.source, &form.seen_on, &form.trust)?,
        from: form.from.as_ref().map(|day| file.day(day)).transpose()?,
        route: Route::from_code(form.kind.get_ref()).ok_or_else(|| file.no(&form.kind, "kind"))?,
        fee: form.fee_known.unwrap_or(true).then_some(fee),
        minimum: money(&form.minimum)?,
        daily: money(&form.daily)?.filter(|daily| daily.minor > 0),
        markup: share(&form.markup)?.unwrap_or(Decimal::ZERO),
        region: form.region,
        id: form.id.into_inner(),
        currency,
        others,
        own,
    })
}

fn nothing(currency: Currency) -> Money {
    Money { minor: 0, currency }
}
