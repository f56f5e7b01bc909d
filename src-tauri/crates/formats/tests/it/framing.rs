//! How rows follow each other: lines, arrays, objects one after another, and what a break in them costs.

use giftbook_model::{Handling, Record};

use crate::{hostile::GOOD, reading::bytes};

#[test]
fn a_broken_element_of_an_array_costs_its_line() {
    let text = format!("[\n{GOOD},\n{{\"event\":\"gi\n{GOOD},\n {{\"a\":[}}, {GOOD}\n,{GOOD}, 7, {GOOD}\n]\n");
    let whole = bytes(text.clone()).unwrap();
    assert_eq!(whole.gifts().len(), 4);
    let codes: Vec<_> = whole.problems().into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["cut_short", "not_json", "not_an_object"]);
    let open = bytes(text.trim_end().trim_end_matches(']').to_owned()).unwrap();
    assert_eq!(
        open.problems().last().map(|(_, code)| *code),
        Some("cut_short"),
        "an array without its end was cut"
    );
    let twice = bytes(format!("[{GOOD}][{GOOD}]")).unwrap();
    assert_eq!(twice.problems(), [(2, "after_the_end")]);
}

#[test]
fn objects_may_follow_each_other_any_way() {
    let pretty = GOOD.replace(',', ",\n  ").replace('{', "{\n");
    for text in [
        format!("{GOOD}{GOOD}"),
        format!("{GOOD} {GOOD}\n"),
        format!("{pretty}\n{pretty}"),
        format!("[{pretty},{pretty}]"),
        format!("\n\n{GOOD}\r\n\r\n{GOOD}\r\n"),
    ] {
        let whole = bytes(text.clone()).unwrap();
        assert_eq!((whole.gifts().len(), whole.rows.len()), (2, 2), "{text}");
    }
    let cut = format!("{pretty}\n{}\n{pretty}", &pretty[..pretty.len() - 4]);
    let whole = bytes(cut).unwrap();
    assert_eq!((whole.gifts().len(), whole.problems()), (2, vec![(2, "cut_short")]));
}

#[test]
fn ten_thousand_kinds_of_event_are_counted_under_few_names() {
    let text: String = (0..10_000)
        .map(|number| format!("{{\"event\":\"kind{number}\",\"data\":{{}}}}\n"))
        .collect();
    let whole = bytes(format!("{GOOD}\n{text}")).unwrap();
    assert!(whole.ignored().len() <= 201);
    assert!(matches!(&whole.rows[0].handling, Handling::Record(Record::Gift(_))));
}
