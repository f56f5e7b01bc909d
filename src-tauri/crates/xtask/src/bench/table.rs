//! The table: work, ours, peer, ratio, goal, met.

use std::fmt;
use std::time::Duration;

/// A measured quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Quantity {
    Time(Duration),
    /// Bytes.
    Memory(u64),
}

/// What is to be reached.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Goal {
    /// At most so many times what the peer needs.
    TimesPeer(f64),
    AtMost(Quantity),
}

/// One line of the table.
pub(crate) struct Row {
    pub(crate) work: &'static str,
    pub(crate) ours: Quantity,
    pub(crate) peer: Option<Quantity>,
    pub(crate) goal: Goal,
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        self.peer.map(|peer| self.ours.size() / peer.size())
    }

    /// A goal beside a peer that was not measured is not met.
    fn is_met(&self) -> bool {
        match self.goal {
            Goal::TimesPeer(times) => self.ratio().is_some_and(|ratio| ratio <= times),
            Goal::AtMost(limit) => self.ours.size() <= limit.size(),
        }
    }
}

impl Quantity {
    fn size(self) -> f64 {
        match self {
            Self::Time(time) => time.as_secs_f64(),
            #[expect(clippy::cast_precision_loss, reason = "a ratio of megabytes, read by people")]
            Self::Memory(bytes) => bytes as f64,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) if time.as_secs() >= 1 => write!(out, "{:.2} s", time.as_secs_f64()),
            Self::Time(time) => write!(out, "{:.2} ms", time.as_secs_f64() * 1e3),
            Self::Memory(bytes) => write!(out, "{:.0} MB", Self::Memory(*bytes).size() / 1e6),
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimesPeer(times) => write!(out, "≤ {times} ×"),
            Self::AtMost(limit) => write!(out, "≤ {limit}"),
        }
    }
}

/// The rows as a Markdown table with aligned columns.
pub(crate) fn text(rows: &[Row]) -> String {
    let mut cells = vec![["work", "ours", "peer", "ratio", "goal", "met?"].map(str::to_owned)];
    cells.extend(rows.iter().map(|row| {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        [
            row.work.to_owned(),
            row.ours.to_string(),
            or_none(row.peer.map(|peer| peer.to_string())),
            or_none(row.ratio().map(|ratio| format!("{ratio:.2} ×"))),
            row.goal.to_string(),
            if row.is_met() { "yes" } else { "no" }.to_owned(),
        ]
    }));
    let widths: [usize; 6] = std::array::from_fn(|column| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or_default()
    });
    let line = |row: &[String; 6]| {
        let padded: Vec<String> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        format!("| {} |", padded.join(" | "))
    };
    let mut lines: Vec<String> = cells.iter().map(line).collect();
    lines.insert(1, line(&widths.map(|width| "-".repeat(width))));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: f64) -> Quantity {
        Quantity::Time(Duration::from_secs_f64(seconds))
    }

    fn row(ours: Quantity, peer: Option<Quantity>, goal: Goal) -> Row {
        Row {
            work: "w",
            ours,
            peer,
            goal,
        }
    }

    #[test]
    fn a_goal_is_met_up_to_and_including_its_bound() {
        assert!(row(seconds(2.0), Some(seconds(2.0)), Goal::TimesPeer(1.0)).is_met());
        assert!(!row(seconds(2.1), Some(seconds(2.0)), Goal::TimesPeer(1.0)).is_met());
        assert!(!row(seconds(0.0), None, Goal::TimesPeer(1.0)).is_met());
        let limit = Goal::AtMost(Quantity::Memory(200_000_000));
        assert!(row(Quantity::Memory(200_000_000), None, limit).is_met());
        assert!(!row(Quantity::Memory(200_000_001), None, limit).is_met());
    }

    #[test]
    fn the_table_has_a_line_a_row_and_equal_widths() {
        let rows = [
            row(seconds(3.0), Some(seconds(4.0)), Goal::TimesPeer(1.0)),
            row(
                Quantity::Memory(123_456_789),
                None,
                Goal::AtMost(Quantity::Memory(200_000_000)),
            ),
        ];
        let text = text(&rows);
        let widths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
        assert_eq!(widths, vec![widths[0]; 4]);
        assert!(text.contains("| 3.00 s | 4.00 s | 0.75 × | ≤ 1 ×"), "{text}");
        assert!(text.contains("| 123 MB | –"), "{text}");
    }
}
