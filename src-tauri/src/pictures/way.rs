//! One sum on its way to a creator: a waterfall.

use giftbook_book::payout::{Followed, Station, Takes};
use giftbook_charts::{Chart, Waterfall, WaterfallBar, WaterfallStep};

use super::Picture;
use super::goes::exact;
use super::words::Words;
use crate::answers::way::rate;
use crate::dto::goes::GoesAsk;

/// Without a way the picture is empty.
pub(super) fn picture(chain: Option<&Followed>, ask: &GoesAsk, words: Words<'_>) -> Picture {
    let mut falls = Vec::new();
    let steps = chain.map(|chain| chain.steps.as_slice()).unwrap_or_default();
    for (index, step) in steps.iter().enumerate() {
        let next = steps.get(index + 1).map(|next| next.station);
        // What is credited arrives as it is where no payout is asked about: one bar says both.
        if step.station == Station::Units && next == Some(Station::Arrives) {
            continue;
        }
        let rate = chain.and_then(|chain| rate(step.station, chain, ask));
        let note = match (step.station, rate) {
            (_, Some(rate)) => words.fill("rate", "n", &rate.replace('.', &words.numbers().point)),
            (Station::Platform | Station::StoreAndPlatform, None) => words.get("rest"),
            _ => String::new(),
        };
        falls.push(WaterfallBar {
            key: step.station.code().to_owned(),
            name: words.get(step.station.code()),
            note,
            step: match step.takes {
                Takes::Nothing => WaterfallStep::Total,
                Takes::This(money) => WaterfallStep::Part(-exact(money)),
                Takes::Unstated => WaterfallStep::Unstated,
            },
            finding: step.station == Station::Arrives,
        });
    }
    let chart = Waterfall {
        about: words.get("about"),
        name_heading: words.get("name"),
        value_heading: words.get("value"),
        left_heading: words.get("left"),
        amount: words.get("amount"),
        unstated: words.get("unstated"),
        cut: words.get("cut"),
        opening: chain.map(|chain| exact(chain.pays)).unwrap_or_default(),
        falls,
        numbers: words.numbers(),
    };
    Picture {
        chart: Chart::Waterfall(chart),
        targets: Vec::new(),
    }
}
