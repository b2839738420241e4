//! Tags of an XML part with their places in it, so that all that is not changed can be copied as it stands.

use super::NotBlank;
use quick_xml::Reader;
use quick_xml::escape::{partial_escape, unescape};
use quick_xml::events::Event;
use std::borrow::Cow;
use std::ops::Range;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    /// `<tag/>`
    Empty,
}

/// One tag, by its name without prefix.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    pub kind: Kind,
    pub name: &'a str,
    pub raw: &'a str,
    pub place: Range<usize>,
}

/// The tags of a part, one after the other.
pub(super) struct Tags<'a> {
    xml: &'a str,
    reader: Reader<&'a [u8]>,
}

impl<'a> Tags<'a> {
    pub fn of(xml: &'a str) -> Self {
        Self { xml, reader: Reader::from_str(xml) }
    }

    /// The next tag; none at the end of the part.
    pub fn next(&mut self) -> Result<Option<Tag<'a>>, NotBlank> {
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|_| NotBlank::Damaged)?;
            let kind = match event {
                Event::Start(_) => Kind::Open,
                Event::End(_) => Kind::Close,
                Event::Empty(_) => Kind::Empty,
                Event::Eof => return Ok(None),
                // A document type can make a text of any length out of few letters.
                Event::DocType(_) => return Err(NotBlank::Damaged),
                _ => continue,
            };
            let place = start..self.position();
            let raw = self.xml.get(place.clone()).filter(|raw| raw.starts_with('<')).ok_or(NotBlank::Damaged)?;
            return Ok(Some(Tag { kind, name: local(name(raw)), raw, place }));
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

/// `x:row` of `<x:row r="1">`
pub(super) fn name(raw: &str) -> &str {
    let inner = raw.trim_start_matches(['<', '/']);
    let end = inner.find(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>'));
    &inner[..end.unwrap_or(inner.len())]
}

pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl Tag<'_> {
    pub fn opens(&self, name: &str) -> bool {
        self.kind != Kind::Close && self.name == name
    }

    pub fn closes(&self, name: &str) -> bool {
        self.kind == Kind::Close && self.name == name
    }

    /// The value of an attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        attribute(self.raw, name)
    }

    pub fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }
}

pub(super) fn attribute(raw: &str, name: &str) -> Option<String> {
    let (_, value) = places(raw).find(|(known, _)| local(&raw[known.clone()]) == name)?;
    Some(plain(&raw[value]))
}

/// The tag with another value of an attribute; added where it has none.
pub(super) fn with_attribute(raw: &str, name: &str, value: &str) -> String {
    let value = partial_escape(value).replace('"', "&quot;");
    if let Some((_, place)) = places(raw).find(|(known, _)| local(&raw[known.clone()]) == name) {
        return format!("{}{value}{}", &raw[..place.start], &raw[place.end..]);
    }
    let end = raw.trim_end_matches('>').trim_end_matches('/').trim_end().len();
    format!("{} {name}=\"{value}\"{}", &raw[..end], &raw[end..])
}

pub(super) fn without_attribute(raw: &str, name: &str) -> String {
    match places(raw).find(|(known, _)| local(&raw[known.clone()]) == name) {
        Some((known, value)) => format!("{}{}", raw[..known.start].trim_end(), &raw[value.end + 1..]),
        None => raw.to_owned(),
    }
}

/// Names and values of the attributes of a tag, as places in it.
fn places(raw: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let bytes = raw.as_bytes();
    let mut at = 1 + name(raw).len();
    let skip = move |mut at: usize, is_wanted: fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|byte| is_wanted(*byte)) {
            at += 1;
        }
        at
    };
    let is_blank = |byte: u8| byte.is_ascii_whitespace();
    std::iter::from_fn(move || {
        let start = skip(at, is_blank);
        let end = skip(start, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/'));
        let equals = skip(end, is_blank);
        if end == start || bytes.get(equals) != Some(&b'=') {
            return None;
        }
        let quote = skip(equals + 1, is_blank);
        let mark = *bytes.get(quote).filter(|mark| matches!(mark, b'"' | b'\''))?;
        let length = bytes[quote + 1..].iter().position(|byte| *byte == mark)?;
        at = quote + 1 + length + 1;
        Some((start..end, quote + 1..quote + 1 + length))
    })
}

/// A text without its escapes; one that cannot be read stays as it is.
pub(super) fn plain(raw: &str) -> String {
    unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned)
}

/// A text as it may stand between tags: what XML has no place for is left out.
pub(super) fn escaped(text: &str) -> String {
    let allowed: String = text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect();
    partial_escape(allowed).into_owned()
}

/// Pieces of a part put in the place of others; they lie one behind the other.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<(Range<usize>, String)>);

impl Changes {
    pub fn put(&mut self, place: Range<usize>, text: impl Into<String>) {
        self.0.push((place, text.into()));
    }

    /// The part with all of them; none if two of them overlap.
    pub fn made_in(mut self, xml: &str) -> Result<String, NotBlank> {
        self.0.sort_by_key(|(place, _)| (place.start, place.end));
        let mut made = String::with_capacity(xml.len() + self.0.iter().map(|(_, text)| text.len()).sum::<usize>());
        let mut until = 0;
        for (place, text) in &self.0 {
            made.push_str(xml.get(until..place.start).ok_or(NotBlank::Damaged)?);
            made.push_str(text);
            until = place.end;
        }
        made.push_str(xml.get(until..).ok_or(NotBlank::Damaged)?);
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_put_and_taken_whatever_stands_round_them() {
        let raw = "<x:c r='B5' s = \"3\" xml:space=\"a&amp;b\"/>";
        assert_eq!((name(raw), attribute(raw, "s").as_deref()), ("x:c", Some("3")));
        assert_eq!(attribute(raw, "space").as_deref(), Some("a&b"));
        assert_eq!(with_attribute(raw, "r", "B6"), raw.replace("B5", "B6"));
        assert_eq!(with_attribute("<row r=\"1\" />", "ht", "\"2\""), "<row r=\"1\" ht=\"&quot;2&quot;\" />");
        assert_eq!(without_attribute("<row r=\"1\" spans=\"1:9\" ht=\"2\">", "spans"), "<row r=\"1\" ht=\"2\">");
        assert_eq!(attribute("<c", "r"), None);
    }

    #[test]
    fn a_document_type_is_refused() {
        assert!(matches!(Tags::of("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>").next(), Err(NotBlank::Damaged)));
    }
}
