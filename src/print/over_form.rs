//! 套打: of a paper what is filled in, and nothing of the form, which is on the sheet already.
//!
//! A value keeps its place. Where the empty form has words there, such as 年, 月 and 日 of a date, what is filled in stands in
//! the gaps between them. Not here: drawing a paper as its empty form is drawn, which every document does by itself
//! ([`super::Issue::onto_form`]).

use super::faces;
use super::page::{Document, Frame, Mark, Page, Part};

/// Marks nearer than this stand at the same place.
const SAME_PLACE_MM: f32 = 0.3;
/// What is printed in the line of a number belongs to it: its word and the stroke to write on.
const SAME_LINE_MM: f32 = 1.2;
/// Letters that reach less far into one another than this do not cover each other.
const TOUCHING_MM: f32 = 0.6;
/// Of the height of a letter.
const TOUCHING_SHARE: f32 = 0.4;

const OTHER_FORM: &str = "填写的内容和空白表对不上：行数或页数不一样，套印会错位。请取消「只印填写的内容」，打印整张";

/// What is filled in of this paper, for sheets on which this form stands already. Where it does not fit there, that is said.
pub fn only_filled(mut paper: Document, form: &Document) -> Document {
    let is_same = paper.pages.len() == form.pages.len()
        && paper.pages.iter().zip(&form.pages).all(|(page, form)| is_same_form(page, form));
    let mut covered = 0;
    for (place, page) in paper.pages.iter_mut().enumerate() {
        let printed: &[Mark] = form.pages.get(place).map(|page| &page.marks[..]).unwrap_or_default();
        let marks = std::mem::take(&mut page.marks);
        page.marks = marks.into_iter().flat_map(|mark| filled_of(mark, printed)).collect();
        let words: Vec<Frame> = printed.iter().flat_map(frames_of_words).collect();
        covered += page.marks.iter().filter(|mark| covers(mark, &words)).count();
    }
    paper.remarks.extend((!is_same).then(|| OTHER_FORM.to_owned()));
    paper.remarks.extend((is_same && covered > 0).then(|| covered_words(covered)));
    paper.exceeds_form = !is_same || covered > 0;
    paper
}

fn covered_words(count: usize) -> String {
    format!("有 {count} 处填写的内容比预留的空格长，会压住印好的字。请取消「只印填写的内容」，打印整张")
}

fn filled_of(mark: Mark, printed: &[Mark]) -> Vec<Mark> {
    match (mark.part(), mark) {
        (Part::Form, _) => Vec::new(),
        (Part::FilledFrom(start), mark) => vec![without_first(mark, start)],
        (Part::Filled, mark) => in_gaps(&mark, printed).unwrap_or_else(|| vec![mark]),
    }
}

/// The text without the words of the form at its beginning, which would take their room.
fn without_first(mut mark: Mark, start: usize) -> Mark {
    if let Mark::Text { x, size_pt, face, text, gap_mm, .. } = &mut mark
        && text.is_char_boundary(start)
    {
        let rest = text.split_off(start);
        *x += faces::width_mm(*face, *size_pt, text) + text.chars().count() as f32 * *gap_mm;
        *text = rest;
    }
    mark
}

/// The text in pieces between the words that the form has at its place; none where the form has no such words there.
fn in_gaps(mark: &Mark, printed: &[Mark]) -> Option<Vec<Mark>> {
    let Mark::Text { y, size_pt, face, ink, text, part, .. } = mark else { return None };
    let words_there = printed.iter().find(|printed| stands_at(mark, printed))?;
    let Mark::Text { x: left, text: words, face: their_face, size_pt: their_size, .. } = words_there else {
        return None;
    };
    let width = |range: &str| faces::width_mm(*their_face, *their_size, range);
    let mut marks = Vec::new();
    for ((start, end), piece) in pieces(text, words)? {
        let (from, until) = (left + width(&words[..start]), left + width(&words[..end]));
        let slack = until - from - faces::width_mm(*face, *size_pt, piece);
        // Behind the last word is no gap: it goes on there.
        let x = if end == words.len() { from } else { from + slack / 2.0 };
        let (size_pt, face, ink, part) = (*size_pt, *face, *ink, *part);
        marks.push(Mark::Text { x, y: *y, size_pt, face, ink, gap_mm: 0.0, text: piece.to_owned(), part });
    }
    Some(marks)
}

/// What stands before, between and after the words of the form, each with the gap it stands in.
fn pieces<'a>(text: &'a str, form: &str) -> Option<Vec<((usize, usize), &'a str)>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    for (start, word) in words(form) {
        let (before, after) = rest.split_once(word)?;
        pieces.push(((from, start), before.trim()));
        (rest, from) = (after, start + word.len());
    }
    pieces.push(((from, form.len()), rest.trim()));
    pieces.retain(|(_, piece)| !piece.is_empty());
    (from > 0).then_some(pieces)
}

/// The words of a form, with where they begin: between them is room to write.
fn words(form: &str) -> impl Iterator<Item = (usize, &str)> {
    // An empty star is there to be filled.
    let is_room = |letter: char| letter.is_whitespace() || matches!(letter, '＿' | '☆');
    let mut next = 0;
    let words = form.split_inclusive(is_room).map(move |word| {
        let start = next;
        next += word.len();
        (start, word.trim_end_matches(is_room))
    });
    words.filter(|(_, word)| !word.is_empty())
}

/// On the same line, and begun, ended or centred alike.
fn stands_at(mark: &Mark, printed: &Mark) -> bool {
    let (Mark::Text { y, .. }, Mark::Text { y: other_y, .. }) = (mark, printed) else { return false };
    if (y - other_y).abs() >= SAME_PLACE_MM {
        return false;
    }
    let (Some(frame), Some(other)) = (mark.text_frame(), printed.text_frame()) else { return false };
    let middle = |frame: Frame| frame.x + frame.width / 2.0;
    let is_near = |one: f32, other: f32| (one - other).abs() < SAME_PLACE_MM;
    is_near(frame.x, other.x) || is_near(frame.right(), other.right()) || is_near(middle(frame), middle(other))
}

/// Whether everything of the form stands where the empty form has it, and nothing else.
fn is_same_form(page: &Page, form: &Page) -> bool {
    let of_form = |mark: &&Mark| mark.part() == Part::Form;
    let numbers: Vec<f32> = page.marks.iter().filter_map(number_line).collect();
    let is_beside_number =
        |mark: &Mark| baseline(mark).is_some_and(|y| numbers.iter().any(|line| (line - y).abs() < SAME_LINE_MM));
    let stands_in = |mark: &Mark, page: &Page| page.marks.iter().any(|other| is_alike(mark, other));
    page.marks.iter().filter(of_form).all(|mark| stands_in(mark, form))
        && form.marks.iter().filter(of_form).all(|mark| is_beside_number(mark) || stands_in(mark, page))
}

/// The line of a text that begins with words of the form.
fn number_line(mark: &Mark) -> Option<f32> {
    matches!(mark.part(), Part::FilledFrom(_)).then(|| baseline(mark)).flatten()
}

/// Where a text stands or a level stroke lies.
fn baseline(mark: &Mark) -> Option<f32> {
    match mark {
        Mark::Text { y, .. } => Some(*y),
        Mark::Line { from, to, .. } if from.1 == to.1 => Some(from.1),
        _ => None,
    }
}

fn is_alike(one: &Mark, other: &Mark) -> bool {
    let is_near = |one: (f32, f32), other: (f32, f32)| {
        (one.0 - other.0).abs() < SAME_PLACE_MM && (one.1 - other.1).abs() < SAME_PLACE_MM
    };
    match (one, other) {
        (Mark::Text { x, y, text, .. }, Mark::Text { x: other_x, y: other_y, text: words, .. }) => {
            text == words && is_near((*x, *y), (*other_x, *other_y))
        }
        (Mark::Line { from, to, .. }, Mark::Line { from: start, to: end, .. }) => {
            is_near(*from, *start) && is_near(*to, *end)
        }
        (Mark::Outline { frame, .. }, Mark::Outline { frame: other, .. }) => {
            is_near((frame.x, frame.y), (other.x, other.y))
                && is_near((frame.right(), frame.bottom()), (other.right(), other.bottom()))
        }
        _ => false,
    }
}

/// Whether a text lies upon words of the form.
fn covers(mark: &Mark, words: &[Frame]) -> bool {
    let Some(frame) = mark.text_frame() else { return false };
    words.iter().any(|word| is_upon(frame, *word))
}

fn is_upon(frame: Frame, word: Frame) -> bool {
    let beside = frame.right().min(word.right()) - frame.x.max(word.x);
    let below = frame.bottom().min(word.bottom()) - frame.y.max(word.y);
    beside > TOUCHING_MM && below > TOUCHING_SHARE * word.height
}

fn frames_of_words(printed: &Mark) -> Vec<Frame> {
    let (Mark::Text { face, size_pt, text, .. }, Some(frame)) = (printed, printed.text_frame()) else {
        return Vec::new();
    };
    let width = |words: &str| faces::width_mm(*face, *size_pt, words);
    words(text).map(|(start, word)| Frame { x: frame.x + width(&text[..start]), width: width(word), ..frame }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;
    use crate::print::page::A6;
    use crate::print::pen::{hei, song};

    fn paper(draw: impl FnOnce(&mut Page)) -> Document {
        let mut paper = Document::new("试印", Date::default());
        let mut page = Page::new(A6);
        page.text(10.0, 20.0, hei(9.0), "登记日期");
        draw(&mut page);
        paper.pages.push(page);
        paper
    }

    fn left(filled: &str, form: &str) -> Vec<(f32, String)> {
        let style = song(10.0);
        let only = only_filled(
            paper(|page| page.text(30.0, 20.0, style.filled(), filled)),
            &paper(|page| page.text(30.0, 20.0, style, form)),
        );
        let text = |mark: &Mark| match mark {
            Mark::Text { x, text, .. } => (*x, text.clone()),
            other => panic!("{other:?}"),
        };
        only.pages[0].marks.iter().map(text).collect()
    }

    #[test]
    fn a_value_keeps_its_place_and_the_words_of_the_form_stay_away() {
        assert_eq!(left("甄无名", ""), [(30.0, "甄无名".to_owned())]);
    }

    #[test]
    fn a_date_stands_in_the_gaps_before_year_month_and_day() {
        let gaps = "　　 年　 月　 日";
        let left = left("2026年3月12日", gaps);
        let texts: Vec<&str> = left.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["2026", "3", "12"]);
        let style = song(10.0);
        for ((x, text), word) in left.iter().zip(["年", "月", "日"]) {
            let end = 30.0 + style.width_mm(&gaps[..gaps.find(word).unwrap()]);
            assert!(x + style.width_mm(text) <= end + TOUCHING_MM, "{text} before {word}");
        }
    }

    #[test]
    fn what_is_on_the_sheet_already_is_not_printed_twice() {
        assert!(left("本册不张贴。", "本册不张贴。").is_empty());
        assert_eq!(left("35 平方米", "　　　平方米").len(), 1);
    }

    #[test]
    fn a_row_more_than_the_form_has_is_said() {
        let form = paper(|_| {});
        let more = paper(|page| page.text(10.0, 30.0, hei(9.0), "备注"));
        assert_eq!(only_filled(more, &form).remarks, [OTHER_FORM]);
        assert!(only_filled(form.clone(), &form).remarks.is_empty());
    }

    #[test]
    fn a_value_that_covers_words_of_the_form_is_said() {
        let form = paper(|page| page.text(40.0, 20.0, hei(9.0), "性别"));
        let long = paper(|page| {
            page.text(40.0, 20.0, hei(9.0), "性别");
            page.text(30.0, 20.0, song(10.0).filled(), "阿卜杜热合曼江");
        });
        assert_eq!(only_filled(long, &form).remarks.len(), 1);
    }
}
