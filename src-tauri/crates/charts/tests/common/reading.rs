//! Reads a drawing back: its elements by an XML reader, its letters by the renderer's own shaping.
#![allow(dead_code, reason = "each test uses its part")]

use resvg::usvg::{Group, Node, Options, Rect, Tree, fontdb::Database};
use std::sync::{Arc, LazyLock};

const ELEMENTS: [&str; 8] = ["svg", "rect", "line", "polyline", "polygon", "path", "circle", "text"];
const ATTRIBUTES: [&str; 24] = [
    "viewBox",
    "width",
    "height",
    "font-family",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "points",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linejoin",
    "font-size",
    "font-weight",
    "text-anchor",
    "role",
    "aria-label",
    "d",
];

/// Panics unless `svg` is XML of the elements and attributes a page takes in, with plain colours and finite numbers.
pub(crate) fn check(svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{node:?}");
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
            assert!(
                !attribute.value().contains("NaN") && !attribute.value().contains("inf"),
                "{attribute:?}"
            );
            if ["fill", "stroke"].contains(&attribute.name()) {
                let colour = attribute.value();
                let hex = colour.len() == 7 && colour.starts_with('#');
                assert!(colour == "none" || hex, "{attribute:?}");
            }
        }
        assert!(node.tag_name().name() == "text" || node.text().is_none_or(|text| text.trim().is_empty()));
    }
}

/// What the text elements say, in their order.
pub(crate) fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}"));
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

/// Numbers of the attributes of each element called `name` and painted `paint`.
pub(crate) fn shapes<const N: usize>(svg: &str, name: &str, paint: (&str, &str), numbers: [&str; N]) -> Vec<[f64; N]> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}"));
    let number = |node: roxmltree::Node<'_, '_>, key: &str| {
        node.attribute(key)
            .and_then(|text| text.parse().ok())
            .unwrap_or_else(|| panic!("no number {key} in {node:?}"))
    };
    let named = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
    named
        .filter(|node| node.attribute(paint.0) == Some(paint.1))
        .map(|node| numbers.map(|key| number(node, key)))
        .collect()
}

/// Every line and polyline painted `stroke`, as points.
pub(crate) fn strokes(svg: &str, stroke: &str) -> Vec<Vec<(f64, f64)>> {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}"));
    let mut all: Vec<Vec<(f64, f64)>> = Vec::new();
    for node in document
        .descendants()
        .filter(|node| node.attribute("stroke") == Some(stroke))
    {
        let points = node.attribute("points").unwrap_or_default();
        let pair = |pair: &str| {
            pair.split_once(',')
                .and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)))
        };
        all.push(points.split_whitespace().filter_map(pair).collect());
    }
    all.extend(
        shapes(svg, "line", ("stroke", stroke), ["x1", "y1", "x2", "y2"])
            .into_iter()
            .map(|[x1, y1, x2, y2]| vec![(x1, y1), (x2, y2)]),
    );
    all
}

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in ["Inter-Regular.ttf", "Inter-SemiBold.ttf"] {
        let path = format!("{}/fonts/{face}", env!("CARGO_MANIFEST_DIR"));
        fonts.load_font_file(path).unwrap_or_else(|error| panic!("{error}"));
    }
    Arc::new(fonts)
});

/// Where the renderer puts the ink of each text.
pub(crate) fn ink(svg: &str) -> Vec<(String, Rect)> {
    fn collect(group: &Group, found: &mut Vec<(String, Rect)>) {
        for node in group.children() {
            match node {
                Node::Group(group) => collect(group, found),
                Node::Text(text) => {
                    let words = text
                        .chunks()
                        .iter()
                        .map(resvg::usvg::TextChunk::text)
                        .collect::<String>();
                    found.push((words, text.flattened().abs_bounding_box()));
                }
                _ => {}
            }
        }
    }
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "Inter".into(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).unwrap_or_else(|error| panic!("{error}"));
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    found
}
