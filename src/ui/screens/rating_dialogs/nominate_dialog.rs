//! 自荐: which landlords come into the round, for which stars.

use super::{Answer, Asking, Complaint};
use crate::domain::RecordId;
use crate::domain::rating::Star;
use crate::domain::registers::RatingStep;
use crate::domain::values::{Day, Text};
use crate::services::ratings::{self, Candidate, Nomination};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{arrive, foot_ui, row_ui, title_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, FocusOrder, check_box};
use eframe::egui::{ScrollArea, Ui};

/// So high is the list of landlords at most.
const LIST: f32 = 196.0;
const ROW: f32 = 26.0;

pub(super) struct NominateDialog {
    candidates: Vec<(Candidate, String, bool)>,
    claimed: [bool; 5],
    fields: Fields<RatingStep>,
    complaint: Complaint,
    has_arrived: bool,
}

impl NominateDialog {
    pub(super) fn new(desk: &Desk, round: RecordId) -> Result<Self, Trouble> {
        let words = |one: &Candidate| format!("{}，{} 处出租", one.name, one.houses);
        let candidates = ratings::candidates(desk, round)?.into_iter();
        let step = RatingStep {
            stepped_on: Day::new(desk.today()),
            conducted_by: Text::new(&desk.operator().name),
            ..RatingStep::default()
        };
        let candidates: Vec<_> =
            candidates.map(|one| (words(&one), one)).map(|(words, one)| (one, words, false)).collect();
        Ok(Self {
            candidates,
            claimed: [true; 5],
            fields: Fields::new(desk, step, &[("stepped_on", "自荐日期"), ("conducted_by", "经办人")]),
            complaint: Complaint::default(),
            has_arrived: false,
        })
    }

    fn landlords_ui(&mut self, ui: &mut Ui) {
        let Self { candidates, complaint, has_arrived, .. } = self;
        let list = ScrollArea::vertical().id_salt("candidates").max_height(LIST).auto_shrink([false, true]);
        list.show_rows(ui, ROW, candidates.len(), |ui, in_sight| {
            for (_, words, is_ticked) in &mut candidates[in_sight] {
                let response = check_box(ui, is_ticked, words);
                arrive(has_arrived, &response);
                if response.changed() {
                    complaint.forget();
                }
            }
        });
        let count = candidates.iter().filter(|(.., is_ticked)| *is_ticked).count();
        let note = complaint.problem("landlords").map(Note::from);
        ui.add_space(space::TINY);
        let words = format!("已选 {count} / {} 位", candidates.len());
        row_ui(ui, "选中", note.as_ref(), |ui| {
            ui.horizontal_centered(|ui| {
                ui.label(theme::body(words));
                if ui.add(Button::quiet("全选").small()).clicked() {
                    candidates.iter_mut().for_each(|(.., is_ticked)| *is_ticked = true);
                }
            });
        });
    }

    fn claims_ui(&mut self, ui: &mut Ui) {
        row_ui(ui, "自评达到", None, |ui| {
            ui.horizontal_centered(|ui| {
                for (star, is_claimed) in Star::ALL.iter().zip(&mut self.claimed) {
                    check_box(ui, is_claimed, star.label());
                }
            });
        });
    }
}

impl Asking for NominateDialog {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "列入房主", "房主自己报名，说自己达到哪几颗星。按空格勾选，可以一次列入几位。");
        self.landlords_ui(ui);
        self.claims_ui(ui);
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("列入", None), "不列入", is_entered)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        self.fields.require_read()?;
        let chosen = self.candidates.iter().filter(|(.., is_ticked)| *is_ticked);
        let chosen: Vec<Candidate> = chosen.map(|(one, ..)| one.clone()).collect();
        let claimed = Star::ALL.iter().zip(self.claimed).filter(|(_, is_claimed)| *is_claimed).map(|(star, _)| *star);
        let typed = &self.fields.draft.record;
        let nomination =
            Nomination { on: typed.stepped_on, claimed: claimed.collect(), conducted_by: typed.conducted_by.0.clone() };
        let nominated = ratings::nominate(desk, &chosen, &nomination)?;
        Ok((format!("已列入 {} 位房主", nominated.made.len()), nominated.change))
    }

    fn complaint(&mut self) -> &mut Complaint {
        &mut self.complaint
    }
}
