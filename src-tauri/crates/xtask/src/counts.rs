//! How many tests passed, failed and were skipped, read from what the runners print.

/// Tests by how they ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Counts {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// `skipped` more of those that passed did nothing.
    pub(crate) fn of_which_skipped(self, skipped: u32) -> Self {
        let skipped = skipped.min(self.passed);
        Self {
            passed: self.passed - skipped,
            skipped: self.skipped + skipped,
            ..self
        }
    }
}

/// The counts in the closing line of cargo test, cargo-nextest or Vitest; nothing for any other line.
pub(crate) fn closing_line(line: &str) -> Option<Counts> {
    let plain = without_colours(line);
    let text = plain.trim();
    let (words, separator) = if let Some(rest) = text.strip_prefix("test result:") {
        (rest.split_once('.')?.1, ';')
    } else if text.starts_with("Summary [") {
        (text.split_once("run:")?.1, ',')
    } else {
        (text.strip_prefix("Tests ")?, '|')
    };
    let mut counts = Counts::default();
    let mut found = false;
    for part in words.split(separator) {
        let mut part = part.split_whitespace();
        let (Some(Ok(number)), Some(word)) = (part.next().map(str::parse::<u32>), part.next()) else {
            continue;
        };
        match word {
            "passed" => counts.passed += number,
            "failed" | "timed" | "exec" => counts.failed += number,
            "skipped" | "ignored" | "todo" => counts.skipped += number,
            _ => continue,
        }
        found = true;
    }
    found.then_some(counts)
}

/// What tests that passed said about not having looked: lines that begin with "skipped".
pub(crate) fn skip_notes(output: &str) -> Vec<&str> {
    let says_so = |line: &&str| line.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("skipped"));
    output
        .lines()
        .map(|line| {
            line.trim()
                .trim_start_matches("<system-out>")
                .trim_start_matches("<system-err>")
        })
        .filter(says_so)
        .collect()
}

/// The line without the escape sequences that colour it.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, escape)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = escape
            .split_once(|c: char| c.is_ascii_alphabetic())
            .map_or("", |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Option<Counts> {
        Some(Counts {
            passed,
            failed,
            skipped,
        })
    }

    #[test]
    fn every_runner_s_closing_line_is_read() {
        let lines = [
            (
                "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.10s",
                counts(3, 0, 1),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                counts(3, 2, 0),
            ),
            (
                "     Summary [   0.512s] 9 tests run: 8 passed, 1 failed, 2 skipped",
                counts(8, 1, 2),
            ),
            (
                "     Summary [ 612.512s] 9 tests run: 7 passed (1 slow), 1 failed, 1 timed out, 0 skipped",
                counts(7, 2, 0),
            ),
            ("      Tests  12 passed (12)", counts(12, 0, 0)),
            (
                "      Tests  1 failed | 11 passed | 2 skipped | 1 todo (15)",
                counts(11, 1, 3),
            ),
            (
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m4 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (4)\u{1b}[39m",
                counts(4, 0, 0),
            ),
        ];
        for (line, expected) in lines {
            assert_eq!(closing_line(line), expected, "{line}");
        }
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "",
            "running 4 tests",
            "test a::b ... ok",
            " Test Files  2 passed (2)",
            "Tests are good",
            "Summary of 3 passed",
        ] {
            assert_eq!(closing_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_test_that_says_it_skipped_did_not_pass() {
        let notes =
            skip_notes("<system-out>skipped: no ptrace here\nok\n  Skipped: no data\nnothing skipped\n</system-out>");
        assert_eq!(notes, ["skipped: no ptrace here", "Skipped: no data"]);
        let Counts {
            passed,
            failed,
            skipped,
        } = Counts {
            passed: 5,
            failed: 0,
            skipped: 1,
        }
        .of_which_skipped(2);
        assert_eq!((passed, failed, skipped), (3, 0, 3));
    }
}
