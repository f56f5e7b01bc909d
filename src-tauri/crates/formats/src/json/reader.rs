//! A strict reader of one row's JSON. serde_json would take the last of two equal keys, nests to 128 and has no bound for strings; this
//! reads a row once with all of that watched, borrows what has no escapes, and builds nothing for what is passed over. What it takes and
//! refuses is compared with serde_json's answers in a property test.

use std::borrow::Cow;

use super::{
    SeenKeys,
    keys::hash,
    number::length,
    text::{escape, special},
};
use crate::{
    codes::{
        AFTER_THE_END, CUT_SHORT, DUPLICATE_KEY, Fault, INVALID_UTF8, NOT_JSON, NUL_IN_TEXT, STRING_TOO_LONG, TOO_DEEP,
    },
    limits::{DEPTH, STRING_BYTES},
};

/// Why reading stopped: a word of the row codes.
pub(crate) type Code = &'static str;

/// What can be read from JSON.
pub(crate) trait FromJson<'a>: Sized {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code>;
}

/// The value that is all of `row`.
pub(crate) fn read<'a, T: FromJson<'a>>(row: &'a [u8]) -> Result<T, Fault> {
    let text = std::str::from_utf8(row).map_err(|_| Fault::of(INVALID_UTF8))?;
    let mut reader = Reader { text, at: 0, depth: 0 };
    let found = T::read(&mut reader).and_then(|found| reader.end().map(|()| found));
    found.map_err(|code| match code {
        NOT_JSON => Fault::about(code, &reader.at.to_string()),
        _ => Fault::of(code),
    })
}

pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// The next byte that is no blank; it stays where it is.
    pub(crate) fn peek(&mut self) -> Result<u8, Code> {
        loop {
            match self.bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Ok(*byte),
                None => return Err(CUT_SHORT),
            }
        }
    }

    fn end(&mut self) -> Result<(), Code> {
        if self.peek() == Err(CUT_SHORT) {
            Ok(())
        } else {
            Err(AFTER_THE_END)
        }
    }

    fn enter(&mut self) -> Result<(), Code> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH { Err(TOO_DEEP) } else { Ok(()) }
    }

    /// Whether another member comes before `close`; passes the comma or the end.
    fn another(&mut self, close: u8, first: &mut bool) -> Result<bool, Code> {
        let next = self.peek()?;
        if next == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !std::mem::take(first) {
            if next != b',' {
                return Err(NOT_JSON);
            }
            self.at += 1;
            if self.peek()? == close {
                return Err(NOT_JSON);
            }
        }
        Ok(true)
    }

    /// Reads an object; `member` gets each key with its hash and must pass its value.
    pub(crate) fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Cow<'a, str>, u64) -> Result<(), Code>,
    ) -> Result<(), Code> {
        self.enter()?;
        let mut keys = SeenKeys::default();
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.string()?;
            let hash = hash(&key);
            if !keys.add(hash) {
                return Err(DUPLICATE_KEY);
            }
            if self.peek()? != b':' {
                return Err(NOT_JSON);
            }
            self.at += 1;
            member(self, key, hash)?;
        }
        Ok(())
    }

    /// Reads a list; `element` must pass each value.
    pub(crate) fn list(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), Code>) -> Result<(), Code> {
        self.enter()?;
        let mut first = true;
        while self.another(b']', &mut first)? {
            element(self)?;
        }
        Ok(())
    }

    /// Reads a string, which is lent where it has no escapes.
    #[inline(always)]
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Code> {
        let start = self.open_string()?;
        let end = self.plain(start, start)?;
        if self.bytes()[end] == b'"' {
            self.at = end + 1;
            return Ok(Cow::Borrowed(&self.text[start..end]));
        }
        self.escaped(start, end).map(Cow::Owned)
    }

    /// The string from `start` on, whose first escape stands at `escape_at`.
    fn escaped(&mut self, start: usize, escape_at: usize) -> Result<String, Code> {
        let mut whole = self.text[start..escape_at].to_owned();
        let mut from = escape_at;
        while self.bytes()[from] == b'\\' {
            let (letter, length) = escape(&self.bytes()[from..])?;
            whole.push(letter);
            let end = self.plain(start, from + length)?;
            whole.push_str(&self.text[from + length..end]);
            from = end;
        }
        self.at = from + 1;
        Ok(whole)
    }

    fn pass_string(&mut self) -> Result<(), Code> {
        let start = self.open_string()?;
        let mut from = self.plain(start, start)?;
        while self.bytes()[from] == b'\\' {
            let (_, length) = escape(&self.bytes()[from..])?;
            from = self.plain(start, from + length)?;
        }
        self.at = from + 1;
        Ok(())
    }

    fn open_string(&mut self) -> Result<usize, Code> {
        if self.peek()? == b'"' {
            Ok(self.at + 1)
        } else {
            Err(NOT_JSON)
        }
    }

    /// The place of the next quote or backslash, from `from` on, of the string that began at `start`.
    #[inline(always)]
    fn plain(&mut self, start: usize, from: usize) -> Result<usize, Code> {
        let at = special(self.bytes(), from);
        match self.bytes().get(at) {
            _ if at - start > STRING_BYTES => Err(STRING_TOO_LONG),
            Some(b'"' | b'\\') => Ok(at),
            Some(0) => Err(NUL_IN_TEXT),
            Some(_) => {
                self.at = at;
                Err(NOT_JSON)
            }
            None => Err(CUT_SHORT),
        }
    }

    /// Passes any value.
    pub(crate) fn skip(&mut self) -> Result<(), Code> {
        match self.peek()? {
            b'{' => self.object(|reader, _, _| reader.skip()),
            b'[' => self.list(Self::skip),
            b'"' => self.pass_string(),
            _ => self.word().map(|_| ()),
        }
    }

    /// Passes any value and gives its text.
    pub(crate) fn raw(&mut self) -> Result<&'a str, Code> {
        self.peek()?;
        let start = self.at;
        self.skip()?;
        Ok(&self.text[start..self.at])
    }

    /// A number, `true`, `false` or `null` as it is written.
    pub(crate) fn word(&mut self) -> Result<&'a str, Code> {
        let rest = &self.bytes()[self.at..];
        let end = match rest {
            [b'-' | b'0'..=b'9', ..] => length(rest)?,
            [b't', b'r', b'u', b'e', ..] | [b'n', b'u', b'l', b'l', ..] => 4,
            [b'f', b'a', b'l', b's', b'e', ..] => 5,
            _ => return Err(NOT_JSON),
        };
        let word = &self.text[self.at..self.at + end];
        self.at += end;
        Ok(word)
    }
}
