//! Time and memory of a program from its start to its end.

use crate::trouble::Trouble;
use serde_json::Value;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// What a program needed, and what it answered.
pub(crate) struct Measured {
    /// From its start to its end.
    pub(crate) time: Duration,
    /// The most bytes that it held in memory at once.
    pub(crate) peak: u64,
    /// The JSON that it printed.
    pub(crate) answer: Value,
}

/// Runs a program that prints one JSON object.
pub(crate) fn program(command: &mut Command) -> Result<Measured, Trouble> {
    let what = std::path::Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let begin = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(Trouble::io(&what))?;
    let mut text = String::new();
    if let Some(mut output) = child.stdout.take() {
        output.read_to_string(&mut text).map_err(Trouble::io(&what))?;
    }
    let end = child.wait4().map_err(Trouble::io(&what))?;
    let time = begin.elapsed();
    if !end.status.success() {
        return Err(Trouble::failed(what, end.status.to_string()));
    }
    let answer = serde_json::from_str(&text).map_err(|_| Trouble::Answer { what, answer: text })?;
    Ok(Measured {
        time,
        peak: end.rusage.maxrss,
        answer,
    })
}

/// The one in the middle; of an even number the later of the two.
pub(crate) fn median<T: Ord + Copy>(mut values: Vec<T>) -> Option<T> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(vec![3, 1, 2]), Some(2));
        assert_eq!(median(Vec::<u8>::new()), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn memory_is_told_in_bytes() {
        let measured = program(Command::new("sh").args(["-c", "echo '{\"a\":1}'"])).unwrap();
        assert_eq!(measured.answer["a"], 1);
        assert!((200_000..50_000_000).contains(&measured.peak), "{}", measured.peak);
    }
}
