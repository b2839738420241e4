//! 范本: the wordings of papers, written beside the paper they make. Faults stand at their place in the text and below it; the
//! shipped wording can be compared with and gone back to. The notation is told in docs/范本写法.md.

mod acts;
mod beside;
mod editor;
mod list;
mod proof;

use crate::domain::Right;
use crate::domain::comparison::LineChange;
use crate::domain::template::{Fault, TemplateKind};
use crate::services::templates::{self, Wording, version_words};
use crate::services::{Desk, Trouble};
use crate::ui::event::{DocumentsTab, Event};
use crate::ui::help::Topic;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::Note;
use editor::Editor;
use eframe::egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Popup, Ui};
use proof::Proof;

/// Below this width the list of kinds goes into a menu above the text.
const LIST_LEAVES_BELOW: f32 = 980.0;
const HELD: &str = "范本的改动还没有保存。请先按 Ctrl S 保存，或按 Esc 放弃";

/// What can be asked of the page.
#[derive(Debug)]
pub enum Act {
    Tab(DocumentsTab),
    Kind(TemplateKind),
    /// The text was changed: what is wrong in it is looked up at once.
    Typed,
    /// The pause is long enough: the paper beside the text is made again.
    Proof,
    Save,
    Restore,
    /// Takes an earlier wording into the editor.
    Take(usize),
    Drop,
    PrintBlank,
}

/// What stands beside the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Beside {
    Paper,
    Comparison,
}

pub struct TemplatesScreen {
    wordings: Vec<Wording>,
    kind: TemplateKind,
    /// As it is saved.
    saved: Wording,
    versions: Vec<Wording>,
    editor: Editor,
    faults: Vec<Fault>,
    beside: Beside,
    comparison: Vec<LineChange>,
    proof: Proof,
    /// What was changed and why.
    note: String,
    message: Option<Note>,
    may_write: bool,
    may_print: bool,
}

impl TemplatesScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let wordings = templates::overview(desk)?;
        let kind = TemplateKind::ALL[0];
        let saved = templates::in_use(desk, kind)?;
        let mut screen = Self {
            wordings,
            kind,
            versions: Vec::new(),
            editor: Editor::new(&saved.text),
            saved,
            faults: Vec::new(),
            beside: Beside::Paper,
            comparison: Vec::new(),
            proof: Proof::default(),
            note: String::new(),
            message: None,
            may_write: desk.may(Right::Administer),
            may_print: desk.may(Right::Print),
        };
        screen.read(desk, kind)?;
        Ok(screen)
    }

    fn read(&mut self, desk: &Desk, kind: TemplateKind) -> Result<(), Trouble> {
        self.kind = kind;
        self.wordings = templates::overview(desk)?;
        self.saved = templates::in_use(desk, kind)?;
        self.versions = templates::versions(desk, kind)?;
        self.editor = Editor::new(&self.saved.text);
        self.note.clear();
        self.message = None;
        self.proof = Proof::default();
        self.looked_through();
        Ok(())
    }

    /// What follows from the text as it stands.
    fn looked_through(&mut self) {
        self.faults = templates::faults(self.kind, &self.editor.text);
        self.comparison = templates::against_shipped(self.kind, &self.editor.text);
    }

    fn is_changed(&self) -> bool {
        self.editor.text.trim_end() != self.saved.text.trim_end()
    }

    /// Whether the paper beside the text is that of the text; tests wait for it.
    pub fn is_settled(&self) -> bool {
        self.proof.is_settled()
    }

    fn why_not_saved(&self) -> Option<&'static str> {
        if !self.may_write {
            Some("只有站长能改范本")
        } else if !self.is_changed() {
            Some("没有改动")
        } else if self.faults.is_empty() {
            None
        } else {
            Some("有错误，先改好")
        }
    }

    fn keys_ui(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::S) {
            return Some(Act::Save);
        }
        if pressed(Modifiers::COMMAND, Key::P) && self.may_print {
            return Some(Act::PrintBlank);
        }
        if pressed(Modifiers::ALT, Key::C) {
            self.turn_beside();
        }
        if pressed(Modifiers::ALT, Key::F) {
            self.editor.ask_for_field();
        }
        if pressed(Modifiers::NONE, Key::F8) {
            self.editor.go_to_next(&self.faults);
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && self.is_changed() && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::Drop)
    }

    fn turn_beside(&mut self) {
        self.beside = if self.beside == Beside::Paper { Beside::Comparison } else { Beside::Paper };
    }
}

impl Draws for TemplatesScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let by_key = self.keys_ui(ui);
        let proof = self.proof.poll(ui, &self.editor.text);
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("templates head").exact_size(theme::height::PAGE_HEAD).frame(pane);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let mut asked = by_key.or(head).or(proof.then_some(Act::Proof));
        let surface = Frame::new().fill(theme::palette(ui).surface);
        if ui.available_width() >= LIST_LEAVES_BELOW {
            let list = Panel::left("templates").exact_size(208.0).resizable(false).frame(surface);
            asked = asked.or(list.show(ui, |ui| self.list_ui(ui)).inner);
        }
        let width = ui.available_width() * 0.5;
        let beside = Panel::right("beside the text").exact_size(width).resizable(false);
        beside.frame(Frame::new().fill(theme::palette(ui).desk)).show(ui, |ui| self.beside_ui(ui));
        let text = CentralPanel::default().frame(pane).show(ui, |ui| self.editor_ui(ui)).inner;
        asked.or(text)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        self.do_act(act, desk)
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        if self.is_changed() {
            return Ok(());
        }
        self.read(desk, self.kind)
    }

    fn keys(&self) -> &'static [KeyHint] {
        const {
            &[
                key("Ctrl S", "保存").needs(Right::Administer),
                key("Alt F", "插入栏目").needs(Right::Administer),
                key("F8", "下一处错误").needs(Right::Administer),
                key("Alt C", "对照自带文本"),
                key("Esc", "放弃改动").needs(Right::Administer),
            ]
        }
    }

    fn status(&self) -> String {
        let changed = if self.is_changed() { "，有改动" } else { "" };
        format!("{}{changed}", version_words(self.saved.version))
    }

    fn holds(&self) -> Option<&'static str> {
        self.is_changed().then_some(HELD)
    }

    fn page(&self) -> Page {
        Page::Documents
    }

    fn topic(&self) -> Topic {
        Topic::Templates
    }
}
