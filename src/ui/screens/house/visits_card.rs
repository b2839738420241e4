//! What visits found: the open findings with their days first, then the visits, the latest at the head.

use super::people_card::{line_ui, weak_ui};
use super::pictures::{PictureAct, drop_hint_ui};
use super::{Act, HouseScreen};
use crate::domain::values::Value;
use crate::services::houses::{OpenFinding, Visited};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::badge::deadline;
use crate::ui::widgets::{Button, Card, Mood, badge};
use eframe::egui::{Align, Label, Layout, Stroke, Ui};

/// Visits shown; the earlier ones are counted.
const MOST: usize = 6;

impl HouseScreen {
    pub(super) fn visits_in_sight(&self) -> &[Visited] {
        &self.page.visits[..self.page.visits.len().min(MOST)]
    }

    pub(super) fn visits_ui(&self, ui: &mut Ui) -> Option<Act> {
        let visits = &self.page.visits;
        let title = format!("巡查 {} 次", visits.len());
        let open = self.page.open_findings.len();
        let detail = if open == 0 { String::new() } else { format!("待整改 {open} 项") };
        let refusal = self.refusal();
        let (asked, in_visits) = Card::new(&title).detail(&detail).flush().show_with(
            ui,
            |ui| {
                let words = if open == 0 { "记一次巡查" } else { "记一次复查" };
                let visit = Button::quiet(words).icon(icons::PLUS).small().refused(refusal);
                ui.add(visit).clicked().then_some(Act::Visit)
            },
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                drop_hint_ui(ui, visits.first());
                for finding in &self.page.open_findings {
                    self.finding_ui(ui, finding);
                }
                let mut in_visits = None;
                for (place, visit) in self.visits_in_sight().iter().enumerate() {
                    in_visits = in_visits.or(self.visit_ui(ui, visit, place + 1 < visits.len()));
                }
                match visits.len() {
                    0 => line_ui(ui, false, |ui| weak_ui(ui, "还没有巡查过")),
                    count if count > MOST => {
                        line_ui(ui, false, |ui| weak_ui(ui, &format!("更早的还有 {} 次", count - MOST)));
                    }
                    _ => {}
                }
                in_visits
            },
        );
        asked.or(in_visits)
    }

    fn visit_ui(&self, ui: &mut Ui, visit: &Visited, has_line: bool) -> Option<Act> {
        let has_pictures = !visit.pictures.is_empty();
        let added = line_ui(ui, has_line && !has_pictures, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let adds = self.may_write && ui.add(Button::quiet("加图片…").small()).clicked();
                result_ui(ui, visit);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| words_ui(ui, visit));
                adds.then_some(Act::Picture(PictureAct::Ask(visit.id)))
            })
            .inner
        });
        if !has_pictures {
            return added;
        }
        let opened = self.small_pictures_ui(ui, visit);
        if has_line {
            let line = Stroke::new(1.0, theme::palette(ui).line);
            ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top() - 0.5, line);
        }
        added.or(opened)
    }

    fn finding_ui(&self, ui: &mut Ui, OpenFinding { finding, .. }: &OpenFinding) {
        line_ui(ui, true, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                match finding.due_on.0 {
                    Some(due) => {
                        deadline(ui, (due - self.today).num_days());
                        weak_ui(ui, &format!("整改期限 {due}"));
                    }
                    None => drop(badge(ui, Mood::Neutral, Some(icons::HALF_CIRCLE), "未定期限")),
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.label(theme::icon(icons::WARNING, 15.0).color(theme::palette(ui).warn));
                    ui.label(theme::body(finding.item.label()));
                    weak_ui(ui, &finding.found);
                });
            });
        });
    }
}

fn words_ui(ui: &mut Ui, visit: &Visited) {
    let inspection = &visit.inspection;
    ui.label(theme::body(inspection.inspected_on.shown()));
    ui.label(theme::body(&*inspection.inspectors));
    if inspection.follows.id.is_some() {
        badge(ui, Mood::Neutral, None, "复查");
    }
    let found: Vec<&str> = visit.findings.iter().map(|(_, finding)| finding.item.label()).collect();
    let words = if found.is_empty() { "没有发现问题".to_owned() } else { found.join("、") };
    let weak = theme::palette(ui).text_weak;
    ui.add(Label::new(theme::body(words).color(weak)).truncate());
}

fn result_ui(ui: &mut Ui, visit: &Visited) {
    match (visit.findings.len(), visit.open()) {
        (0, _) => {}
        (_, 0) => drop(badge(ui, Mood::Good, Some(icons::CHECK), "已整改")),
        (_, open) => drop(badge(ui, Mood::Warn, Some(icons::HALF_CIRCLE), &format!("待整改 {open} 项"))),
    }
}
