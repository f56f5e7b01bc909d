//! The tables of the year's report, each from its rows of the answer.

use giftbook_model::report::{Cell, Line, Table};

use super::answer::{PaidRow, Year, YearPayout};
use super::report::{Said, amount, code, day, line, month, sum, text};
use crate::payout::reversal::TakenBack;

pub(super) fn all(year: &Year, said: &Said<'_>) -> Vec<Table> {
    vec![
        income(year, said),
        months(year, said),
        arrived(year, said),
        payouts(year, said),
        fx(year, said),
        credited(year, said),
        taken_back(year, said),
        receipts(year, said),
        files(year, said),
    ]
}

const PAID: [&str; 6] = ["count", "gross", "fees", "taken", "net", "currency"];

fn paid(row: &PaidRow) -> Vec<Cell> {
    vec![
        Cell::Count(row.payouts),
        Cell::Amount(row.gross),
        Cell::Amount(row.fees),
        Cell::Amount(row.taken_back),
        Cell::Amount(row.net),
        code(Some(row.currency)),
    ]
}

fn income(year: &Year, said: &Said<'_>) -> Table {
    let rows = year.platforms.iter().map(|row| {
        let mut cells = vec![said.platform(row.platform)];
        cells.extend(paid(row));
        line(cells)
    });
    said.table("income", &[&["platform"], &PAID[..]].concat(), rows.collect())
}

fn months(year: &Year, said: &Said<'_>) -> Table {
    let row = |row: &PaidRow, first: Cell| {
        let mut cells = vec![first, said.platform(row.platform)];
        cells.extend(paid(row));
        cells
    };
    let mut rows: Vec<Line> = year
        .months
        .iter()
        .map(|each| line(row(each, month(each.month))))
        .collect();
    rows.extend(
        year.platforms
            .iter()
            .map(|each| sum(row(each, Cell::Text(said.word("sum"))))),
    );
    said.table("months", &[&["month", "platform"], &PAID[..]].concat(), rows)
}

fn arrived(year: &Year, said: &Said<'_>) -> Table {
    let home = code(Some(year.home));
    let mut rows: Vec<Line> = Vec::new();
    for each in year.arrived.iter().chain(&year.arrived_sums) {
        let is_sum = each.month.is_none();
        let cells = vec![
            if is_sum {
                Cell::Text(said.word("sum"))
            } else {
                month(each.month)
            },
            each.platform.map_or(Cell::Empty, |platform| said.platform(platform)),
            Cell::Count(each.payouts),
            Cell::Amount(each.money),
            code(Some(each.money.currency)),
            amount(each.in_home),
            each.in_home.map_or(Cell::Empty, |_| home.clone()),
        ];
        rows.push(if is_sum { sum(cells) } else { line(cells) });
    }
    let columns = [
        "month",
        "platform",
        "count",
        "amount",
        "currency",
        "in_home",
        "home_currency",
    ];
    said.table("arrived", &columns, rows)
}

fn payouts(year: &Year, said: &Said<'_>) -> Table {
    let row = |row: &YearPayout| {
        let facts = &row.payout.facts;
        line(vec![
            Cell::Text(format!("#{}", row.payout.id)),
            said.platform(facts.platform),
            Cell::Text(said.word(&format!("stage_{}", row.stage.code()))),
            day(facts.requested),
            day(facts.paid),
            day(facts.received),
            facts.units.map_or(Cell::Empty, Cell::Count),
            amount(facts.gross),
            amount(facts.fee),
            amount(row.taken_back),
            amount(row.net),
            code(facts.gross.map(|gross| gross.currency)),
            amount(facts.got),
            code(facts.got.map(|got| got.currency)),
            row.route.map_or_else(|| text(&facts.method), |route| said.route(route)),
            text(&facts.reference),
            Cell::Text(said.word(if row.witnessed { "yes" } else { "no" })),
        ])
    };
    let columns = [
        "number",
        "platform",
        "stage",
        "requested",
        "paid",
        "received",
        "units",
        "gross",
        "fee",
        "taken",
        "net",
        "currency",
        "got",
        "got_currency",
        "method",
        "reference",
        "witnessed",
    ];
    said.table("payouts", &columns, year.payouts.iter().map(row).collect())
}

/// The payouts that changed their currency, or whose currency is not the home one.
fn fx(year: &Year, said: &Said<'_>) -> Table {
    let used = |row: &&YearPayout| {
        let foreign = row.payout.facts.got.is_some_and(|got| got.currency != year.home);
        row.reference.is_some() || row.implied.is_some() || foreign && row.home_rate.is_some()
    };
    let row = |row: &YearPayout| {
        let facts = &row.payout.facts;
        let rate = |rate: Option<(rust_decimal::Decimal, jiff::civil::Date)>| {
            let shown = rate.map(|(rate, _)| Cell::Rate(rate.round_dp(8).normalize()));
            [shown.unwrap_or(Cell::Empty), day(rate.map(|(_, day)| day))]
        };
        let mut cells = vec![
            Cell::Text(format!("#{}", row.payout.id)),
            day(facts.received),
            code(facts.gross.map(|gross| gross.currency)),
            code(facts.got.map(|got| got.currency)),
        ];
        cells.extend(rate(row.reference));
        cells.push(row.implied.map_or(Cell::Empty, Cell::Rate));
        cells.push(amount(row.beyond_reference));
        cells.extend(rate(row.home_rate));
        cells.push(amount(row.in_home));
        cells.push(row.in_home.map_or(Cell::Empty, |home| code(Some(home.currency))));
        line(cells)
    };
    let columns = [
        "number",
        "received",
        "currency",
        "got_currency",
        "rate_book",
        "rate_day",
        "rate_implied",
        "beyond",
        "home_rate",
        "home_rate_day",
        "in_home",
        "home_currency",
    ];
    said.table("fx", &columns, year.payouts.iter().filter(used).map(row).collect())
}

fn credited(year: &Year, said: &Said<'_>) -> Table {
    let rows = year.credited.iter().map(|row| {
        line(vec![
            month(Some(row.month)),
            said.platform(row.platform),
            Cell::Count(row.lives),
            Cell::Count(row.units),
            said.unit(row.unit),
            Cell::Count(row.official),
            Cell::Count(row.units.saturating_sub(row.official)),
        ])
    });
    let columns = ["month", "platform", "lives", "units", "unit", "official", "recorded"];
    said.table("credited", &columns, rows.collect())
}

fn taken_back(year: &Year, said: &Said<'_>) -> Table {
    let rows = year.taken_back.iter().map(|row| {
        let what = match row.reversal.what {
            TakenBack::Gift { .. } => "gift",
            TakenBack::Units(_) => "units",
            TakenBack::Money { .. } => "money_of_payout",
        };
        line(vec![
            day(Some(row.reversal.on)),
            said.platform(row.reversal.platform),
            Cell::Text(said.word(what)),
            row.units.map_or(Cell::Empty, Cell::Count),
            amount(row.money),
            code(row.money.map(|money| money.currency)),
        ])
    });
    said.table(
        "taken_back",
        &["day", "platform", "what", "units", "amount", "currency"],
        rows.collect(),
    )
}

fn receipts(year: &Year, said: &Said<'_>) -> Table {
    let rows = year.receipts.iter().map(|row| {
        line(vec![
            day(Some(row.day)),
            said.platform(row.platform),
            amount(row.paid),
            code(row.paid.map(|paid| paid.currency)),
            text(&row.name),
            Cell::Text(format!("#{}", row.entry.0)),
            Cell::Text(row.digest.chars().take(12).collect()),
        ])
    });
    let columns = ["day", "platform", "amount", "currency", "file", "entry", "digest"];
    said.table("receipts", &columns, rows.collect())
}

fn files(year: &Year, said: &Said<'_>) -> Table {
    let rows = year.sources.iter().map(|row| {
        let zone = jiff::tz::TimeZone::get(&year.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        line(vec![
            text(&row.name),
            text(&row.format),
            Cell::Day(row.imported.day_in(&zone)),
            text(&row.digest),
        ])
    });
    said.table("files", &["file", "format", "imported", "digest"], rows.collect())
}
