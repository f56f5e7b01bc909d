//! What a chart becomes.

/// A drawn chart: the picture, what can be pointed at, and the same numbers as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// One `<svg>` element of `rect`, `line`, `polyline`, `circle` and `text`, with colours as attributes; no style, id, link or script.
    /// The paper under it is left to the page.
    pub svg: String,
    /// CSS pixels, the size the SVG is meant to be shown at.
    pub width: f64,
    pub height: f64,
    /// In reading order, for pointer and arrow keys alike.
    pub hits: Vec<Hit>,
    pub table: Table,
    /// The chart in one sentence, for those who do not see it.
    pub summary: String,
}

/// A part of the drawing that answers: a bar, a column, a minute, a segment or a gap. Pixels of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// What it is, in full even where the drawing had to shorten it.
    pub label: String,
    pub value: String,
    /// The key the caller gave to this part.
    pub key: String,
}

/// The twin of the drawing. Cells are written as the drawing writes them, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Heading>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub name: String,
    pub numeric: bool,
}

impl Table {
    pub(crate) fn with_columns<'a>(columns: impl IntoIterator<Item = (&'a str, bool)>) -> Table {
        let columns = columns
            .into_iter()
            .map(|(name, numeric)| Heading {
                name: name.to_owned(),
                numeric,
            })
            .collect();
        Table {
            columns,
            rows: Vec::new(),
        }
    }
}
