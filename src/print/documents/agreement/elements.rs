//! Passages of a template as elements of running text: which face, which size, which indent.

use super::grid;
use crate::domain::template::{Blank, FilledParty, Level, Passage, Piece, Role};
use crate::print::flow::{Align, Element, Hanging, Paragraph, Party, PartyLine, Room, Sign, Span};
use crate::print::page::Frame;
use crate::print::pen::{Style, hei, song};

/// Keeps year, month and day in one line.
const JOINER: &str = "\u{2060}";

/// Faces and sizes of one format.
pub(super) struct Looks {
    body_pt: f32,
    /// From one baseline of the body to the next, in letters.
    leading: f32,
}

impl Looks {
    /// All sizes follow that of the body.
    pub fn scaled(body_pt: f32, leading: f32) -> Self {
        Self { body_pt, leading }
    }

    fn leading(&self, role: Role) -> f32 {
        match role {
            Role::Title => 1.4,
            Role::Note => 1.5,
            _ => self.leading,
        }
    }

    pub fn body(&self) -> Style {
        song(self.body_pt)
    }

    pub fn bold(&self) -> Style {
        hei(self.body_pt)
    }

    pub fn cell(&self) -> Style {
        song(self.body_pt * 0.9)
    }

    pub fn label(&self) -> Style {
        hei(self.body_pt * 0.87)
    }

    fn title(&self) -> Style {
        hei(self.body_pt * 1.75)
    }

    fn note(&self) -> Style {
        song(self.body_pt * 0.8)
    }

    /// The width of one letter of the body.
    pub fn em(&self) -> f32 {
        self.body().size_mm()
    }

    /// Words at the top or the foot of every page.
    pub fn running(&self, words: &[Piece]) -> Paragraph {
        plain(spans(words, self.note()), Align::Centred, self.note().size_mm() * 1.3)
    }

    fn paragraph(&self, role: Role, words: &[Piece]) -> Paragraph {
        let em = self.em();
        let style = match role {
            Role::Title => self.title(),
            Role::Heading => self.bold(),
            Role::Note => self.note(),
            Role::Subtitle | Role::Body | Role::Flush | Role::Centred | Role::Right => self.body(),
        };
        let align = match role {
            Role::Title | Role::Subtitle | Role::Centred => Align::Centred,
            Role::Right => Align::Right,
            Role::Heading | Role::Body | Role::Flush | Role::Note => Align::Justified,
        };
        let paragraph = plain(spans(words, style), align, style.size_mm() * self.leading(role));
        match role {
            Role::Title => Paragraph { after_mm: em * 1.2, keeps_with_next: true, ..paragraph },
            Role::Subtitle => Paragraph { after_mm: em, keeps_with_next: true, ..paragraph },
            Role::Heading => Paragraph { before_mm: em * 0.6, keeps_with_next: true, indent_mm: 2.0 * em, ..paragraph },
            Role::Body => Paragraph { indent_mm: 2.0 * em, ..paragraph },
            Role::Note => Paragraph { indent_mm: 2.0 * style.size_mm(), ..paragraph },
            Role::Flush | Role::Centred | Role::Right => paragraph,
        }
    }

    fn clause(&self, level: Level, number: &str, is_heading: bool, words: &[Piece]) -> Paragraph {
        let is_bold_heading = is_heading && level == Level::Chapter;
        let style = if is_bold_heading { self.bold() } else { self.body() };
        let mut paragraph = plain(Vec::new(), Align::Justified, style.size_mm() * self.leading(Role::Body));
        paragraph.keeps_with_next = is_heading;
        paragraph.indent_mm = 2.0 * self.em();
        match level {
            Level::Chapter | Level::Section => paragraph.spans.push(Span::Text(number.to_owned(), style)),
            Level::Article => paragraph.spans.push(Span::Text(format!("{number}　"), self.bold())),
            Level::Item | Level::Point => paragraph.hanging = Some(self.hanging(number, style)),
        }
        if is_bold_heading {
            paragraph.before_mm = self.em() * 0.6;
        }
        paragraph.spans.extend(spans(words, style));
        paragraph
    }

    fn hanging(&self, number: &str, style: Style) -> Hanging {
        let width_mm = (style.width_mm(number) + 0.3 * self.em()).max(1.5 * self.em());
        Hanging { number: number.to_owned(), style, width_mm }
    }

    fn party(&self, party: &FilledParty) -> Party {
        let role: String = party.role.iter().filter_map(text).collect();
        let sign = if role.contains("盖章") {
            Sign::Seal
        } else if role.contains("指印") {
            Sign::Fingerprint
        } else {
            Sign::Name
        };
        let lines = party.lines.iter().map(|words| self.party_line(words)).collect();
        let (role, name) = role_and_name(&party.role);
        let name: Vec<Piece> = name.into_iter().map(within_a_column).collect();
        Party { role: spans(&role, self.body()), name: spans(&name, self.body()), sign, lines }
    }

    /// A word alone asks for handwriting; 「日期」 asks for a date.
    fn party_line(&self, words: &[Piece]) -> PartyLine {
        let style = self.body();
        let is_day = words.first().and_then(text).is_some_and(|word| word.starts_with("日期"));
        match words {
            [_] if is_day => PartyLine::Day(day_gaps(style)),
            [_, day] if is_day => PartyLine::Day(spans(std::slice::from_ref(day), style)),
            [Piece::Text(word)] if !word.contains('：') || word.ends_with('：') => {
                PartyLine::Write(word.trim_end_matches('：').to_owned(), style)
            }
            [Piece::Text(word), Piece::Blank(Blank::Line(_))] => {
                PartyLine::Write(word.trim_end_matches('：').to_owned(), style)
            }
            [Piece::Text(word), Piece::Written(words, Blank::Line(_))] => {
                PartyLine::Written(word.trim_end_matches('：').to_owned(), style, words.clone())
            }
            _ => PartyLine::Known(spans(words, style)),
        }
    }
}

pub(super) fn elements(passages: &[Passage], looks: &Looks, body: Frame) -> Vec<Element> {
    let element = |passage: &Passage| match passage {
        Passage::Paragraph(role, words) => Element::Paragraph(looks.paragraph(*role, words)),
        Passage::Clause { level, number, is_heading, words } => {
            Element::Paragraph(looks.clause(*level, number, *is_heading, words))
        }
        Passage::Table(grid) => Element::Table(grid::table(grid, looks, body)),
        Passage::Signatures(parties) => Element::Signatures(parties.iter().map(|party| looks.party(party)).collect()),
        Passage::NewPage => Element::NewPage,
    };
    passages.iter().map(element).collect()
}

/// 「甲方（盖章）：海棠社区」 in two.
fn role_and_name(words: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
    let cut = words.iter().enumerate().find_map(|(place, piece)| Some((place, text(piece)?.split_once('：')?)));
    let Some((place, (role, name))) = cut else { return (words.to_vec(), Vec::new()) };
    let role_words = words[..place].iter().cloned().chain([Piece::Text(role.to_owned())]);
    let name_words = [Piece::Text(name.to_owned())].into_iter().chain(words[place + 1..].iter().cloned());
    (role_words.collect(), name_words.collect())
}

/// A line to write a name on stands whole where three sign side by side.
fn within_a_column(piece: Piece) -> Piece {
    const WIDEST: usize = 10;
    match piece {
        Piece::Blank(Blank::Line(letters)) => Piece::Blank(Blank::Line(letters.min(WIDEST))),
        Piece::Written(words, Blank::Line(letters)) => Piece::Written(words, Blank::Line(letters.min(WIDEST))),
        other => other,
    }
}

fn plain(spans: Vec<Span>, align: Align, leading_mm: f32) -> Paragraph {
    Paragraph {
        spans,
        align,
        indent_mm: 0.0,
        hanging: None,
        leading_mm,
        before_mm: 0.0,
        after_mm: 0.0,
        keeps_with_next: false,
    }
}

fn spans(words: &[Piece], style: Style) -> Vec<Span> {
    let span = |piece: &Piece| match piece {
        Piece::Text(text) => vec![Span::Text(text.clone(), style)],
        Piece::Blank(Blank::Line(letters)) => vec![Span::Blank(*letters, style)],
        Piece::Blank(Blank::Day) => day_gaps(style),
        Piece::Written(words, Blank::Line(letters)) => vec![Span::Written(words.clone(), Room::Blank(*letters), style)],
        Piece::Written(words, Blank::Day) => written_day(words, style),
    };
    words.iter().flat_map(span).collect()
}

/// Room before 年, 月 and 日, in letters.
const DAY_GAPS: [f32; 3] = [2.6, 1.6, 1.6];

/// Room to write a date into.
fn day_gaps(style: Style) -> Vec<Span> {
    day_of(DAY_GAPS.map(|ems| Span::Gap(ems, style)), style)
}

/// 「2026年3月1日」 in that room; words of another kind stand as they are.
fn written_day(words: &str, style: Style) -> Vec<Span> {
    let numbers: Vec<&str> = words.split_terminator(['年', '月', '日']).collect();
    let [year, month, day] = numbers[..] else { return vec![Span::Text(words.to_owned(), style.filled())] };
    let [year_ems, month_ems, day_ems] = DAY_GAPS.map(Room::Gap);
    let written = [(year, year_ems), (month, month_ems), (day, day_ems)];
    day_of(written.map(|(number, room)| Span::Written(number.to_owned(), room, style)), style)
}

fn day_of([year, month, day]: [Span; 3], style: Style) -> Vec<Span> {
    let word = |word: &str| Span::Text(format!("{JOINER}{word}{JOINER}"), style);
    vec![year, word("年"), month, word("月"), day, Span::Text(format!("{JOINER}日"), style)]
}

pub(super) fn text(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Text(text) => Some(text),
        Piece::Blank(_) | Piece::Written(..) => None,
    }
}
