//! What a virtual display shows, read from the file that its server draws in (format XWD, 7), and when a part of it came to rest.

use crate::trouble::Trouble;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a part must stay as it is to be taken for finished.
const REST: Duration = Duration::from_secs(2);
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks. One costs a few microseconds.
const GLANCE: Duration = Duration::from_millis(1);
const BYTES_A_PIXEL: u64 = 4;

pub(crate) struct Screen {
    file: File,
    /// Where the pixels begin, and how many bytes a row of them takes.
    pixels: u64,
    row: u64,
}

/// A part of the screen, in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) left: u64,
    pub(crate) top: u64,
    pub(crate) width: u64,
    pub(crate) height: u64,
}

impl Screen {
    /// The screen of a display that was started with its file in `folder`.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, Trouble> {
        let path = folder.join("Xvfb_screen0");
        let mut file = File::open(&path).map_err(Trouble::file(&path))?;
        let mut head = [0; 100];
        file.read_exact(&mut head).map_err(Trouble::file(&path))?;
        let number = |nth: usize| {
            let at = nth * 4;
            u64::from(u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]))
        };
        let (header, colours, bytes_a_colour) = (number(0), number(19), 12);
        Ok(Self {
            file,
            pixels: header + colours * bytes_a_colour,
            row: number(12),
        })
    }

    fn look(&self, part: Part) -> Result<Vec<u8>, Trouble> {
        let row = usize::try_from(part.width * BYTES_A_PIXEL).unwrap_or_default();
        let mut seen = vec![0; row * usize::try_from(part.height).unwrap_or_default()];
        for (line, pixels) in (part.top..).zip(seen.chunks_exact_mut(row)) {
            let at = self.pixels + line * self.row + part.left * BYTES_A_PIXEL;
            let mut file = &self.file;
            file.seek(SeekFrom::Start(at))
                .and_then(|_| file.read_exact(pixels))
                .map_err(Trouble::io("the screen"))?;
        }
        Ok(seen)
    }

    /// How long after `begin` a part of the screen last changed, once something stands in it and it has come to rest.
    pub(crate) fn done(&self, part: Part, begin: Instant) -> Result<Duration, Trouble> {
        let mut seen = self.look(part)?;
        let mut changed = Duration::ZERO;
        while begin.elapsed() < PATIENCE {
            sleep(GLANCE);
            let now = self.look(part)?;
            let at = begin.elapsed();
            if now != seen {
                (seen, changed) = (now, at);
            } else if at - changed > REST && is_drawn(&seen) {
                return Ok(changed);
            }
        }
        Err(Trouble::Window(format!(
            "nothing came to rest in {part:?} of the screen"
        )))
    }
}

/// Whether pixels have more than one colour.
fn is_drawn(pixels: &[u8]) -> bool {
    pixels
        .chunks_exact(4)
        .zip(pixels.chunks_exact(4).skip(1))
        .any(|(one, next)| one != next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_where_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        // A header of 100 bytes, one colour, four rows of four pixels; the pixel in row 2, column 3 differs.
        let mut file = vec![0; 100 + 12 + 64];
        for (nth, number) in [(0, 100u32), (12, 16), (19, 1)] {
            file[nth * 4..][..4].copy_from_slice(&number.to_be_bytes());
        }
        file[112 + 2 * 16 + 3 * 4] = 9;
        std::fs::write(folder.path().join("Xvfb_screen0"), file).unwrap();
        let screen = Screen::in_folder(folder.path()).unwrap();
        let part = |left, top| Part {
            left,
            top,
            width: 2,
            height: 1,
        };
        assert_eq!(screen.look(part(2, 2)).unwrap(), [0, 0, 0, 0, 9, 0, 0, 0]);
        assert!(is_drawn(&screen.look(part(2, 2)).unwrap()));
        assert!(!is_drawn(&screen.look(part(0, 0)).unwrap()));
    }
}
