//! Names made to break out of a label stay names.

#[path = "common/mod.rs"]
mod common;
#[path = "common/reading.rs"]
mod reading;

use giftbook_charts::*;

const NAMES: [&str; 36] = [
    "]]>",
    "<![CDATA[ x ]]>",
    "&#x3c;script&#x3e;",
    "&lt;b&gt;",
    "&",
    "&&amp;",
    "<",
    "</text></svg>",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "\" fill=\"url(javascript:alert(1))",
    "javascript:alert(1)",
    "<!-- comment",
    "-->",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE svg [<!ENTITY x \"y\">]>&x;",
    "<svg onload=alert(1)>",
    "<foreignObject><iframe src=//x></iframe></foreignObject>",
    "<use href=\"#a\"/>",
    "<style>*{display:none}</style>",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "line one\nline two\r\n\tline three",
    "nul\u{0}bell\u{7}esc\u{1b}[31mdel\u{7f}c1\u{85}",
    "pay \u{202e}000,1\u{202c} now",
    "\u{2066}open isolate",
    "\u{2069}\u{2069}closed twice",
    "\u{200f}\u{061c}mark",
    "שלום עולם",
    "مرحبا بالعالم 412",
    "\u{feff}\u{fffe}\u{ffff}\u{fdd0}",
    "\u{2028}separators\u{2029}",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "ﷺ𒐫꧅",
    "港のスケッチ、第三部",
    "=cmd|'/c calc'!A1",
];

/// Every place of every chart that takes words, filled with `name`.
fn everywhere(name: &str) -> Vec<Chart> {
    let text = || name.to_owned();
    let bar = Bar {
        key: text(),
        name: text(),
        value: 1_234.into(),
        share: text(),
    };
    let ranking = Ranking {
        about: text(),
        name_heading: text(),
        value_heading: text(),
        share_heading: text(),
        unit: text(),
        bars: vec![bar.clone(); 3],
        rest: Some(bar),
        finding: 1,
        numbers: Numbers::default(),
    };
    let column = Column {
        key: text(),
        label: text(),
        title: text(),
        value: Some(9_000.into()),
        part: None,
        finding: true,
    };
    let unknown = Column {
        value: None,
        ..column.clone()
    };
    let parted = Column {
        part: Some(4.into()),
        ..column.clone()
    };
    let columns = Columns {
        about: text(),
        lead: Some(Lead {
            strong: text(),
            rest: text(),
        }),
        time_heading: text(),
        value_heading: text(),
        part_heading: text(),
        unit: text(),
        not_recorded: text(),
        columns: vec![column, unknown, parted],
        numbers: Numbers::default(),
    };
    let mut timeline = common::lives::evening();
    let lane = Lane {
        title: text(),
        note: text(),
        heading: text(),
        unit: text(),
    };
    (timeline.about, timeline.time_heading, timeline.segment_heading) = (text(), text(), text());
    (timeline.not_recorded, timeline.end_label) = (text(), text());
    (timeline.gifts, timeline.viewers) = (lane.clone(), lane);
    timeline.buckets.iter_mut().for_each(|bucket| bucket.label = text());
    timeline.gaps.iter_mut().for_each(|gap| gap.times = text());
    timeline
        .segments
        .iter_mut()
        .for_each(|segment| (segment.name, segment.times) = (text(), text()));
    timeline.notes.iter_mut().for_each(|note| note.text = text());
    let mut charts = of_payouts(name);
    charts.extend([
        Chart::Ranking(ranking),
        Chart::Columns(columns),
        Chart::Timeline(timeline),
    ]);
    charts.extend(of_ways(name));
    charts
}

fn of_payouts(name: &str) -> Vec<Chart> {
    let text = || name.to_owned();
    let mut outlook = common::payouts::outlook();
    (outlook.about, outlook.amount, outlook.range) = (text(), text(), text());
    (outlook.held, outlook.missed, outlook.not_recorded) = (text(), text(), text());
    for week in &mut outlook.weeks {
        (week.label, week.title) = (text(), text());
    }
    let mut balance = common::payouts::balance();
    (balance.about, balance.unit, balance.amount) = (text(), text(), text());
    (balance.part_heading, balance.value_heading) = (text(), text());
    (balance.part_name, balance.rest_name) = (text(), text());
    balance.steps.iter_mut().for_each(|step| step.title = text());
    for fall in &mut balance.falls {
        (fall.title, fall.name, fall.said) = (text(), text(), text());
    }
    let mut methods = common::payouts::methods();
    (methods.about, methods.amount) = (text(), text());
    methods.methods.iter_mut().for_each(|method| method.name = text());
    for crossing in methods.amounts.iter_mut().filter_map(|at| at.crossing.as_mut()) {
        crossing.name = text();
    }
    vec![Chart::Outlook(outlook), Chart::Steps(balance), Chart::Methods(methods)]
}

fn of_ways(name: &str) -> [Chart; 2] {
    let text = || name.to_owned();
    let mut way = common::way();
    (way.about, way.name_heading, way.value_heading, way.left_heading) = (text(), text(), text(), text());
    (way.amount, way.unstated, way.cut) = (format!("{name}{{n}}"), text(), text());
    way.falls
        .iter_mut()
        .for_each(|fall| (fall.key, fall.name, fall.note) = (text(), text(), text()));
    let mut places = common::places();
    (places.about, places.name_heading, places.value_heading) = (text(), text(), text());
    (places.range_heading, places.seen_heading) = (text(), text());
    (places.amount, places.unpublished) = (format!("{name}{{n}}"), text());
    places
        .places
        .iter_mut()
        .for_each(|place| (place.key, place.name, place.part, place.seen) = (text(), text(), text(), text()));
    [Chart::Waterfall(way), Chart::Comparison(places)]
}

fn refused(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[test]
fn rows_51_to_53_a_name_is_only_ever_a_name() {
    let view = View {
        width: 992,
        text_px: 13,
        theme: Theme::Light,
    };
    let tower = format!("Z{}", "\u{0317}\u{0348}\u{035c}".repeat(10_000));
    let novel = "novel ".repeat(200_000);
    for name in NAMES.iter().copied().chain([tower.as_str(), novel.as_str()]) {
        for chart in everywhere(name) {
            let drawing = draw(&chart, &view).unwrap_or_else(|error| panic!("{error}"));
            reading::check(&drawing.svg);
            reading::check(&svg_file(&drawing, view.theme));
            let words = drawing
                .hits
                .iter()
                .flat_map(|hit| [&hit.label, &hit.value])
                .chain(drawing.table.rows.iter().flatten())
                .chain([&drawing.summary]);
            for words in words.cloned().chain(reading::texts(&drawing.svg)) {
                assert!(!words.contains(refused), "{words:?}");
            }
            assert!(
                drawing.svg.len() < 200_000,
                "{} bytes for {:?}",
                drawing.svg.len(),
                &name[..20.min(name.len())]
            );
        }
    }
}

/// What the XML says is what the name said.
#[test]
fn row_53_marks_of_xml_are_letters_like_others() {
    let view = View {
        width: 992,
        text_px: 13,
        theme: Theme::Light,
    };
    for name in ["]]>", "&#x3c;", "a < b & \"c\" > 'd'", "</text>"] {
        let mut chart = common::ranking();
        name.clone_into(&mut chart.bars[0].name);
        let drawing = draw(&Chart::Ranking(chart), &view).unwrap_or_else(|error| panic!("{error}"));
        assert!(reading::texts(&drawing.svg).iter().any(|text| text == name), "{name}");
        assert_eq!(drawing.hits[0].label, name);
        assert_eq!(drawing.table.rows[0][0], name);
    }
}

/// Letters Inter lacks are still given room and a picture.
#[test]
fn other_scripts_become_pixels() {
    let mut chart = common::ranking();
    "港のスケッチ שלום \u{1F339}".clone_into(&mut chart.bars[0].name);
    let view = View {
        width: 580,
        text_px: 13,
        theme: Theme::Dark,
    };
    let drawing = draw(&Chart::Ranking(chart), &view).unwrap_or_else(|error| panic!("{error}"));
    assert!(png(&drawing, &view, 1.0).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));
}
