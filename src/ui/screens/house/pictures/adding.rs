//! Which file to add to a visit, what it shows, and a line about it.

use super::PictureAct;
use crate::domain::RecordId;
use crate::domain::values::Value;
use crate::platform;
use crate::services::attachments::Subject;
use crate::services::houses::HousePage;
use crate::services::{Job, Trouble};
use crate::ui::theme::{self, space};
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::field::{FormRow, Note, note_ui};
use crate::ui::widgets::{Button, FocusOrder, MenuItem, Select, TextField};
use eframe::egui::{Align, Context, Id, Layout, Sense, Ui, vec2};
use std::path::{Path, PathBuf};

const WIDTH: f32 = 560.0;
const FIELD: f32 = 440.0;
const BROWSE: f32 = 80.0;

/// The dialog while it is open.
pub(super) struct AddDialog {
    day: String,
    subject: Subject,
    /// What a picture of this visit can show: the house, or one of the findings.
    choices: Vec<(Option<RecordId>, String)>,
    path: String,
    problem: Option<Note>,
    looking: Option<Job<Option<PathBuf>>>,
    has_arrived: bool,
}

impl AddDialog {
    pub(super) fn of(page: &HousePage, visit: RecordId) -> Option<Self> {
        let visit = page.visits.iter().find(|known| known.id == visit)?;
        let findings = visit.findings.iter().map(|(id, finding)| (Some(*id), finding.item.label().to_owned()));
        Some(Self {
            day: visit.inspection.inspected_on.shown(),
            subject: Subject { inspection: visit.id, finding: None, caption: String::new() },
            choices: [(None, "房屋".to_owned())].into_iter().chain(findings).collect(),
            path: String::new(),
            problem: None,
            looking: None,
            has_arrived: false,
        })
    }

    /// What is to be added; a path may come in quotation marks from elsewhere.
    pub(super) fn asked(&self) -> (Subject, PathBuf) {
        (self.subject.clone(), PathBuf::from(self.path.trim().trim_matches('"')))
    }

    pub(super) fn found(&mut self, file: &Path) {
        self.path = file.display().to_string();
        self.problem = None;
    }

    pub(super) fn failed(&mut self, trouble: &Trouble) {
        let said = match trouble {
            Trouble::Unfinished(problems) => problems.first().map(|problem| problem.sentence.clone()),
            other => Some(other.to_string()),
        };
        self.problem = said.map(Note::wrong);
    }

    pub(super) fn show(&mut self, ctx: &Context, is_busy: bool) -> Option<PictureAct> {
        if let Some(found) = self.looking.as_ref().and_then(Job::poll) {
            self.looking = None;
            found.ok().flatten().iter().for_each(|file| self.found(file));
        }
        let modal = dialog(ctx, Id::unique("adding a picture"), |ui| self.content_ui(ui, is_busy));
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(PictureAct::Leave))
    }

    fn content_ui(&mut self, ui: &mut Ui, is_busy: bool) -> Option<PictureAct> {
        let palette = theme::palette(ui);
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(theme::heading(format!("添加图片：{} 的巡查", self.day)).color(palette.text));
        ui.add_space(space::TINY);
        let advice = "拍房屋和问题，不拍人脸和证件。保存时缩小，去掉拍摄地点等附带信息，只留在加密的档案里。";
        ui.label(theme::paragraph(advice).color(palette.text_weak));
        ui.add_space(space::CARD);
        let is_entered = self.fields_ui(ui);
        let (place, _) = ui.allocate_exact_size(vec2(WIDTH, 36.0), Sense::hover());
        if let Some(note) = &self.problem {
            note_ui(ui, place, note);
        }
        let why_not = match (is_busy, self.path.trim().is_empty()) {
            (true, _) => Some("正在处理图片"),
            (false, true) => Some("先选一个文件"),
            (false, false) => None,
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let takes = ui.add(Button::primary("添加").key("Enter").refused(why_not)).clicked();
            ui.add_space(space::SMALL);
            let leaves = ui.add(Button::secondary("不添加").key("Esc")).clicked();
            let takes = takes || (is_entered && why_not.is_none());
            if takes { Some(PictureAct::Take) } else { leaves.then_some(PictureAct::Leave) }
        })
        .inner
    }

    /// Answers whether Enter was pressed in the last field.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        let row = |label| FormRow::new(label).in_card().field_width(FIELD);
        row("文件").show(ui, |ui| {
            let width = FIELD - BROWSE - space::SMALL;
            let field = TextField::new(Id::unique("file of a picture"), &mut self.path).name("文件").width(width);
            let field = ui.add(field.hint("选文件，或把图片拖到这里"));
            if !std::mem::replace(&mut self.has_arrived, true) {
                field.request_focus();
            }
            if field.changed() {
                self.problem = None;
            }
            order.add(field.id);
            if ui.add(Button::secondary("浏览…").width(BROWSE)).clicked() {
                let wake = ui.ctx().clone();
                let wake = move || wake.request_repaint();
                let work = |_: &_| Ok(platform::ask_for_picture("添加图片"));
                self.looking = Job::start("file dialog", "选择图片", wake, work).ok();
            }
        });
        if self.choices.len() > 1 {
            row("拍的是").show(ui, |ui| {
                let chosen = self.choices.iter().position(|(finding, _)| *finding == self.subject.finding);
                let chosen = chosen.unwrap_or_default();
                let items: Vec<MenuItem> = self.choices.iter().map(|(_, words)| MenuItem::new(words)).collect();
                let select = Select::new("拍的是", &self.choices[chosen].1).width(FIELD);
                if let (_, Some(taken)) = select.show(ui, &items, Some(chosen)) {
                    self.subject.finding = self.choices[taken].0;
                }
            });
        }
        row("说明").show(ui, |ui| {
            let field = TextField::new(Id::unique("words about a picture"), &mut self.subject.caption).width(FIELD);
            let field = ui.add(field.hint("可以不写；不要写姓名和证件号码"));
            order.add(field.id);
        });
        order.finish(ui)
    }
}
