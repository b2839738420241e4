//! The shared texts of a workbook, as far as a table is read: which text, and whether it has several faces.

use super::NotBlank;
use super::markup::{Kind, Tags, plain};
use super::package::Package;

/// More texts than these no form has.
const MOST: usize = 200_000;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SharedText {
    pub text: String,
    pub is_rich: bool,
}

pub(super) fn shared(package: &mut Package<'_>, main: &str) -> Result<Vec<SharedText>, NotBlank> {
    let relation = package.relations(main)?.into_iter().find(|relation| relation.kind.ends_with("/sharedStrings"));
    let Some(xml) = relation.map(|relation| package.text_if_there(&relation.part)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    read(&xml)
}

fn read(xml: &str) -> Result<Vec<SharedText>, NotBlank> {
    let mut tags = Tags::of(xml);
    let mut texts: Vec<SharedText> = Vec::new();
    let (mut from, mut is_reading_aid) = (None, false);
    while let Some(tag) = tags.next()? {
        match (tag.name, tag.kind) {
            ("si", Kind::Open | Kind::Empty) if texts.len() < MOST => texts.push(SharedText::default()),
            ("si", Kind::Open | Kind::Empty) => return Err(NotBlank::TooLarge),
            ("rPh", kind) => is_reading_aid = kind == Kind::Open,
            ("r", Kind::Open) => texts.iter_mut().last().into_iter().for_each(|text| text.is_rich = true),
            ("t", Kind::Open) => from = Some(tag.place.end),
            ("t", Kind::Close) => {
                if let (Some(from), Some(text)) = (from.take().filter(|_| !is_reading_aid), texts.last_mut()) {
                    text.text.push_str(&plain(xml.get(from..tag.place.start).unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_text_are_joined_and_reading_aids_left_out() {
        let xml = "<sst><si><t>姓&amp;名</t></si><si><r><t>房</t></r><r><rPr><b/></rPr><t>主</t></r>\
                   <rPh sb=\"0\" eb=\"1\"><t>fang</t></rPh></si><si/></sst>";
        let texts = read(xml).unwrap();
        let seen: Vec<(&str, bool)> = texts.iter().map(|text| (text.text.as_str(), text.is_rich)).collect();
        assert_eq!(seen, [("姓&名", false), ("房主", true), ("", false)]);
    }
}
