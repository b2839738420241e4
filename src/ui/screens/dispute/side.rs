//! What must always be seen: by when what is due, what the file has and lacks, who changed the case.

use super::{Act, DisputeScreen};
use crate::domain::RecordId;
use crate::domain::dispute::{FiledPaper, Presence};
use crate::ui::icons;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::badge::{appointment, deadline_by_rule};
use crate::ui::widgets::{Button, Card, paint};
use eframe::egui::{Align, Label, Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const ROW: f32 = 28.0;
/// What a button at the end of a row takes.
const ACT: f32 = 32.0;
/// Changes shown; all of them are in the log.
const MOST_CHANGES: usize = 5;

impl DisputeScreen {
    pub(super) fn side_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        self.due_ui(ui);
        let answered = self.responsibility_ui(ui);
        self.stays_ui(ui);
        self.summary_ui(ui);
        let file = self.file_ui(ui);
        let similar = self.similar_ui(ui);
        self.indicators_ui(ui);
        self.changes_ui(ui);
        answered.or(file).or(similar)
    }

    fn due_ui(&self, ui: &mut Ui) {
        if self.page.due.is_empty() {
            return;
        }
        Card::new("期限").show(ui, |ui| {
            for due in &self.page.due {
                ui.horizontal(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        match due.days_left(self.today) {
                            days if due.is_appointment() => appointment(ui, days),
                            days => deadline_by_rule(ui, days, due.deadline.is_near),
                        };
                        ui.label(theme::small(due.deadline.due.to_string()).color(theme::palette(ui).text_weak));
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.add(Label::new(theme::body(due.in_words())).truncate());
                        });
                    });
                });
            }
        });
    }

    /// The file in the order it is bound: present, missing, not yet, not needed.
    fn file_ui(&self, ui: &mut Ui) -> Option<Act> {
        let file = &self.page.file;
        let present = file.iter().filter(|paper| matches!(paper.presence, Presence::Present(_))).count();
        let missing = file.iter().filter(|paper| paper.presence == Presence::Missing).count();
        let detail =
            if missing > 0 { format!("已有 {present}，缺 {missing}") } else { format!("已有 {present}") };
        let add = |ui: &mut Ui| {
            let add = Button::quiet("文书入卷").icon(icons::PLUS).key("F9").small().refused(self.refusal());
            ui.add(add).clicked().then_some(Act::File)
        };
        let (added, taken) = Card::new("卷宗文书").detail(&detail).flush().show_with(ui, add, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::TINY);
            let rows = (1..).zip(file).map(|(number, paper)| self.paper_ui(ui, number, paper));
            let taken = rows.fold(None, Option::or);
            ui.add_space(space::TINY);
            taken
        });
        added.or(taken)
    }

    fn paper_ui(&self, ui: &mut Ui, number: usize, paper: &FiledPaper) -> Option<Act> {
        let palette = theme::palette(ui);
        let (icon, ink, words) = match paper.presence {
            Presence::Present(pages) => (icons::CHECK_CIRCLE, palette.good, format!("已有 {pages} 页")),
            Presence::Missing => (icons::WARNING_CIRCLE, palette.bad, "缺".to_owned()),
            Presence::NotYet => (icons::DASHED_CIRCLE, palette.text_weak, "未到此步".to_owned()),
            Presence::NotNeeded => (icons::MINUS, palette.text_weak, "不需要".to_owned()),
        };
        let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        row.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{}：{words}", paper.title)));
        if paper.presence == Presence::Missing {
            ui.painter().rect_filled(rect, 0, palette.bad_weak);
        }
        let is_weak = matches!(paper.presence, Presence::NotYet | Presence::NotNeeded);
        let name_ink = if is_weak { palette.text_weak } else { palette.text };
        paint::words_ending(ui, rect, rect.left() + 30.0, &number.to_string(), font::SMALL, palette.text_weak);
        paint::icon(ui.painter(), pos2(rect.left() + 46.0, rect.center().y), icon, 15.0, ink);
        let right = paint::words(ui, rect, rect.left() + 62.0, paper.title, font::BODY, name_ink);
        if paper.is_required {
            paint::words(ui, rect, right + space::SMALL, "必备", font::CAPTION, palette.text_weak);
        }
        let state_ink = if paper.presence == Presence::Missing { palette.bad } else { palette.text_weak };
        let scan = self.page.scans.iter().find(|page| page.code == paper.code).filter(|_| self.may_look_at_scans);
        let put_in = self.put_in(paper.code).filter(|_| self.may_mediate);
        let room = ACT * (usize::from(scan.is_some()) + usize::from(put_in.is_some())) as f32;
        paint::words_ending(ui, rect, rect.right() - space::CARD - room, &words, font::SMALL, state_ink);
        let place = UiBuilder::new().id_salt(("paper", number)).max_rect(rect.with_min_x(rect.right() - room - 2.0));
        let mut beside = ui.new_child(place.layout(Layout::right_to_left(Align::Center)));
        beside.spacing_mut().item_spacing.x = space::TINY;
        let out = put_in.filter(|_| beside.add(Button::icon_only(icons::CROSS, "取出").small()).clicked());
        let look = scan.filter(|_| beside.add(Button::icon_only(icons::EYE, "看扫描件").small()).clicked());
        out.map(Act::TakeOut).or(look.map(|page| Act::LookAt(page.id)))
    }

    /// The last paper of this kind that was put in by hand.
    fn put_in(&self, code: &str) -> Option<RecordId> {
        let of_kind = self.page.case.papers.iter().rev().find(|(_, paper)| paper.kind.code == code);
        of_kind.map(|(id, _)| *id)
    }

    /// 简要情况 and 申请事项, as they were told.
    fn summary_ui(&self, ui: &mut Ui) {
        let dispute = &self.page.case.dispute;
        Card::new("简要情况").show(ui, |ui| {
            ui.add(Label::new(theme::body(&*dispute.summary)).wrap());
            if !dispute.claims.is_empty() {
                ui.label(theme::small("申请事项").color(theme::palette(ui).text_weak));
                ui.add(Label::new(theme::body(&*dispute.claims)).wrap());
            }
        });
    }

    fn changes_ui(&self, ui: &mut Ui) {
        let weak = theme::palette(ui).text_weak;
        let title = format!("修改记录 {} 次", self.page.history.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            for step in self.page.history.iter().take(MOST_CHANGES) {
                ui.label(theme::small(format!("{} {} {}", step.at, step.operator, step.what)).color(weak));
            }
            if let Some(prints) = &self.page.prints {
                ui.label(theme::small(prints).color(weak));
            }
        });
    }
}
