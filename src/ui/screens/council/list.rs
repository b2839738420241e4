//! The four lists: head, rows, what stands there when there is none, and the keys of the page.

use super::{Act, CouncilScreen, Part, columns};
use crate::ui::icons;
use crate::ui::screens::plain_table::Taken;
use crate::ui::widgets::{Button, Tab, empty_state, segmented};
use eframe::egui::{Align, Key, Layout, Modifiers, Ui};

/// In this order; Alt and the number leads there.
const TABS: [(Part, &str, Key); 4] = [
    (Part::Votes, "议事", Key::Num1),
    (Part::Appraisals, "评事", Key::Num2),
    (Part::Contacts, "问事", Key::Num3),
    (Part::Duties, "联系任务", Key::Num4),
];

impl CouncilScreen {
    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if let Some((part, ..)) = TABS.into_iter().find(|(.., key)| pressed(Modifiers::ALT, *key)) {
            return Some(Act::Part(part));
        }
        let by_key = [
            (Modifiers::ALT, Key::N, Act::New, self.refusal()),
            (Modifiers::NONE, Key::F4, Act::Edit, self.no_row()),
            (Modifiers::NONE, Key::F6, Act::Again, self.no_again()),
            (Modifiers::COMMAND, Key::P, Act::Print, self.no_printing()),
        ];
        let mut by_key = by_key.into_iter();
        let asked = by_key.find(|(modifiers, key, _, why_not)| why_not.is_none() && pressed(*modifiers, *key));
        asked.map(|(_, _, act, _)| act)
    }

    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let tabs = TABS.map(|(_, words, _)| Tab::new(words, None));
        let chosen = TABS.iter().position(|(part, ..)| *part == self.part).unwrap_or_default();
        let (new, again) = match self.part {
            Part::Votes => ("记表决", "下一轮"),
            Part::Appraisals => ("记评事", "再评一次"),
            Part::Contacts => ("记走访", ""),
            Part::Duties => ("加联系任务", ""),
        };
        ui.horizontal_centered(|ui| {
            let tab = segmented(ui, &tabs, chosen).map(|tab| Act::Part(TABS[tab].0));
            let buttons = [
                (Button::primary(new).icon(icons::PLUS).key("Alt N"), self.refusal(), Act::New),
                (Button::secondary(again).key("F6"), self.no_again(), Act::Again),
                (Button::secondary("打印结果").icon(icons::PRINT).key("Ctrl P"), self.no_printing(), Act::Print),
            ];
            let asked = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mut asked = None;
                // Nothing is asked for a second time of a visit or a task.
                let comes_again = matches!(self.part, Part::Votes | Part::Appraisals);
                let is_shown = |act: &Act| *act != Act::Again || comes_again;
                for (button, refusal, act) in buttons.into_iter().filter(|(.., act)| is_shown(act)) {
                    if ui.add(button.refused(refusal)).clicked() {
                        asked = Some(act);
                    }
                }
                asked
            });
            tab.or(asked.inner)
        })
        .inner
    }

    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let is_covered = self.dialog.is_some();
        let taken = match self.part {
            Part::Votes if self.votes.is_empty() => return self.empty_ui(ui, "还没有议事表决", "记表决"),
            Part::Appraisals if self.appraisals.is_empty() => return self.empty_ui(ui, "还没有评事", "记评事"),
            Part::Contacts if self.contacts.is_empty() => return self.empty_ui(ui, "还没有联系走访", "记走访"),
            Part::Duties if self.duties.is_empty() => return self.empty_ui(ui, "还没有联系任务", "加联系任务"),
            Part::Duties => {
                let (duties, today) = (&self.duties, self.today);
                self.of_duties.ui(ui, duties.len(), is_covered, |ui, row, column| {
                    if let Some(duty) = duties.get(row) {
                        columns::duty_cell_ui(ui, duty, column, today);
                    }
                })
            }
            Part::Contacts => {
                let contacts = &self.contacts;
                self.of_contacts.ui(ui, contacts.len(), is_covered, |ui, row, column| {
                    if let Some(contact) = contacts.get(row) {
                        columns::contact_cell_ui(ui, contact, column);
                    }
                })
            }
            Part::Votes => {
                let votes = &self.votes;
                self.of_votes.ui(ui, votes.len(), is_covered, |ui, row, column| {
                    if let Some(vote) = votes.get(row) {
                        columns::vote_cell_ui(ui, vote, column);
                    }
                })
            }
            Part::Appraisals => {
                let appraisals = &self.appraisals;
                self.of_appraisals.ui(ui, appraisals.len(), is_covered, |ui, row, column| {
                    if let Some(appraisal) = appraisals.get(row) {
                        columns::appraisal_cell_ui(ui, appraisal, column);
                    }
                })
            }
        };
        match taken? {
            Taken::Select(row) => Some(Act::Select(row)),
            Taken::Open(row) => {
                self.table().selected = Some(row);
                self.no_row().is_none().then_some(Act::Edit)
            }
        }
    }

    fn empty_ui(&self, ui: &mut Ui, title: &str, act: &str) -> Option<Act> {
        let advice = match self.part {
            Part::Contacts => "按 Alt N 记下问到的诉求和办理",
            Part::Duties => "按 Alt N 给指导员、领导各加一项，做到一项记一项",
            Part::Votes | Part::Appraisals => "按 Alt N 记下人数和票数，通过没有自动算",
        };
        empty_state(ui, icons::NOTE, title, advice, self.may_write.then_some(act)).then_some(Act::New)
    }
}
