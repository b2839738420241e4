//! What can be done for the person beside the list: as buttons, and under 更多 as far as it concerns them.

use super::detail::{Act, Detail};
use crate::domain::template::TemplateKind;
use crate::print::documents::{OWN_RECORD, RECEIPT};
use crate::ui::icons;
use crate::ui::widgets::{Button, MenuItem, menu, more_button};
use eframe::egui::{RectAlign, Response, Ui};

impl Detail {
    pub(super) fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let no_stay = self.page.stay().is_none().then_some("还没有居住登记");
            let no_writing = (!self.may_write).then_some("您的角色只能查看");
            let no_printing = (!self.may_print).then_some("您的角色不能打印");
            let edit = Button::secondary("编辑").icon(icons::EDIT).key("F4").small();
            if ui.add(edit.refused(no_writing)).clicked() {
                asked = self.edit();
            }
            let card = Button::secondary("登记卡").icon(icons::IDENTITY).key("Ctrl P").small();
            let no_card = self.floating_stay().is_none().then_some("流动人口才有登记卡");
            if ui.add(card.refused(no_stay.or(no_printing).or(no_card))).clicked() {
                asked = self.card();
            }
            let more = if self.leaves_more_to_marks {
                ui.add(Button::secondary("更多").caret().small())
            } else {
                more_button(ui)
            };
            asked = self.more_ui(&more).or(asked.take());
        });
        asked
    }

    fn more_ui(&self, button: &Response) -> Option<Act> {
        let acts = self.more();
        let item = |(words, act): &(&'static str, Act)| {
            let key = if matches!(act, Act::SameAddress(_)) { "Ctrl K" } else { "" };
            MenuItem::new(words).note(key)
        };
        let mut items: Vec<MenuItem<'_>> = acts.iter().map(item).collect();
        if items.is_empty() {
            items.push(MenuItem::new("您的角色只能查看").said_only());
        }
        let taken = menu(button, RectAlign::BOTTOM_START, 200.0, &items, None)?;
        acts.into_iter().nth(taken).map(|(_, act)| act)
    }

    /// What else can be done for this person, as far as it concerns them.
    fn more(&self) -> Vec<(&'static str, Act)> {
        let mut acts = if self.may_write { self.changes() } else { Vec::new() };
        if self.may_print {
            acts.extend(self.floating_stay().map(|stay| (RECEIPT.title, Act::Receipt(stay.id))));
            acts.extend(self.floating_stay().map(|_| ("用工房源单", Act::Openings)));
            acts.push((TemplateKind::CollectionNotice.title(), Act::Notice(self.page.id)));
            acts.push((OWN_RECORD.title, Act::OwnRecord(self.page.id)));
        }
        acts
    }

    fn changes(&self) -> Vec<(&'static str, Act)> {
        let mut acts =
            vec![("登记新住处", Act::NewDwelling(self.page.id)), ("查找重复记录", Act::Doubles(self.page.id))];
        let Some(stay) = self.page.stay() else { return acts };
        acts.push(("同一地址再登记一人", Act::SameAddress(stay.id)));
        if stay.is_over() {
            acts.push(("修改本人资料…", Act::Correct(self.page.id)));
            return acts;
        }
        if stay.is_resident() {
            acts.push(("转为流动", Act::TurnFloating(stay.id)));
        } else {
            acts.push(("续期…", Act::Extend(stay.id)));
            acts.push(("转为常住", Act::TurnResident(stay.id)));
            if !stay.residence.permit_issued_on.is_unset() {
                acts.push(("居住证今天签注", Act::Endorse(stay.id)));
            }
        }
        acts.push(("注销…", Act::Cancel(stay.id)));
        acts
    }
}
