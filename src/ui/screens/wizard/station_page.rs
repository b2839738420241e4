//! First page: what the station is called, and where its archive lies. What can be derived stands there already.

use super::{Act, Answer, Missing, Said, foot_ui};
use crate::domain::Station;
use crate::services::station;
use crate::ui::screens::entry::{self, FIELD, FolderField};
use crate::ui::theme::height;
use crate::ui::widgets::{Note, TextField};
use eframe::egui::{Id, Memory, Response, Ui};
use std::path::PathBuf;

pub(super) struct StationPage {
    name_id: Id,
    community_id: Id,
    street_id: Id,
    prefix_id: Id,
    name: String,
    community: String,
    street: String,
    prefix: String,
    pub folder: FolderField,
    documents: PathBuf,
    has_own_community: bool,
    has_own_prefix: bool,
    pub has_own_folder: bool,
}

impl StationPage {
    pub fn new(documents: PathBuf) -> Self {
        Self {
            name_id: Id::unique("wizard station"),
            community_id: Id::unique("wizard community"),
            street_id: Id::unique("wizard street"),
            prefix_id: Id::unique("wizard prefix"),
            name: String::new(),
            community: String::new(),
            street: String::new(),
            prefix: String::new(),
            folder: FolderField::new("wizard folder"),
            documents,
            has_own_community: false,
            has_own_prefix: false,
            has_own_folder: false,
        }
    }

    pub fn first_id(&self) -> Id {
        self.name_id
    }

    pub fn station(&self) -> Station {
        Station {
            name: self.name.trim().to_owned(),
            community: self.community.trim().to_owned(),
            street: self.street.trim().to_owned(),
            number_prefix: self.prefix.trim().to_owned(),
            ..Station::default()
        }
    }

    pub fn missing(&self) -> Option<Missing> {
        if self.name.trim().is_empty() {
            Some((self.name_id, "请输入站名，它会印在每张表的下面"))
        } else if self.community.trim().is_empty() {
            Some((self.community_id, "请输入社区的名称"))
        } else if self.folder.is_empty() {
            Some((self.folder.id, "请输入档案放在哪个文件夹"))
        } else {
            None
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, said: &Said) -> Answer {
        entry::head_ui(ui, "本站叫什么", "站名会印在每张表的下面；以后可在设置里改");
        let mut answer = Answer { has_typed: self.fields_ui(ui, said), act: None };
        answer.act = self.folder_ui(ui, said, &mut answer.has_typed);
        let hint = self.hint(ui).map(Note::hint);
        entry::notice_ui(ui, said.note.as_ref().or(hint.as_ref()));
        let fields = [self.name_id, self.community_id, self.street_id, self.prefix_id, self.folder.id];
        let on = foot_ui(ui, "下一步", said.busy.as_deref(), &fields);
        answer.act = answer.act.or(on);
        answer
    }

    /// Answers whether something was typed.
    fn fields_ui(&mut self, ui: &mut Ui, said: &Said) -> bool {
        let is_wrong = said.is_wrong();
        let has_name = !self.name.trim().is_empty();
        let has_community = !self.community.trim().is_empty();
        let name = row_ui(ui, "站名", self.name_id, &mut self.name, "海棠社区综治工作站", is_wrong && !has_name);
        if name.changed() {
            self.derive_from_name();
        }
        let wrong = is_wrong && has_name && !has_community;
        let community = row_ui(ui, "社区", self.community_id, &mut self.community, "海棠社区", wrong);
        if community.changed() {
            self.has_own_community = has_community;
            self.derive_prefix();
        }
        let street = row_ui(ui, "街道", self.street_id, &mut self.street, "可以不填", false);
        let prefix = row_ui(ui, "编号字头", self.prefix_id, &mut self.prefix, "海", false);
        if prefix.changed() {
            self.has_own_prefix = !self.prefix.trim().is_empty();
        }
        [name, community, street, prefix].iter().any(Response::changed)
    }

    fn folder_ui(&mut self, ui: &mut Ui, said: &Said, has_typed: &mut bool) -> Option<Act> {
        let is_complete = !self.name.trim().is_empty() && !self.community.trim().is_empty();
        let mut act = None;
        entry::beside_label(ui, "档案文件夹", |ui| {
            let output = self.folder.ui(ui, said.is_wrong() && is_complete);
            act = output.asks_for_dialog.then_some(Act::Browse);
            if output.response.changed() {
                self.has_own_folder = !self.folder.is_empty();
                *has_typed = true;
            }
            output.response
        });
        act
    }

    /// The hint of the field in focus.
    fn hint(&self, ui: &Ui) -> Option<String> {
        let focused = ui.memory(Memory::focused)?;
        if focused == self.prefix_id {
            Some(format!("登记编号和文书编号以它开头，如「{}印〔2026〕第0001号」", self.prefix.trim()))
        } else if focused == self.folder.id {
            Some("新的空文件夹。不要放在会被清空的地方；U 盘只用来放备份".to_owned())
        } else {
            None
        }
    }

    fn derive_from_name(&mut self) {
        if !self.has_own_community {
            self.community = station::community_of(self.name.trim());
            self.derive_prefix();
        }
        if !self.has_own_folder {
            let folder = station::proposed_folder(&self.name, &self.documents);
            self.folder.text =
                if self.name.trim().is_empty() { String::new() } else { folder.to_string_lossy().into_owned() };
        }
    }

    fn derive_prefix(&mut self) {
        if !self.has_own_prefix {
            self.prefix = station::prefix_of(self.community.trim());
        }
    }
}

fn row_ui(ui: &mut Ui, label: &str, id: Id, text: &mut String, hint: &str, has_problem: bool) -> Response {
    let field = TextField::new(id, text).hint(hint).width(FIELD).height(height::CONTROL_TALL).problem(has_problem);
    entry::beside_label(ui, label, |ui| ui.add(field))
}
