//! The first step: which table. A file to type, to look for or to drop into the window, or one that was filled before.

use super::Act;
use super::library::Library;
use crate::domain::Right;
use crate::services::filling::Kept;
use crate::services::{Desk, Trouble, filling};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, Card, TextField};
use eframe::egui::{CentralPanel, Frame, Id, Key, Margin, Modifiers, Panel, Sense, Ui, vec2};
use std::path::PathBuf;

const WIDTH: f32 = 560.0;
const BROWSE: f32 = 88.0;
const READ: f32 = 104.0;

const TOLD: [&str; 4] = [
    "别的单位发来的空表，.xlsx 或 .docx 都可以；.xls、.et、.ods 会先转成 .xlsx。",
    "一览表从表头往下填，登记表填在栏目旁边的空格里。",
    "字体、边框、合并的格、公式和别的工作表都不动；填好的另存成新文件，原来的不改。",
    "套用过的表记在下面，下次栏目相同的表照样填。",
];

pub(super) struct FileStep {
    pub path: String,
    pub problem: Option<String>,
    pub library: Library,
    no_filling: Option<&'static str>,
    has_arrived: bool,
}

impl FileStep {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self {
            path: String::new(),
            problem: None,
            library: Library::of(filling::kept(desk)?),
            no_filling: (!desk.may(Right::Print)).then_some("您的角色不能打印和填表"),
            has_arrived: false,
        })
    }

    /// After something was remembered, renamed or forgotten; the keyboard begins at the path again.
    pub fn read_library(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.library = Library::of(filling::kept(desk)?);
        Ok(())
    }

    /// The line of the library in front, if the keyboard stands there.
    pub fn in_front(&self) -> Option<&Kept> {
        self.library.in_front()
    }

    pub fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if self.no_filling.is_some() { None } else { self.library.keys_ui(ui) }
    }

    pub fn ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let dropped = ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        if let Some(path) = dropped.first().map(|file| file.path().to_owned()) {
            self.path = path.display().to_string();
            return Some(Act::Read(path));
        }
        let pane = Frame::new().inner_margin(Margin::same(space::PANE as i8));
        let card = Panel::top("table to fill").frame(pane).show_separator_line(false);
        let asked = card.show(ui, |ui| {
            ui.set_max_width(WIDTH + 2.0 * space::CARD);
            Card::new("打开一张空表").show(ui, |ui| self.card_ui(ui, is_busy))
        });
        let below = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.library.ui(ui));
        asked.inner.or(below.inner.filter(|_| self.no_filling.is_none()))
    }

    fn card_ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let asked = self.path_ui(ui, is_busy);
        let (place, _) = ui.allocate_exact_size(vec2(WIDTH, 44.0), Sense::hover());
        if let Some(problem) = &self.problem {
            note_ui(ui, place, &Note::wrong(problem.clone()));
        }
        for line in TOLD {
            ui.label(theme::small(line).color(theme::palette(ui).text_weak));
        }
        ui.add_space(space::SMALL);
        asked
    }

    fn path_ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let width = WIDTH - BROWSE - READ - 2.0 * space::SMALL;
            let field = TextField::new(Id::unique("table to fill"), &mut self.path).name("空表文件").width(width);
            let field = ui.add(field.hint("写文件的位置，或把文件拖到这里"));
            if !std::mem::replace(&mut self.has_arrived, true) {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
            if ui.add(Button::secondary("浏览…").width(BROWSE).refused(self.no_filling)).clicked() {
                asked = Some(Act::Look);
            }
            let is_empty = self.path.trim().is_empty();
            let why = self.no_filling.or(is_busy.then_some("正在读取")).or(is_empty.then_some("先写明是哪个文件"));
            let read = ui.add(Button::primary("打开").key("Enter").width(READ).refused(why));
            let is_entered = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if (read.clicked() || is_entered) && why.is_none() {
                asked = Some(Act::Read(PathBuf::from(self.path.trim())));
            }
        });
        asked
    }
}
