//! How wide the columns of a table are. Figures and days are never broken; text is, where there is too little room; where that is not
//! enough, the table is set smaller.

use giftbook_model::report::{Cell, Signs, Table};

use super::letters::{Letters, Weight};

pub(super) const SIZE: f32 = 8.5;
const SMALLEST: f32 = 5.5;
pub(super) const GAP: f32 = 14.0;
/// Room beyond what is needed, at most, for each column.
const AIRY: f32 = 26.0;
/// A text column is broken to no less than this.
const NARROW: f32 = 64.0;

pub(super) struct Columns {
    pub(super) size: f32,
    pub(super) widths: Vec<f32>,
    /// Whether it is a column of figures, which stand at the right.
    pub(super) figures: Vec<bool>,
}

pub(super) fn weight(sum: bool) -> Weight {
    if sum { Weight::Strong } else { Weight::Regular }
}

/// The size heads are set in beside rows of `size`.
pub(super) fn head(size: f32) -> f32 {
    size * 0.9
}

impl Columns {
    pub(super) fn of(table: &Table, signs: &Signs, letters: &Letters, room: f32) -> Self {
        let mut size = SIZE;
        loop {
            let columns = Self::at(table, signs, letters, room, size);
            if columns.total() <= room || size <= SMALLEST {
                return columns;
            }
            size -= 0.5;
        }
    }

    pub(super) fn total(&self) -> f32 {
        let gaps = self.widths.len().saturating_sub(1);
        self.widths.iter().sum::<f32>() + GAP * gaps as f32
    }

    fn at(table: &Table, signs: &Signs, letters: &Letters, room: f32, size: f32) -> Self {
        let cells = |place: usize| {
            table
                .rows
                .iter()
                .filter_map(move |line| line.cells.get(place).map(|cell| (cell, line.sum)))
        };
        let wide = |text: &str, sum: bool| letters.width(text, weight(sum), size);
        let mut columns = Self {
            size,
            widths: Vec::new(),
            figures: Vec::new(),
        };
        let mut least = Vec::new();
        for (place, title) in table.columns.iter().enumerate() {
            let word = |text: &str| letters.width(text, Weight::Regular, head(size));
            let head = title.split_whitespace().map(word).fold(0.0, f32::max);
            let natural = cells(place)
                .map(|(cell, sum)| wide(&cell.shown(signs), sum))
                .fold(head, f32::max);
            let breaks = cells(place).all(|(cell, _)| matches!(cell, Cell::Text(_) | Cell::Empty));
            columns.figures.push(cells(place).any(|(cell, _)| cell.is_figure()));
            columns.widths.push(natural);
            least.push(if breaks { natural.min(NARROW.max(head)) } else { natural });
        }
        columns.fit(&least, room);
        columns
    }

    /// Takes what is too much from the columns that can give, in proportion, or spreads what is left.
    fn fit(&mut self, least: &[f32], room: f32) {
        let over = self.total() - room;
        if over > 0.0 {
            let gives: f32 = self.widths.iter().zip(least).map(|(width, least)| width - least).sum();
            let part = if gives > 0.0 { (over / gives).min(1.0) } else { 0.0 };
            for (width, least) in self.widths.iter_mut().zip(least) {
                *width -= (*width - least) * part;
            }
        } else if !self.widths.is_empty() {
            let more = (-over / self.widths.len() as f32).min(AIRY);
            self.widths.iter_mut().for_each(|width| *width += more);
        }
    }
}
