//! Which file: a path to type, to look for, or a file dropped into the window.

use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, Card, TextField};
use eframe::egui::{Id, Key, Modifiers, Sense, Ui, vec2};
use std::path::PathBuf;

const WIDTH: f32 = 560.0;
const BROWSE: f32 = 88.0;
const READ: f32 = 104.0;

/// How a file is asked for.
pub struct FileWords {
    pub title: &'static str,
    pub field: &'static str,
    pub verb: &'static str,
    /// What becomes of the file, a line each.
    pub told: [&'static str; 4],
}

/// What is asked of a file.
pub enum FileAct {
    Look,
    Read(PathBuf),
}

/// The card while a file is asked for.
pub struct FileCard {
    words: &'static FileWords,
    pub path: String,
    pub problem: Option<String>,
    has_arrived: bool,
}

impl FileCard {
    pub fn new(words: &'static FileWords) -> Self {
        Self { words, path: String::new(), problem: None, has_arrived: false }
    }

    /// `refusal` is why no file is read at all.
    pub fn ui(&mut self, ui: &mut Ui, refusal: Option<&str>, is_busy: bool) -> Option<FileAct> {
        let dropped = ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        if let Some(path) = dropped.first().filter(|_| refusal.is_none()).map(|file| file.path().to_owned()) {
            self.path = path.display().to_string();
            return Some(FileAct::Read(path));
        }
        ui.set_max_width(WIDTH + 2.0 * space::CARD);
        Card::new(self.words.title).show(ui, |ui| self.card_ui(ui, refusal, is_busy))
    }

    fn card_ui(&mut self, ui: &mut Ui, refusal: Option<&str>, is_busy: bool) -> Option<FileAct> {
        let asked = self.path_ui(ui, refusal, is_busy);
        let (place, _) = ui.allocate_exact_size(vec2(WIDTH, 44.0), Sense::hover());
        if let Some(problem) = &self.problem {
            note_ui(ui, place, &Note::wrong(problem.clone()));
        }
        for line in self.words.told {
            ui.label(theme::small(line).color(theme::palette(ui).text_weak));
        }
        ui.add_space(space::SMALL);
        asked
    }

    fn path_ui(&mut self, ui: &mut Ui, refusal: Option<&str>, is_busy: bool) -> Option<FileAct> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let width = WIDTH - BROWSE - READ - 2.0 * space::SMALL;
            let id = Id::unique(("file of a table", self.words.field));
            let field = TextField::new(id, &mut self.path).name(self.words.field).width(width);
            let field = ui.add(field.hint("写文件的位置，或把文件拖到这里"));
            if !std::mem::replace(&mut self.has_arrived, true) {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
            if ui.add(Button::secondary("浏览…").width(BROWSE).refused(refusal)).clicked() {
                asked = Some(FileAct::Look);
            }
            let is_empty = self.path.trim().is_empty();
            let why = refusal.or(is_busy.then_some("正在读取")).or(is_empty.then_some("先写明是哪个文件"));
            let read = ui.add(Button::primary(self.words.verb).key("Enter").width(READ).refused(why));
            let is_entered = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if (read.clicked() || is_entered) && why.is_none() {
                asked = Some(FileAct::Read(PathBuf::from(self.path.trim())));
            }
        });
        asked
    }
}
