//! Text with fields in braces.

use super::near;
use super::typed::Typed;
use crate::domain::template::{Fault, FaultKind, TemplateField, TemplateKind, Word, Words};

const OPEN: [char; 2] = ['{', '｛'];
const CLOSE: [char; 2] = ['}', '｝'];

/// A brace written twice is one brace on paper; a field nobody knows stays as it was typed.
pub(super) fn words(typed: Typed, kind: TemplateKind, faults: &mut Vec<Fault>) -> Words {
    let mut words = Vec::new();
    let mut rest = typed;
    while let Some(letter) = rest.text.chars().next() {
        let width = letter.len_utf8();
        let is_twice = rest.text[width..].starts_with(letter);
        if (OPEN.contains(&letter) || CLOSE.contains(&letter)) && is_twice {
            push_text(&mut words, &rest.text[..width]);
            rest = rest.after(2 * width);
        } else if OPEN.contains(&letter) {
            rest = braces(rest, kind, &mut words, faults);
        } else {
            let until = rest.text.find([OPEN[0], OPEN[1], CLOSE[0], CLOSE[1]]).unwrap_or(rest.text.len()).max(width);
            push_text(&mut words, &rest.text[..until]);
            rest = rest.after(until);
        }
    }
    words
}

/// What begins with an opening brace; gives back what follows it.
fn braces<'a>(rest: Typed<'a>, kind: TemplateKind, words: &mut Words, faults: &mut Vec<Fault>) -> Typed<'a> {
    let inside = rest.after(rest.text.chars().next().map_or(0, char::len_utf8));
    let end = inside.text.find([OPEN[0], OPEN[1], CLOSE[0], CLOSE[1]]);
    let Some(end) = end.filter(|end| inside.text[*end..].starts_with(CLOSE)) else {
        faults.push(rest.fault(FaultKind::FieldNotClosed));
        push_text(words, &rest.text[..rest.text.len() - inside.text.len()]);
        return inside;
    };
    let after = inside.after(end + inside.text[end..].chars().next().map_or(1, char::len_utf8));
    match field(inside.upto(end).trimmed(), kind) {
        Ok(field) => words.push(Word::Field(field)),
        Err(fault) => {
            faults.push(fault);
            push_text(words, &rest.text[..rest.text.len() - after.text.len()]);
        }
    }
    after
}

fn field(name: Typed, kind: TemplateKind) -> Result<&'static TemplateField, Fault> {
    let fields = kind.fields();
    let wanted: String = name.text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if wanted.is_empty() {
        return Err(name.fault(FaultKind::EmptyField));
    }
    fields.iter().find(|field| field.name == wanted).ok_or_else(|| {
        let near = near::nearest(&wanted, fields.iter().map(|field| field.name));
        name.fault(FaultKind::UnknownField { name: wanted, near })
    })
}

/// Text beside text is one text.
fn push_text(words: &mut Words, text: &str) {
    match words.last_mut() {
        Some(Word::Text(before)) => before.push_str(text),
        _ => words.push(Word::Text(text.to_owned())),
    }
}
