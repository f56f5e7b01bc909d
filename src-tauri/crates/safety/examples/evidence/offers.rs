//! Texts of offers with a label: danger, caution, ok.

use std::path::Path;

use giftbook_safety::{Lists, Weight, check_offer_text};

use crate::{Row, lines};

pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let labelled: Vec<(Weight, String, String)> = lines(folder, "offers/offer_texts.tsv")
        .iter()
        .skip(1)
        .filter_map(|line| {
            let (text, label) = line.split_once('\t')?;
            let label = label.split('\t').next()?.to_owned();
            Some((
                check_offer_text(text, &[], Lists::built_in()).weight,
                label,
                text.to_owned(),
            ))
        })
        .collect();
    let of = |wanted: &'static str| labelled.iter().filter(move |(_, label, _)| label == wanted);
    let missed: Vec<String> = of("danger")
        .filter(|(weight, _, _)| *weight != Weight::Danger)
        .map(|(_, _, text)| text.clone())
        .collect();
    let alarms: Vec<String> = of("ok")
        .filter(|(weight, _, _)| *weight != Weight::NoSign)
        .map(|(_, _, text)| text.clone())
        .collect();
    let soft: Vec<String> = of("caution")
        .filter(|(weight, _, _)| *weight != Weight::Caution)
        .map(|(weight, _, text)| format!("{} {text}", weight.code()))
        .collect();
    let (bad, fine, careful) = (of("danger").count(), of("ok").count(), of("caution").count());
    let found = bad - missed.len();
    vec![
        Row {
            goal: "offer texts, danger found (≥ 0.95)",
            measured: format!("{found} of {bad}"),
            met: bad > 0 && found * 100 >= bad * 95,
            misses: missed,
        },
        Row {
            goal: "offer texts, alarms on plain ones (0)",
            measured: format!("{} of {fine}", alarms.len()),
            met: fine > 0 && alarms.is_empty(),
            misses: alarms,
        },
        Row {
            goal: "offer texts, caution told as caution (no goal)",
            measured: format!("{} of {careful}", careful - soft.len()),
            met: true,
            misses: soft,
        },
    ]
}
