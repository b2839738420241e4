//! A paper of the log as it left: drawn again from what was archived, with how far it is the very same. It is looked at here;
//! printing it anew would be another print with its own number.

use super::desk_top::DeskTop;
use super::sheets::Sheets;
use super::{options, parts};
use crate::domain::RecordId;
use crate::services::printing::{self, Likeness, LogLine, Reproduced};
use crate::services::{Desk, Trouble};
use crate::ui::event::Event;
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Tone, fact_row};
use eframe::egui::{Align, CentralPanel, Frame, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Ui};

const KEYS: &[KeyHint] = &[key("PgUp PgDn", "翻页"), key("+ − 0 1", "缩放"), key("Esc", "返回")];

pub struct PrintedPaperScreen {
    line: LogLine,
    likeness: Likeness,
    facts: Vec<(&'static str, String)>,
    sheets: Sheets,
    desk_top: DeskTop,
}

/// All that can be asked here.
pub struct Close;

impl PrintedPaperScreen {
    /// Draws the paper again; that leaves a line, for what stands on it is seen.
    pub fn open(desk: &mut Desk, print: RecordId) -> Result<Self, Trouble> {
        let Reproduced { line, pdf, likeness, .. } = printing::reproduce(desk, print)?;
        let sheets = Sheets::open(pdf, None)?;
        Ok(Self { facts: facts(&line), line, likeness, sheets, desk_top: DeskTop::default() })
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Close> {
        let palette = theme::palette(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(Button::secondary("返回").key("Esc").small()).clicked();
            let words = format!("第 {} 页，共 {} 页", self.desk_top.current() + 1, self.sheets.count());
            ui.label(theme::small(words).color(palette.text_weak));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(theme::title(&self.line.title).color(palette.text));
                ui.label(theme::body("当时的纸").color(palette.text_weak));
            });
            close.then_some(Close)
        })
        .inner
    }

    fn facts_ui(&self, ui: &mut Ui) {
        let tone = if self.likeness == Likeness::Identical { Tone::Good } else { Tone::Warn };
        parts::note_box(ui, tone, self.likeness.words());
        ui.add_space(space::SMALL);
        for (label, words) in &self.facts {
            fact_row(ui, label, words);
        }
    }
}

/// What the log says of it; what does not concern this print is left out.
fn facts(line: &LogLine) -> Vec<(&'static str, String)> {
    let print = &line.print;
    let all = [
        ("编号", line.number.clone()),
        ("打印对象", print.subject.clone()),
        ("时间", line.at.clone()),
        ("操作员", print.operator.clone()),
        ("去向", line.way.clone()),
        ("打印机", print.printer.clone().unwrap_or_default()),
        ("用途", print.purpose.clone()),
        ("证件号码", if print.is_full_id { "全显".to_owned() } else { "前 3 后 4".to_owned() }),
        ("作废原因", print.void_reason.clone().unwrap_or_default()),
        ("SHA-256", format!("{}…", print.sha256.chars().take(16).collect::<String>())),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

impl Draws for PrintedPaperScreen {
    type Act = Close;

    fn ui(&mut self, ui: &mut Ui) -> Option<Close> {
        let palette = theme::palette(ui);
        self.desk_top.keys_ui(ui, self.sheets.count());
        let is_left = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        self.sheets.begin(ui.ctx());
        let head = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(16, 0));
        let head = Panel::top("printed head").exact_size(height::PAGE_HEAD).frame(head);
        let pressed = head.show(ui, |ui| self.head_ui(ui)).inner;
        let side = Frame::new().fill(palette.raised).inner_margin(Margin::symmetric(16, 14));
        Panel::right("printed facts").resizable(false).exact_size(options::WIDTH).frame(side).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.facts_ui(ui));
        });
        let desk = Frame::new().fill(palette.desk);
        CentralPanel::default().frame(desk).show(ui, |ui| self.desk_top.ui(ui, &mut self.sheets));
        self.sheets.finish(ui.ctx());
        pressed.or(is_left.then_some(Close))
    }

    fn act(&mut self, Close: Close, _desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Ok(Some(Event::Back))
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    fn status(&self) -> String {
        self.line.number.clone()
    }

    fn page(&self) -> Page {
        Page::Documents
    }

    fn topic(&self) -> Topic {
        Topic::Printing
    }
}
