//! What holds for every sheet of paper, read from its marks: no text leaves the page, touches a border, is run through by
//! a rule or lies over another text; no line begins or ends with the wrong mark.

use linli::print::{Document, Frame, Mark, Page};

/// No printer reaches the edge.
const EDGE_MM: f32 = 5.0;
/// From a text to an upright border of a table.
const FROM_BORDER_MM: f32 = 1.2;

/// From a text to what goes on beside it.
const BESIDE_MM: f32 = 1.5;
/// The room for the figures of a year, at its widest.
const YEAR_MM: f32 = 22.0;
/// Never at the beginning of a line, never at its end (GB/T 15834).
const CLOSING: &[char] = &['，', '。', '、', '；', '：', '？', '！', '）', '〕', '】', '》', '」', '』', '”', '’'];
const OPENING: &[char] = &['（', '〔', '【', '《', '「', '『', '“', '‘'];

pub fn assert_sound(document: &Document) {
    for (place, page) in document.pages.iter().enumerate() {
        let texts = texts(page);
        let strokes = strokes(page);
        for (at, text) in texts.iter().enumerate() {
            let about = |what: &str| format!("{what}: {} on page {} of {}", text.words, place + 1, document.title);
            let Frame { x, y, .. } = text.frame;
            let is_on_page = x >= EDGE_MM && y >= EDGE_MM && text.frame.right() <= page.width_mm - EDGE_MM;
            assert!(is_on_page && text.baseline < page.height_mm - EDGE_MM + 1.0, "{}", about("leaves the page"));
            let through = strokes.iter().find(|stroke| runs_through(stroke, &text.frame));
            assert!(through.is_none(), "{}: {through:?}", about("is run through"));
            let near = strokes.iter().find(|stroke| is_too_near(stroke, text));
            assert!(near.is_none(), "{}: {near:?}", about("touches a border"));
            let begins = text.words.starts_with(CLOSING) && !is_beside(&texts, &strokes, text, text.frame.x);
            assert!(!begins, "{}", about("begins with a closing mark"));
            let ends = text.words.ends_with(OPENING) && !is_beside(&texts, &strokes, text, text.frame.right());
            assert!(!ends, "{}", about("ends with an opening mark"));
            let over = texts[at + 1..].iter().find(|other| overlap(&text.frame, &other.frame));
            assert!(over.is_none(), "{} over {}", about("lies"), over.map_or("", |other| other.words));
        }
    }
}

/// Whether the line goes on at this edge of a text: with other letters, a box to tick or a line to write on.
fn is_beside(texts: &[Text<'_>], strokes: &[Stroke], text: &Text<'_>, edge: f32) -> bool {
    let is_near = |x: f32| (x - edge).abs() < BESIDE_MM;
    let is_on_line = |y: f32| (y - text.baseline).abs() < BESIDE_MM;
    // Before 年 the room for its figures is empty.
    let is_year = |other: &Text<'_>| other.words.starts_with('年') && (0.0..YEAR_MM).contains(&(other.frame.x - edge));
    let letters = |other: &Text<'_>| {
        other.frame != text.frame
            && is_on_line(other.baseline)
            && (is_near(other.frame.x) || is_near(other.frame.right()) || is_year(other))
    };
    let written = |stroke: &Stroke| {
        let is_level = stroke.from.1 == stroke.to.1;
        is_level && is_on_line(stroke.from.1) && (is_near(stroke.from.0) || is_near(stroke.to.0))
    };
    texts.iter().any(letters) || strokes.iter().any(written)
}

/// A text and the part of its frame that letters really ink.
struct Text<'a> {
    words: &'a str,
    frame: Frame,
    baseline: f32,
}

fn texts(page: &Page) -> Vec<Text<'_>> {
    let text = |mark: &'_ Mark| {
        let frame = mark.text_frame()?;
        let Mark::Text { y, .. } = mark else { return None };
        let top = y - frame.height * 0.8;
        Some((Frame { y: top, height: frame.height * 0.85, ..frame }, *y))
    };
    let texts = page.texts().zip(page.marks.iter().filter_map(text));
    texts.map(|(words, (frame, baseline))| Text { words, frame, baseline }).collect()
}

/// A straight stroke, thick or thin.
#[derive(Debug)]
struct Stroke {
    from: (f32, f32),
    to: (f32, f32),
    width_pt: f32,
}

/// Lines and the four sides of outlines.
fn strokes(page: &Page) -> Vec<Stroke> {
    let mut strokes = Vec::new();
    for mark in &page.marks {
        match mark {
            Mark::Line { from, to, width_pt, .. } => strokes.push(Stroke { from: *from, to: *to, width_pt: *width_pt }),
            Mark::Outline { frame, width_pt, .. } => {
                let (left, top, right, bottom) = (frame.x, frame.y, frame.right(), frame.bottom());
                let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
                let side = |pair: &[(f32, f32)]| Stroke { from: pair[0], to: pair[1], width_pt: *width_pt };
                strokes.extend(corners.windows(2).map(side));
            }
            Mark::Text { .. } | Mark::Picture { .. } => {}
        }
    }
    strokes
}

/// Level and upright strokes; the ticks of boxes lean.
fn runs_through(stroke: &Stroke, text: &Frame) -> bool {
    let (left, right) = (stroke.from.0.min(stroke.to.0), stroke.from.0.max(stroke.to.0));
    let (top, bottom) = (stroke.from.1.min(stroke.to.1), stroke.from.1.max(stroke.to.1));
    let is_straight = left == right || top == bottom;
    is_straight
        && left < text.right() - 0.05
        && right > text.x + 0.05
        && top < text.bottom() - 0.05
        && bottom > text.y + 0.05
}

fn is_too_near(stroke: &Stroke, text: &Text) -> bool {
    let is_border = stroke.width_pt == 0.5 && stroke.from.0 == stroke.to.0;
    let (top, bottom) = (stroke.from.1.min(stroke.to.1), stroke.from.1.max(stroke.to.1));
    let is_beside = text.baseline > top && text.baseline - 1.0 < bottom;
    let distance = (text.frame.x - stroke.from.0).max(stroke.from.0 - text.frame.right());
    is_border && is_beside && distance < FROM_BORDER_MM
}

fn overlap(one: &Frame, other: &Frame) -> bool {
    let slack = 0.02;
    one.x < other.right() - slack
        && other.x < one.right() - slack
        && one.y < other.bottom() - slack
        && other.y < one.bottom() - slack
}

#[test]
fn the_check_sees_what_is_wrong() {
    use linli::print::page::A4;
    use linli::print::pen::song;
    let sound = |draw: &dyn Fn(&mut Page)| {
        let mut document = Document::new("试", crate::day(2026, 1, 1));
        let mut page = Page::new(A4);
        page.text(20.0, 20.0, song(12.0), "甄无名");
        draw(&mut page);
        document.pages.push(page);
        std::panic::catch_unwind(|| assert_sound(&document)).is_ok()
    };
    assert!(sound(&|_| {}));
    assert!(sound(&|page| page.text(40.0, 20.0, song(12.0), "甲")));
    assert!(!sound(&|page| page.text(24.0, 20.0, song(12.0), "甲")), "over another text");
    assert!(!sound(&|page| page.text(200.0, 40.0, song(12.0), "甲乙丙")), "off the page");
    assert!(!sound(&|page| page.rule((10.0, 18.0), (30.0, 18.0), 0.5)), "run through");
    assert!(!sound(&|page| page.text(20.0, 40.0, song(12.0), "，甲")), "a closing mark at line start");
    assert!(!sound(&|page| page.text(20.0, 40.0, song(12.0), "甲（")), "an opening mark at line end");
    assert!(sound(&|page| page.text(20.0 + song(12.0).width_mm("甄无名"), 20.0, song(12.0), "，甲")), "it goes on");
    assert!(!sound(&|page| page.rule((19.5, 10.0), (19.5, 30.0), 0.5)), "near a border");
}
