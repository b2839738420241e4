//! Where to save a PDF or a table: a path to type or to look for, because not every desktop has a dialog of its own to lend.
//!
//! A file that is there already is only replaced after a second press. What failed is said in place.

use crate::platform;
use crate::services::{Job, Trouble};
use crate::ui::theme::{self, space};
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::{Button, TextField};
use eframe::egui::{Align, Context, Id, Key, Layout, Modifiers, Sense, Ui, vec2};
use std::io::ErrorKind;
use std::path::PathBuf;

const WIDTH: f32 = 520.0;

/// The dialog while it is open.
pub struct SaveDialog {
    title: &'static str,
    what: What,
    /// What the file is called at its end.
    ending: &'static str,
    name: String,
    path: String,
    problem: Option<Note>,
    /// There is a file of that name, and the operator is asked.
    asks_to_replace: bool,
    looking: Option<Job<Option<PathBuf>>>,
    has_arrived: bool,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    File,
    Folder,
}

/// What the dialog asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveAnswer {
    /// Only where nothing is yet.
    Save(PathBuf),
    /// Also over a file that is there.
    Replace(PathBuf),
    Cancel,
}

impl SaveDialog {
    /// `name` is the file's name, offered in the folder where people look for their files.
    pub fn new(title: &'static str, name: &str) -> Self {
        Self::asking(What::File, "pdf", title, name)
    }

    /// The same for a table.
    pub fn table(title: &'static str, name: &str) -> Self {
        Self::asking(What::File, "xlsx", title, name)
    }

    /// The same for a file of the kind its ending says.
    pub fn file(title: &'static str, name: &str, ending: &'static str) -> Self {
        Self::asking(What::File, ending, title, name)
    }

    /// For several files: `name` is offered as the name of a new folder.
    pub fn folder(title: &'static str, name: &str) -> Self {
        Self::asking(What::Folder, "", title, name)
    }

    fn asking(what: What, ending: &'static str, title: &'static str, name: &str) -> Self {
        Self {
            title,
            what,
            ending,
            name: name.to_owned(),
            path: platform::documents_folder().join(name).display().to_string(),
            problem: None,
            asks_to_replace: false,
            looking: None,
            has_arrived: false,
        }
    }

    /// What came of saving: the dialog stays open and says what to do.
    pub fn failed(&mut self, trouble: &Trouble) {
        self.asks_to_replace =
            matches!(trouble, Trouble::File { error, .. } if error.kind() == ErrorKind::AlreadyExists);
        self.problem = Some(if self.asks_to_replace {
            Note::doubtful("那里已有同名的文件，替换后原来的就没有了")
        } else {
            Note::wrong(trouble.to_string())
        });
    }

    /// Draws it; answers once something is asked.
    pub fn show(&mut self, ctx: &Context) -> Option<SaveAnswer> {
        self.take_found();
        let modal = dialog(ctx, Id::unique("where to save"), |ui| self.content_ui(ui));
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(SaveAnswer::Cancel))
    }

    fn content_ui(&mut self, ui: &mut Ui) -> Option<SaveAnswer> {
        let palette = theme::palette(ui);
        ui.set_width(WIDTH);
        ui.label(theme::heading(self.title).color(palette.text));
        ui.add_space(space::TINY);
        let is_entered = self.path_ui(ui);
        let (place, _) = ui.allocate_exact_size(vec2(WIDTH, 24.0), Sense::hover());
        if let Some(note) = &self.problem {
            note_ui(ui, place, note);
        }
        let pressed = ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.buttons_ui(ui)).inner;
        pressed.or_else(|| (is_entered && !self.asks_to_replace).then(|| SaveAnswer::Save(self.target())))
    }

    fn path_ui(&mut self, ui: &mut Ui) -> bool {
        ui.horizontal(|ui| {
            let width = WIDTH - 88.0 - space::SMALL;
            let field = ui.add(TextField::new(path_id(), &mut self.path).name("保存到").width(width));
            if !self.has_arrived {
                self.has_arrived = true;
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
                self.asks_to_replace = false;
            }
            if ui.add(Button::secondary("浏览…").width(88.0)).clicked() {
                self.look(ui);
            }
            field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
        })
        .inner
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> Option<SaveAnswer> {
        let why = self.path.trim().is_empty().then_some("先写明保存的位置");
        let answer = if self.asks_to_replace {
            ui.add(Button::danger_filled("替换").refused(why)).clicked().then(|| SaveAnswer::Replace(self.target()))
        } else {
            let save = ui.add(Button::primary("保存").key("Enter").refused(why));
            save.clicked().then(|| SaveAnswer::Save(self.target()))
        };
        ui.add_space(2.0);
        let cancel = ui.add(Button::secondary("不保存").key("Esc"));
        answer.or_else(|| cancel.clicked().then_some(SaveAnswer::Cancel))
    }

    /// The typed path; a bare name goes to the folder of documents, and a file is called by its ending.
    fn target(&self) -> PathBuf {
        let typed = PathBuf::from(self.path.trim());
        let mut target = if typed.is_absolute() { typed } else { platform::documents_folder().join(typed) };
        let is_file = self.what == What::File;
        if is_file && target.extension().is_none_or(|end| !end.eq_ignore_ascii_case(self.ending)) {
            let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
            target.set_file_name(format!("{name}.{}", self.ending));
        }
        target
    }

    fn look(&mut self, ui: &Ui) {
        let (title, what, ending, name, wake) =
            (self.title, self.what, self.ending, self.name.clone(), ui.ctx().clone());
        let job = Job::start(
            "file dialog",
            "选择位置",
            move || wake.request_repaint(),
            move |_| {
                Ok(match what {
                    What::File => platform::ask_where_to_save(title, &name, ending),
                    What::Folder => platform::ask_for_folder(title),
                })
            },
        );
        self.looking = job.ok();
    }

    fn take_found(&mut self) {
        let Some(found) = self.looking.as_ref().and_then(Job::poll) else { return };
        self.looking = None;
        if let Ok(Some(path)) = found {
            self.path = path.display().to_string();
            self.problem = None;
            self.asks_to_replace = false;
        }
    }
}

fn path_id() -> Id {
    Id::unique("where to save the PDF")
}
