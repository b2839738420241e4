//! The handbook read from Markdown and shown: headings, paragraphs, lists, strong words and keys. Nothing else of Markdown
//! is known here, and the handbook uses nothing else.

use crate::ui::theme::{self, Palette, font, space};
use eframe::egui::{
    Color32, FontId, Label, Sense, Ui, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

/// A piece of the handbook between empty lines.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Heading { level: usize, words: String },
    Paragraph(Vec<Run>),
    Item { mark: String, runs: Vec<Run> },
}

/// Words of one kind within a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    kind: Kind,
    words: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Plain,
    Strong,
    Key,
}

/// Reads the handbook; a line is a block, because the handbook breaks no paragraph.
pub fn parse(markdown: &str) -> Vec<Block> {
    markdown.lines().map(str::trim).filter(|line| !line.is_empty()).map(block).collect()
}

fn block(line: &str) -> Block {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    if level > 0 {
        return Block::Heading { level, words: line[level..].trim().to_owned() };
    }
    if let Some(rest) = line.strip_prefix("- ") {
        return Block::Item { mark: "·".to_owned(), runs: runs(rest) };
    }
    match line.split_once(". ") {
        Some((number, rest)) if number.parse::<u8>().is_ok() => {
            Block::Item { mark: format!("{number}."), runs: runs(rest) }
        }
        _ => Block::Paragraph(runs(line)),
    }
}

/// Parts a line at `**` and at backticks.
fn runs(line: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (place, outside) in line.split('`').enumerate() {
        if place % 2 == 1 {
            runs.push(Run { kind: Kind::Key, words: outside.to_owned() });
            continue;
        }
        for (place, words) in outside.split("**").enumerate() {
            let kind = if place % 2 == 1 { Kind::Strong } else { Kind::Plain };
            if !words.is_empty() {
                runs.push(Run { kind, words: words.to_owned() });
            }
        }
    }
    runs
}

impl Block {
    /// Its title, where a section begins here.
    pub fn section(&self) -> Option<&str> {
        match self {
            Self::Heading { level: 2, words } => Some(words),
            _ => None,
        }
    }

    pub fn ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        match self {
            Self::Heading { level, words } => {
                let (above, font) = match level {
                    1 => (0.0, theme::medium(&font::NAME)),
                    2 => (space::LARGE, theme::medium(&font::HEADING)),
                    _ => (space::CARD, theme::medium(&font::BODY)),
                };
                ui.add_space(above);
                ui.label(eframe::egui::RichText::new(words).font(font).color(palette.text));
                ui.add_space(space::TINY);
            }
            Self::Paragraph(runs) => {
                ui.add(Label::new(job(runs, palette)).wrap());
                ui.add_space(space::TINY);
            }
            Self::Item { mark, runs } => item_ui(ui, mark, runs),
        }
    }
}

fn item_ui(ui: &mut Ui, mark: &str, runs: &[Run]) {
    const INDENT: f32 = 22.0;
    let palette = theme::palette(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (place, _) = ui.allocate_exact_size(vec2(INDENT, 22.0), Sense::hover());
        if mark == "·" {
            ui.painter().circle_filled(pos2(place.left() + 6.0, place.center().y), 2.0, palette.text_weak);
        } else {
            let left = place.left_center();
            let align = eframe::egui::Align2::LEFT_CENTER;
            ui.painter().text(left, align, mark, font::BODY, palette.text_weak);
        }
        ui.add(Label::new(job(runs, palette)).wrap());
    });
}

fn job(runs: &[Run], palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    for run in runs {
        let (font, background): (FontId, Color32) = match run.kind {
            Kind::Plain => (font::BODY, Color32::TRANSPARENT),
            Kind::Strong => (theme::medium(&font::BODY), Color32::TRANSPARENT),
            Kind::Key => (font::SMALL, palette.hover),
        };
        let format = TextFormat {
            font_id: font,
            color: palette.text,
            background,
            expand_bg: 3.0,
            line_height: Some(22.0),
            ..TextFormat::default()
        };
        let gap = if run.kind == Kind::Key { 4.0 } else { 0.0 };
        job.append(&run.words, if job.is_empty() { 0.0 } else { gap }, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str) -> Run {
        Run { kind: Kind::Plain, words: words.to_owned() }
    }

    #[test]
    fn headings_items_and_paragraphs_are_told_apart() {
        let read = parse("# 手册\n\n先看这里。\n\n- 一件\n2. 第二步\n");
        let expected = [
            Block::Heading { level: 1, words: "手册".to_owned() },
            Block::Paragraph(vec![plain("先看这里。")]),
            Block::Item { mark: "·".to_owned(), runs: vec![plain("一件")] },
            Block::Item { mark: "2.".to_owned(), runs: vec![plain("第二步")] },
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn keys_and_strong_words_stand_out() {
        let read = runs("按 `Ctrl S` **保存**。");
        let kinds: Vec<(Kind, &str)> = read.iter().map(|run| (run.kind, run.words.as_str())).collect();
        let expected = [
            (Kind::Plain, "按 "),
            (Kind::Key, "Ctrl S"),
            (Kind::Plain, " "),
            (Kind::Strong, "保存"),
            (Kind::Plain, "。"),
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn the_handbook_uses_nothing_that_is_not_known_here() {
        for block in parse(crate::assets::HANDBOOK) {
            let (Block::Paragraph(runs) | Block::Item { runs, .. }) = &block else { continue };
            for run in runs {
                assert!(!run.words.contains(['`', '|', '[']) && !run.words.contains("**"), "{block:?}");
            }
        }
    }
}
