//! 评议: who came, and how they voted on each star. Who voted neither for nor against has abstained.

use super::{Answer, Asking, Complaint};
use crate::domain::RecordId;
use crate::domain::rating::{Ballot, Star, StepKind};
use crate::domain::registers::RatingStep;
use crate::domain::values::{Count, Value};
use crate::services::ratings::{self, RatingPage, Vote};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{foot_ui, row_ui, title_ui, took};
use crate::ui::theme;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, TextField};
use eframe::egui::{Id, Ui, Widget};

const NARROW: f32 = 64.0;
/// Fields of the service, star by star.
const FIELDS: [&str; 5] = ["lawful_for", "honest_for", "harmonious_for", "exemplary_for", "clean_for"];

pub(super) struct VoteDialog {
    rating: RecordId,
    title: String,
    fields: Fields<RatingStep>,
    /// For and against, star by star, as typed.
    typed: [(String, String); 5],
    complaint: Complaint,
    has_arrived: bool,
}

impl VoteDialog {
    pub(super) fn new(desk: &Desk, page: &RatingPage) -> Result<Self, Trouble> {
        let step = ratings::begin_step(desk, page.round, StepKind::Deliberate)?;
        let rows = &[
            ("stepped_on", "评议日期"),
            ("conducted_by", "主持人"),
            ("electors", "应到人数"),
            ("present", "到会人数"),
        ];
        Ok(Self {
            rating: page.id,
            title: format!("评议：{}", page.name),
            fields: Fields::new(desk, step, rows),
            typed: Default::default(),
            complaint: Complaint::default(),
            has_arrived: false,
        })
    }

    /// The votes of one star, and what they come to.
    fn star_ui(&mut self, ui: &mut Ui, place: usize, order: &mut FocusOrder) {
        let star = Star::ALL[place];
        let verdict = self.ballot(place).map(|ballot| Note::hint(short(ballot)));
        let note = self.complaint.note(FIELDS[place], verdict);
        let is_wrong = self.complaint.problem(FIELDS[place]).is_some();
        let (votes_for, against) = &mut self.typed[place];
        let changed = row_ui(ui, star.label(), note.as_ref(), |ui| {
            ui.horizontal_centered(|ui| {
                let mut is_changed = false;
                for (words, text) in [("同意", votes_for), ("反对", against)] {
                    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
                    let name = format!("{}{words}", star.label());
                    let field = TextField::new(Id::unique(("vote", place, words)), text).name(&name).width(NARROW);
                    is_changed |= took(order, &field.problem(is_wrong).ui(ui));
                }
                is_changed
            })
            .inner
        });
        if changed {
            self.complaint.forget();
        }
    }

    fn ballot(&self, place: usize) -> Option<Ballot> {
        let step = &self.fields.draft.record;
        let (votes_for, against) = &self.typed[place];
        let ballot = Ballot {
            electors: step.electors.0?,
            present: step.present.0?,
            in_favour: count(votes_for).0?,
            against: count(against).0.unwrap_or_default(),
        };
        ballot.is_possible().then_some(ballot)
    }
}

impl Asking for VoteDialog {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let paragraph = "逐颗星记票。没有投同意也没有投反对的是弃权。票数是意见，授不授星由评定人决定。";
        title_ui(ui, &self.title, paragraph);
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        for place in 0..Star::ALL.len() {
            self.star_ui(ui, place, &mut order);
        }
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("记评议", None), "不记", is_entered)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        self.fields.require_read()?;
        let votes = self.typed.each_ref().map(|(votes_for, against)| (count(votes_for), count(against)));
        let vote = Vote { step: self.fields.draft.record.clone(), votes };
        Ok(("已记评议，接着逐星决定".to_owned(), ratings::vote(desk, self.rating, &vote)?))
    }

    fn complaint(&mut self) -> &mut Complaint {
        &mut self.complaint
    }
}

/// 「弃权 1 票，过半数」: the rest stands in the fields.
fn short(ballot: Ballot) -> String {
    let verdict = if ballot.is_carried() { "过半数" } else { "没有过半数" };
    format!("弃权 {} 票，{verdict}", ballot.abstained())
}

/// What is no number is none, and refused as missing.
fn count(typed: &str) -> Count {
    let mut count = Count::default();
    let _ = count.read(typed, crate::domain::Date::default());
    count
}
