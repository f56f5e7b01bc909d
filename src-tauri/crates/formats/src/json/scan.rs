//! Finds where a JSON value ends without building it. Quotes and brackets must match; words and numbers are not judged here.

use memchr::memchr3;

/// What a piece of text did to the value being scanned. Numbers count bytes of that piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The value goes on behind this piece.
    More,
    /// The value ends after so many bytes.
    End(usize),
    /// No JSON value goes on like this: the byte at this place cannot stand there.
    Broken(usize),
}

/// The state of a scan that may be fed in pieces of any size. A value is an object or an array; it begins at its bracket.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    depth: u32,
    /// One bit a level, the innermost lowest: an object, not an array. Levels beyond 64 fall off, and from then on kinds are not compared:
    /// such a value is refused anyway, all that is asked is where it ends.
    objects: u64,
    in_string: bool,
    escaped: bool,
    /// Bytes of the string being read.
    string: usize,
    /// The last byte outside strings that is no blank.
    last: u8,
    /// The last byte of all.
    previous: u8,
    pub(crate) deepest: u32,
    pub(crate) longest_string: usize,
}

impl Scan {
    /// Passes `bytes` up to the value's end.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Step {
        let mut at = 0;
        while at < bytes.len() {
            if self.in_string {
                match self.string(&bytes[at..]) {
                    Ok(passed) => at += passed,
                    Err(broken) => return Step::Broken(at + broken),
                }
                continue;
            }
            let byte = bytes[at];
            match byte {
                b'"' => {
                    self.in_string = true;
                    self.string = 0;
                }
                b'{' | b'[' => {
                    if byte == b'{' && self.previous == b'\n' && self.no_value_here() {
                        return Step::Broken(at);
                    }
                    self.depth = self.depth.saturating_add(1);
                    self.objects = self.objects << 1 | u64::from(byte == b'{');
                    self.deepest = self.deepest.max(self.depth);
                }
                b'}' | b']' => {
                    let matches = self.deepest > u64::BITS || (self.objects & 1 == 1) == (byte == b'}');
                    if self.depth == 0 || !matches {
                        return Step::Broken(at);
                    }
                    self.depth -= 1;
                    self.objects >>= 1;
                    if self.depth == 0 {
                        return Step::End(at + 1);
                    }
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                self.last = byte;
            }
            self.previous = byte;
            at += 1;
        }
        Step::More
    }

    /// Passes the string up to its closing quote; a line break inside one is no JSON.
    fn string(&mut self, bytes: &[u8]) -> Result<usize, usize> {
        if self.escaped {
            if bytes[0] == b'\n' {
                return Err(0);
            }
            self.escaped = false;
            self.string += 1;
            return Ok(1);
        }
        let passed = memchr3(b'"', b'\\', b'\n', bytes).unwrap_or(bytes.len());
        self.string += passed;
        self.longest_string = self.longest_string.max(self.string);
        match bytes.get(passed) {
            None => Ok(passed),
            Some(b'\n') => Err(passed),
            Some(b'\\') => {
                self.escaped = true;
                self.string += 1;
                Ok(passed + 1)
            }
            Some(_) => {
                self.in_string = false;
                self.last = b'"';
                self.previous = b'"';
                Ok(passed + 1)
            }
        }
    }

    /// Whether a `{` at the beginning of a line cannot belong to this value, so that the value was cut and another begins here.
    fn no_value_here(&self) -> bool {
        let in_object = self.objects & 1 == 1;
        self.depth > 0
            && self.deepest <= u64::BITS
            && if in_object {
                self.last != b':'
            } else {
                !matches!(self.last, b'[' | b',')
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> Step {
        Scan::default().feed(text.as_bytes())
    }

    #[test]
    fn a_value_ends_at_its_own_bracket() {
        assert_eq!(scanned(r#"{"a":"}\"}","b":[{}]} {"#), Step::End(21));
        assert_eq!(scanned(r#"{"a":[1,2"#), Step::More);
        assert_eq!(scanned("{\"a\":[1}"), Step::Broken(7));
        assert_eq!(scanned("{\"a\n"), Step::Broken(3));
    }

    #[test]
    fn an_object_cut_short_ends_where_the_next_line_begins_one() {
        assert_eq!(scanned("{\"a\":1\n{\"b\":2}"), Step::Broken(7));
        assert_eq!(scanned("{\"a\":1,\n{\"b\":2}"), Step::Broken(8));
        assert_eq!(scanned("{\"a\":[\n{},\n{}\n]}"), Step::End(16));
        assert_eq!(scanned("{\"a\":\n{}\n}"), Step::End(10));
    }

    #[test]
    fn pieces_of_one_byte_say_the_same() {
        let text = r#"{"a":"\\\"x","b":[[{}]],"c":"}"}"#;
        let mut scan = Scan::default();
        let ended = text.bytes().position(|byte| scan.feed(&[byte]) == Step::End(1));
        assert_eq!(ended, Some(text.len() - 1));
        assert_eq!((scan.deepest, scan.longest_string), (4, 5));
    }
}
