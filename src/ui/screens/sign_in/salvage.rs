//! Out of a damaged archive into a new folder: where no backup is new enough. What was taken and what could not be read is
//! said table by table; the damaged archive is never touched.

use super::recent::Entry;
use super::{Act, Pane, Standing, open_other};
use crate::domain::Date;
use crate::services::salvage::{self, Salvaged};
use crate::ui::screens::entry::{self, FIELD, FolderField};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::progress_strip::progress_bar;
use crate::ui::widgets::{Button, PasswordField, TextField};
use eframe::egui::{Id, Label, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};
use std::path::PathBuf;
use std::time::Duration;
use zeroize::Zeroizing;

pub(super) struct Salvage {
    pub operator_id: Id,
    password_id: Id,
    pub operator: String,
    pub password: Zeroizing<String>,
    pub target: FolderField,
    /// Where it lies, and what came of it.
    done: Option<(PathBuf, Vec<String>)>,
}

impl Salvage {
    pub fn new() -> Self {
        Self {
            operator_id: Id::unique("salvage operator"),
            password_id: Id::unique("salvage password"),
            operator: String::new(),
            password: Zeroizing::default(),
            target: FolderField::new("salvage into"),
            done: None,
        }
    }

    /// The name and the password that stood at the door come along, with a place for what is salvaged.
    pub fn come_with(&mut self, operator: &str, password: &str, archive: &Entry, today: Date) {
        operator.clone_into(&mut self.operator);
        self.password = Zeroizing::new(password.to_owned());
        self.done = None;
        let documents = crate::platform::documents_folder();
        let folder = salvage::folder_for_salvaging(&archive.station, &today.to_string(), &documents);
        self.target.text = folder.to_string_lossy().into_owned();
    }

    pub fn first_id(&self) -> Id {
        if self.password.is_empty() { self.password_id } else { self.target.id }
    }

    pub fn missing(&self) -> Option<(Id, &'static str)> {
        if self.operator.trim().is_empty() {
            Some((self.operator_id, "请输入操作员的名字"))
        } else if self.password.is_empty() {
            Some((self.password_id, "请输入口令"))
        } else if self.target.is_empty() {
            Some((self.target.id, "请输入一个新的空文件夹"))
        } else {
            None
        }
    }

    /// What came of it is shown until the pane is left.
    pub fn show_report(&mut self, folder: PathBuf, salvaged: &Salvaged) {
        self.password.clear();
        self.done = Some((folder, salvage::report(salvaged)));
    }

    /// The new archive, once there is one.
    pub fn made(&self) -> Option<PathBuf> {
        self.done.as_ref().map(|(folder, _)| folder.clone())
    }

    pub fn ui(
        &mut self,
        ui: &mut Ui,
        archive: &Entry,
        standing: &mut Standing,
        busy: Option<&str>,
        share: f32,
    ) -> Option<Act> {
        entry::head_ui(ui, "抢救损坏的档案", &archive.station);
        if let Some((_, lines)) = &self.done {
            return report_ui(ui, lines);
        }
        let (note, refusal) = standing.said(ui, busy);
        let act = self.fields_ui(ui, standing);
        entry::notice_ui(ui, note.as_ref());
        if busy.is_some() {
            return running_ui(ui, share);
        }
        entry::paragraph_ui(ui, "把还能读出的抄进新文件夹，原来的档案一个字节也不动。");
        let (asks, leaves) = open_other::foot_ui(ui, "开始抢救", refusal.as_deref());
        if leaves || entry::is_escape(ui) {
            return Some(Act::Show(Pane::Door));
        }
        let is_enter = entry::is_enter(ui, &[self.operator_id, self.password_id, self.target.id]);
        act.or(((asks || is_enter) && refusal.is_none()).then_some(Act::Salvage))
    }

    fn fields_ui(&mut self, ui: &mut Ui, standing: &mut Standing) -> Option<Act> {
        let mut act = None;
        let operator = TextField::new(self.operator_id, &mut self.operator).width(FIELD).height(height::CONTROL_TALL);
        let operator = entry::beside_label(ui, "操作员", |ui| ui.add(operator));
        let password = PasswordField::new(self.password_id, &mut self.password, "口令").width(FIELD);
        let password = entry::beside_label(ui, "口令", |ui| ui.add(password));
        let target = entry::beside_label(ui, "抢救到", |ui| {
            let output = self.target.ui(ui, standing.is_wrong());
            act = output.asks_for_dialog.then_some(Act::BrowseSalvage);
            output.response
        });
        if [operator, password, target].iter().any(eframe::egui::Response::changed) {
            standing.notice = None;
        }
        act
    }
}

fn running_ui(ui: &mut Ui, share: f32) -> Option<Act> {
    ui.ctx().request_repaint_after(Duration::from_millis(100));
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    progress_bar(ui, bar, share);
    let stops = entry::foot_ui(ui, |ui| ui.add(Button::secondary("取消").key("Esc").tall()).clicked());
    (stops || entry::is_escape(ui)).then_some(Act::StopSalvage)
}

fn report_ui(ui: &mut Ui, lines: &[String]) -> Option<Act> {
    let room = ui.max_rect().max.y - ui.cursor().top() - height::CONTROL_TALL - space::SMALL;
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), room));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
    ScrollArea::vertical().id_salt("salvage report").auto_shrink(false).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        for line in lines {
            ui.add(Label::new(theme::small(line)).wrap());
        }
    });
    let (opens, leaves) = open_other::foot_ui(ui, "打开抢救出的档案", None);
    if leaves || entry::is_escape(ui) {
        return Some(Act::Show(Pane::Door));
    }
    (opens || entry::is_enter(ui, &[])).then_some(Act::OpenSalvaged)
}
