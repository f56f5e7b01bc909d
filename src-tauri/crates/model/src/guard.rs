//! Text in a CSV that a spreadsheet must take as text (OWASP, "CSV Injection", with the line feed added in 2025). A cell it might take for
//! a formula, a number or a date gets an apostrophe in front; so does one that begins with an apostrophe, so that taking one off is
//! exact.

/// Signs a spreadsheet may begin a formula with, in their full-width forms too, and the blanks that would hide one.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

const GUARD: char = '\'';

/// The text as it is written into a cell.
#[must_use]
pub fn guarded(text: &str) -> String {
    let risky = text.starts_with(BEGINS_FORMULA) || text.starts_with(GUARD) || passes_for_a_number(text);
    if risky {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// The text a guarded cell was made from.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).unwrap_or(cell)
}

/// Begins like a number and has only what numbers, dates and times are written with.
fn passes_for_a_number(text: &str) -> bool {
    text.trim_start()
        .starts_with(|first: char| first.is_ascii_digit() || first == '.' || first == ',')
        && text
            .chars()
            .all(|each| each.is_ascii_digit() || " .,:/-+eE%".contains(each))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_would_run_or_reckon_is_text() {
        for cell in [
            "=HYPERLINK(\"x\")",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "007",
            "1e5",
            "3/4",
            "1.5",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["", "Rose", "3rd place", "a=b", "Nora's"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn our_own_guard_comes_off_and_nothing_else(text in "['=+@\\-\t\r\n＝＋－＠\"a1,;. ]{0,6}|.{0,12}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(BEGINS_FORMULA));
            prop_assert_eq!(unguarded(&cell), text);
        }
    }
}
