//! One agreement beside the list: with whom, how it stands, who signed when, what was printed, and what can be done about it.

use super::columns::{shown, standing_ui};
use super::{Act, Which};
use crate::domain::agreement::Standing;
use crate::domain::values::Value;
use crate::domain::{RecordId, Right};
use crate::services::Desk;
use crate::services::agreements::{About, AgreementPage};
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, fact_row};
use eframe::egui::{Align, Label, Layout, ScrollArea, Ui};

/// Prints and changes shown; all of them are in the log.
const MOST: usize = 6;

/// The page, its words made once.
pub(super) struct Detail {
    page: AgreementPage,
    title: &'static str,
    no_write: Option<&'static str>,
    no_print: Option<&'static str>,
}

impl Detail {
    pub(super) fn new(desk: &Desk, page: AgreementPage) -> Self {
        let title = page.row.row.agreement.kind.kind().map_or("责任书", |kind| kind.title());
        Self {
            page,
            title,
            no_write: (!desk.may(Right::Write)).then_some("您的角色只能查看"),
            no_print: (!desk.may(Right::Print)).then_some("您的角色不能打印"),
        }
    }

    pub(super) fn id(&self) -> RecordId {
        self.page.row.row.id
    }

    pub(super) fn page(&self) -> &AgreementPage {
        &self.page
    }

    /// Why what is over can no longer be signed or ended.
    pub(super) fn why_not_signed(&self) -> Option<&'static str> {
        self.no_write.or((self.page.row.standing == Standing::Ended).then_some("已终止"))
    }

    pub(super) fn why_not_ended(&self) -> Option<&'static str> {
        let is_signed = self.page.row.row.agreement.is_signed_by_anybody();
        self.why_not_signed().or((!is_signed).then_some("还没有人签过，不用了就删去"))
    }

    pub(super) fn why_not_renewed(&self) -> Option<&'static str> {
        let agreement = &self.page.row.row.agreement;
        let is_due = agreement.signed_on().is_some() && agreement.ended_on.is_unset();
        let is_renewed = self.page.renewed_by.is_some();
        self.no_write.or((!is_due).then_some("还没有签齐，或已终止")).or(is_renewed.then_some("已经续签"))
    }

    pub(super) fn ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = self.head_ui(ui);
        ui.add_space(space::SMALL);
        let acts = self.acts_ui(ui);
        ui.add_space(space::CARD);
        let rest = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let linked = self.facts_ui(ui);
            self.sides_ui(ui);
            self.prints_ui(ui);
            self.history_ui(ui);
            linked
        });
        head.or(acts).or(rest.inner)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::icon_only(icons::CROSS, "关闭")).clicked() {
                    asked = Some(Act::CloseDetail);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::heading(self.title)).truncate());
                });
            });
        });
        ui.horizontal(|ui| standing_ui(ui, self.page.row.standing, self.page.row.days_left));
        asked
    }

    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            let buttons = [
                (Button::secondary("打印").icon(icons::PRINT).key("Ctrl P"), self.no_print, Act::Print),
                (Button::secondary("登记签订…").key("F6"), self.why_not_signed(), Act::Dialog(Which::Sign)),
                (Button::secondary("续签").key("Shift F7"), self.why_not_renewed(), Act::RenewOne),
                (Button::secondary("终止…").key("F8"), self.why_not_ended(), Act::Dialog(Which::End)),
            ];
            for (button, refusal, act) in buttons {
                if ui.add(button.small().refused(refusal)).clicked() {
                    asked = Some(act);
                }
            }
        });
        asked
    }

    fn facts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let (row, agreement) = (&self.page.row.row, &self.page.row.row.agreement);
        fact_row(ui, "编号", &or_none(&agreement.agreement_number, "旧档案，没有编号"));
        let about = if row.place_name.is_empty() { &row.party } else { &row.place_name };
        let mut asked = fact_row_with(ui, "对象", |ui| self.about_ui(ui, about));
        if !row.place_name.is_empty() && !row.party.is_empty() {
            fact_row(ui, "签订人", &row.party);
        }
        let until = if agreement.valid_until.is_unset() { "长期".to_owned() } else { agreement.valid_until.shown() };
        fact_row(ui, "有效期", &format!("{} 至 {until}", agreement.valid_from.shown()));
        fact_row(ui, "份数", &or_none(&shown(agreement, "copies"), "未记"));
        fact_row(ui, "文本", &or_none(&self.page.wording, "旧档案，没有文本"));
        fact_row(ui, "起草", &format!("{} {}", agreement.prepared_on.shown(), &*agreement.prepared_by));
        for (label, other) in [("续签自", &self.page.renews), ("已续签为", &self.page.renewed_by)] {
            let Some((id, number)) = other else { continue };
            let pressed = fact_row_with(ui, label, |ui| ui.link(theme::body(number)).clicked());
            asked = asked.or(pressed.then_some(Act::Show(*id)));
        }
        if !agreement.ended_on.is_unset() {
            fact_row(ui, "终止", &format!("{} {}", agreement.ended_on.shown(), agreement.end_reason.label()));
        }
        if !agreement.remark.is_empty() {
            fact_row(ui, "备注", &agreement.remark);
        }
        asked
    }

    /// What it is about, as a way to its own page where there is one.
    fn about_ui(&self, ui: &mut Ui, words: &str) -> Option<Act> {
        if matches!(self.page.about, None | Some(About::Organisation(_) | About::Duty(_))) {
            ui.add(Label::new(theme::body(words)).truncate());
            return None;
        }
        let link = theme::body(words).color(theme::palette(ui).accent);
        ui.link(link).clicked().then_some(Act::OpenAbout)
    }

    fn sides_ui(&self, ui: &mut Ui) {
        section_ui(ui, "签订");
        for (name, day) in &self.page.sides {
            fact_row(ui, name, &or_none(&day.shown(), "还没有签"));
        }
    }

    fn prints_ui(&self, ui: &mut Ui) {
        if self.page.prints.is_empty() {
            return;
        }
        section_ui(ui, "打印");
        for print in self.page.prints.iter().take(MOST) {
            let state = if print.is_void() { "，作废" } else { "" };
            let day = print.at.get(..10).unwrap_or_default();
            weak_ui(ui, &format!("{day} {}，{} 份{state}", print.operator, print.copies));
        }
    }

    fn history_ui(&self, ui: &mut Ui) {
        section_ui(ui, "修改记录");
        for step in self.page.history.iter().take(MOST) {
            weak_ui(ui, &format!("{} {} {}", step.at, step.operator, step.what));
        }
    }
}

fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(space::CARD);
    ui.label(theme::strong(title));
    ui.add_space(space::TINY);
}

fn weak_ui(ui: &mut Ui, words: &str) {
    let weak = theme::small(words).color(theme::palette(ui).text_weak);
    ui.add(Label::new(weak).truncate());
    ui.add_space(space::TINY);
}

fn or_none(words: &str, otherwise: &str) -> String {
    if words.is_empty() { otherwise.to_owned() } else { words.to_owned() }
}
