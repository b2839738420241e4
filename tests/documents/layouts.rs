//! How each document is drawn has a number, and archived prints say by it whether their form has changed since.
//!
//! Whoever changes a drawing counts `layout` up in `DOCUMENTS` and puts the new line into tests/fixtures/layouts.txt; the test
//! prints all of them as they are now.

use super::longest::longest_of;
use crate::{issue, station};
use linli::domain::template::{Fill, TemplateKind, parse};
use linli::print::documents::agreement::{Format, agreement_on};
use linli::print::documents::{DOCUMENTS, DocumentKind, Source};
use linli::print::{Document, Issue};
use sha2::{Digest, Sha256};

const KNOWN: &str = include_str!("../fixtures/layouts.txt");
/// The wording of a template is archived with what fills it: that another one comes out differently changes no layout.
const WORDING: &str = "【页眉】{社区}\n【标题】试印\n【副标题】（{社区}）\n一、总则\n（一）在{社区}居住的人共同遵守，一行写不下的时候，接着写在下一行。\n\
                       | 项目 | 内容 |\n|--|----|\n| 地点 | {社区} |\n【小字】一式两份。\n【签章】\n\
                       | 甲方（盖章）：{社区} | 经办人 | 日期 |\n| 乙方（签名并按指印） | 签名 | 日期 |";

/// Of every mark on every page; floats as they print. What of it is form and what was filled in is not drawn.
fn fingerprint(document: &Document) -> String {
    let drawn = format!("{:?}", document.pages);
    let mut marks = drawn.split(", part: ");
    let first = marks.next().unwrap_or_default().to_owned();
    let drawn =
        marks.fold(first, |drawn, mark| drawn + mark.trim_start_matches(|letter| letter != ' ' && letter != ','));
    let hash = Sha256::digest(drawn);
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn drawn(kind: &DocumentKind, issue: &Issue<'_>) -> Document {
    match kind.source {
        Source::Template(template) => in_one_wording(kind, template, issue),
        _ => longest_of(kind, issue).0,
    }
}

fn in_one_wording(kind: &DocumentKind, template: TemplateKind, issue: &Issue<'_>) -> Document {
    let (wording, fill) = (parse(WORDING, template).0, Fill::example(template));
    agreement_on(Format::of(kind.paper), template, &wording, Some(&fill), issue)
}

#[test]
fn a_form_that_is_drawn_otherwise_has_another_layout() {
    let station = station();
    let issue = issue(&station);
    let line = |kind: &&DocumentKind| format!("{} {} {}", kind.key, kind.layout, fingerprint(&drawn(kind, &issue)));
    let now: Vec<String> = DOCUMENTS.iter().map(|kind| line(&kind)).collect();
    let known: Vec<&str> = KNOWN.lines().collect();
    assert!(now == known, "counted up and put into tests/fixtures/layouts.txt:\n{}", now.join("\n"));
}
