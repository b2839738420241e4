//! A round is opened: over which time, over which area, by whom it is judged.

use super::{Answer, Asking, Complaint};
use crate::domain::rating::RoundPeriod;
use crate::domain::registers::RatingRound;
use crate::domain::values::Day;
use crate::services::ratings::{self, RoundForm};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{FIELD, arrive, foot_ui, row_ui, title_ui};
use crate::ui::screens::addresses::PlacePick;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, MenuItem, Select};
use eframe::egui::{Id, Ui};

pub(super) struct RoundDialog {
    offered: Vec<(RoundPeriod, String)>,
    chosen: usize,
    place: PlacePick,
    fields: Fields<RatingRound>,
    complaint: Complaint,
    has_arrived: bool,
}

impl RoundDialog {
    /// Half a year is the usual.
    pub(super) fn new(desk: &Desk) -> Self {
        let offered: Vec<_> =
            RoundPeriod::offered(desk.today()).into_iter().map(|period| (period, period.words())).collect();
        let round = RatingRound { opened_on: Day::new(desk.today()), ..RatingRound::default() };
        Self {
            chosen: 2.min(offered.len().saturating_sub(1)),
            offered,
            place: PlacePick::default(),
            fields: Fields::new(desk, round, &[("opened_on", "开始日期"), ("panel", "评议组")]),
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    fn period_ui(&mut self, ui: &mut Ui) {
        let items: Vec<MenuItem<'_>> = self.offered.iter().map(|(_, words)| MenuItem::new(words)).collect();
        let words = self.offered.get(self.chosen).map(|(_, words)| words.as_str()).unwrap_or_default();
        let note = self.complaint.note("period", None);
        let select = Select::new("期间", words).width(FIELD);
        let (response, taken) = row_ui(ui, "期间", note.as_ref(), |ui| select.show(ui, &items, Some(self.chosen)));
        arrive(&mut self.has_arrived, &response);
        if let Some(taken) = taken {
            self.chosen = taken;
            self.complaint.forget();
        }
    }

    /// Answers whether something was typed that is to be looked up.
    fn place_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let id = Id::unique("rating round place");
        let is_wrong = self.place.is_unknown() && !ui.memory(|memory| memory.has_focus(id));
        let hint = if is_wrong {
            Note::wrong("没有这一处，请从列表里选")
        } else {
            Note::hint("空着就是全站")
        };
        let place = &mut self.place;
        let response = row_ui(ui, "范围", Some(&hint), |ui| place.ui(ui, id, FIELD, is_wrong));
        let response = response.accessible_name("范围");
        order.add(response.id);
        response.changed()
    }
}

impl Asking for RoundDialog {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let paragraph = "一轮看一段时间里的登记，可以是全站，也可以是一个小区、一条街或一栋楼。";
        title_ui(ui, "开始一轮星级评定", paragraph);
        let mut order = FocusOrder::default();
        self.period_ui(ui);
        let looks = self.place_ui(ui, &mut order);
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        let why_not = self.place.is_unknown().then_some("请从列表里选范围，或清空");
        foot_ui(ui, &self.complaint, ("开始", why_not), "不开始", is_entered).or(looks.then_some(Answer::Look))
    }

    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        self.fields.require_read()?;
        let (period, words) = self.offered.get(self.chosen).cloned().ok_or(Trouble::Gone)?;
        let typed = &self.fields.draft.record;
        let form =
            RoundForm { period, place: self.place.chosen(), opened_on: typed.opened_on, panel: typed.panel.0.clone() };
        let (_, change) = ratings::open_round(desk, &form)?;
        Ok((format!("已开始{words}的评定"), change))
    }

    fn complaint(&mut self) -> &mut Complaint {
        &mut self.complaint
    }

    fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.place.look(desk)
    }
}
