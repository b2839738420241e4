//! A patrol, and one thing it found: written down together, or one of them put right later.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::domain::registers::{Patrol, PatrolFinding};
use crate::domain::values::{Link, Value};
use crate::services::defence::{self, PatrolLine};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, foot_ui, row_ui, title_ui, took};
use crate::ui::screens::addresses::PlacePick;
use crate::ui::screens::dialog_fields::Fields;
use crate::ui::widgets::FocusOrder;
use crate::ui::widgets::field::Note;
use eframe::egui::{Id, Ui};

/// What is written.
enum Doing {
    New { group: RecordId },
    Change(RecordId),
    Finding { patrol: RecordId, known: Option<RecordId> },
}

pub struct PatrolDialog {
    doing: Doing,
    patrol: Fields<Patrol>,
    finding: Fields<PatrolFinding>,
    place: PlacePick,
    pub complaint: Complaint,
    has_arrived: bool,
}

const PATROL_ROWS: &[(&str, &str)] = &[
    ("kind", "种类"),
    ("patrolled_on", "日期"),
    ("hours", "时段"),
    ("headcount", "人数"),
    ("people", "参加人"),
    ("route", "路线"),
];
const FINDING_ROWS: &[(&str, &str)] =
    &[("matter", "事项"), ("found", "情况"), ("handling", "处理"), ("resolved_on", "处理完日期")];

impl PatrolDialog {
    pub fn new(desk: &Desk, group: RecordId) -> Result<Self, Trouble> {
        let patrol = defence::new_patrol(desk, group)?;
        Ok(Self::of(desk, Doing::New { group }, patrol, PatrolFinding::default(), PlacePick::default()))
    }

    pub fn change(desk: &Desk, line: &PatrolLine) -> Self {
        let patrol = line.patrol.clone();
        Self::of(desk, Doing::Change(line.id), patrol, PatrolFinding::default(), PlacePick::default())
    }

    /// The first thing that is still to be handled; where there is none, one more.
    pub fn finding(desk: &Desk, line: &PatrolLine) -> Result<Self, Trouble> {
        let open = line.findings.iter().find(|(_, finding)| finding.resolved_on.is_unset());
        let (known, finding) = open.map_or((None, PatrolFinding::default()), |(id, open)| (Some(*id), open.clone()));
        let place = PlacePick::of(desk, finding.place.id)?;
        let doing = Doing::Finding { patrol: line.id, known };
        Ok(Self::of(desk, doing, line.patrol.clone(), finding, place))
    }

    fn of(desk: &Desk, doing: Doing, patrol: Patrol, finding: PatrolFinding, place: PlacePick) -> Self {
        Self {
            doing,
            patrol: Fields::new(desk, patrol, PATROL_ROWS),
            finding: Fields::new(desk, finding, FINDING_ROWS),
            place,
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let (title, paragraph, act, keep) = match self.doing {
            Doing::New { .. } => ("记巡逻", "没有发现的，事项留空。只写事和地点，不写是谁。", "记下", "不记"),
            Doing::Change(_) => ("修改巡逻记录", "", "保存", "不修改"),
            Doing::Finding { known: None, .. } => ("记发现", "只写事和地点，不写是谁。", "记下", "不记"),
            Doing::Finding { known: Some(_), .. } => ("记处理", "处理完了填日期。", "记下", "不记"),
        };
        title_ui(ui, title, paragraph);
        let mut order = FocusOrder::default();
        if !matches!(self.doing, Doing::Finding { .. }) {
            self.patrol.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        }
        let mut is_placed = false;
        if !matches!(self.doing, Doing::Change(_)) {
            self.finding.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
            is_placed = self.place_ui(ui, &mut order);
        }
        let is_entered = order.finish(ui);
        let foot = foot_ui(ui, &self.complaint, (act, None), keep, is_entered);
        foot.or(is_placed.then_some(Answer::Look))
    }

    fn place_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let note = self.place.is_unknown().then(|| Note::hint("从列表中选一处，或写在情况里"));
        let response =
            row_ui(ui, "地点", note.as_ref(), |ui| self.place.ui(ui, Id::unique("patrol place"), FIELD, false));
        took(order, &response)
    }

    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.place.look(desk)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        self.patrol.require_read()?;
        let patrol = &self.patrol.draft.record;
        let place = self.place.chosen().map_or_else(Link::none, Link::to);
        let finding = PatrolFinding { place, ..self.finding.draft.record.clone() };
        Ok(match self.doing {
            Doing::New { group } => {
                let is_found = self.is_found(&finding);
                Saved::of("已记下巡逻", defence::record_patrol(desk, group, patrol, is_found.then_some(&finding))?)
            }
            Doing::Change(id) => Saved::of("巡逻记录已修改", defence::change_patrol(desk, id, patrol)?),
            Doing::Finding { patrol, known } => {
                Saved::of("已记下", defence::record_finding(desk, patrol, known, &finding)?)
            }
        })
    }

    /// Whether anything was written of something found.
    fn is_found(&self, finding: &PatrolFinding) -> bool {
        let is_written = FINDING_ROWS.iter().any(|(key, _)| !self.finding.draft.text(key).trim().is_empty());
        is_written || !finding.place.is_empty()
    }
}
