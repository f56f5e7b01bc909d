//! Names of months as exports in several languages write them, whole or cut.

/// The twelve months, in English, German, French, Spanish, Portuguese and Italian.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero janeiro gennaio",
    "february februar février fevrier febrero fevereiro febbraio",
    "march märz maerz mrz mars marzo março marco",
    "april avril abril aprile",
    "may mai mayo maio maggio",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august août aout agosto",
    "september septembre sept septiembre setembro settembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dezembro dicembre",
];

/// The month that only one of these names can be; at least three letters, a point behind them or not.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = (1_i8..)
        .zip(MONTHS)
        .filter(|(_, names)| names.split(' ').any(|name| name.starts_with(&word)))
        .map(|(month, _)| month);
    match (found.next(), found.next()) {
        (Some(month), None) => Some(month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn a_name_is_one_month_or_none() {
        for (word, number) in [
            ("Nov", Some(11)),
            ("März", Some(3)),
            ("mars", Some(3)),
            ("juin", Some(6)),
            ("juil.", Some(7)),
            ("jui", None),
            ("sept.", Some(9)),
            ("dic", Some(12)),
            ("ma", None),
            ("coin", None),
        ] {
            assert_eq!(month(word), number, "{word}");
        }
    }
}
