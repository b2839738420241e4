//! Entering who signed when: of one agreement with its term, of several the days alone. Also its end before its day.

use crate::domain::agreement::Side;
use crate::domain::registers::Agreement;
use crate::domain::template::TemplateKind;
use crate::domain::values::Day;
use crate::domain::{Date, Draft, RecordId, Register};
use crate::services::agreements::{self, SignedDays};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_form::{Answer, Complaint, FIELD, WIDTH, arrive, foot_ui, row_ui, title_ui};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::widgets::FocusOrder;
use crate::ui::widgets::confirm;
use crate::ui::widgets::field::Note;
use eframe::egui::{Context, Id, Ui};

/// What is entered.
enum Doing {
    SignOne(RecordId),
    SignMany(Vec<RecordId>),
    End(RecordId),
}

pub struct SignDialog {
    doing: Doing,
    title: String,
    rows: Vec<(&'static str, String)>,
    draft: Draft<Agreement>,
    today: Date,
    focused: Option<&'static str>,
    complaint: Complaint,
    has_arrived: bool,
}

/// What saving gave: words for the toast, and what takes it back.
pub struct Signed {
    pub words: String,
    pub change: ChangeId,
}

const SIDES: [(Side, &str, &str); 3] = [
    (Side::Party, "party_signed_on", "对方"),
    (Side::Community, "community_signed_on", "社区"),
    (Side::Police, "police_signed_on", "派出所"),
];

fn key_of(side: Side) -> &'static str {
    SIDES.iter().find(|(known, ..)| *known == side).map_or("", |(_, key, _)| key)
}

impl SignDialog {
    /// Those who sign this one, each with today unless a day is known; its term can be put right beside them.
    pub fn sign(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        let agreement = agreements::page(desk, id)?.row.row.agreement;
        let sides = agreement.kind.kind().map(TemplateKind::sides).unwrap_or_default();
        let rows = sides.iter().map(|(side, name)| (key_of(*side), format!("{name}签订日")));
        let term = ["valid_from", "valid_until"].into_iter().filter_map(Agreement::field);
        let rows = rows.chain(term.map(|field| (field.key, field.label.to_owned()))).collect();
        let title = format!("登记签订：{}", agreement.name());
        let mut dialog = Self::new(desk, Doing::SignOne(id), title, rows, agreement);
        dialog.propose_today(sides.iter().map(|(side, _)| *side));
        Ok(dialog)
    }

    pub fn sign_many(desk: &Desk, agreements: Vec<RecordId>) -> Self {
        let rows = SIDES.map(|(_, key, name)| (key, format!("{name}签订日"))).into();
        let title = format!("登记 {} 份的签订", agreements.len());
        let mut dialog = Self::new(desk, Doing::SignMany(agreements), title, rows, Agreement::default());
        dialog.propose_today(SIDES.into_iter().map(|(side, ..)| side));
        dialog
    }

    pub fn end(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        let agreement = agreements::page(desk, id)?.row.row.agreement;
        let fields = ["ended_on", "end_reason"].into_iter().filter_map(Agreement::field);
        let rows = fields.map(|field| (field.key, field.label.to_owned())).collect();
        let title = format!("终止：{}", agreement.name());
        let mut dialog = Self::new(desk, Doing::End(id), title, rows, agreement);
        let today = Day::new(desk.today());
        dialog.draft.set("ended_on", |agreement| agreement.ended_on = today);
        Ok(dialog)
    }

    fn new(desk: &Desk, doing: Doing, title: String, rows: Vec<(&'static str, String)>, agreement: Agreement) -> Self {
        let (draft, complaint) = (Draft::of(agreement), Complaint::default());
        Self { doing, title, rows, draft, today: desk.today(), focused: None, complaint, has_arrived: false }
    }

    fn propose_today(&mut self, sides: impl Iterator<Item = Side>) {
        let today = Day::new(self.today);
        for side in sides.filter(|side| self.draft.record.signed_by(*side).is_unset()).collect::<Vec<_>>() {
            self.draft.set(key_of(side), |agreement| *agreement.signed_by_mut(side) = today);
        }
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let modal = confirm::dialog(ctx, Id::unique("agreement dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            let (paragraph, act, keep) = match self.doing {
                Doing::SignOne(_) => ("还没有签的一方把日期留空，签了再来补上。都签了才算有效。", "登记签订", "不登记"),
                Doing::SignMany(_) => ("每一份只记它的签订各方；留空的日期不改动。", "登记签订", "不登记"),
                Doing::End(_) => ("终止后这份不再有效，仍留在清单里。", "终止", "不终止"),
            };
            title_ui(ui, &self.title, paragraph);
            let is_entered = self.fields_ui(ui);
            foot_ui(ui, &self.complaint, (act, None), keep, is_entered)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let (mut order, mut changed, mut focused) = (FocusOrder::default(), Vec::new(), None);
        for (key, label) in &self.rows {
            let Some(field) = Agreement::field(key) else { continue };
            let mut boxes = Boxes {
                today: self.today,
                form: "agreement dialog",
                problems: &self.complaint.problems,
                shows_all: true,
                order: &mut order,
                focused: &mut focused,
                changed: &mut changed,
            };
            let note = self.complaint.problem(key).map(Note::from).or_else(|| boxes.note(&self.draft, field));
            let response =
                row_ui(ui, label, note.as_ref(), |ui| edit_ui(ui, &mut boxes, &mut self.draft, field.key, FIELD));
            arrive(&mut self.has_arrived, &response);
        }
        self.focused = focused;
        if !changed.is_empty() {
            self.complaint.forget();
        }
        order.finish(ui)
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Signed, Trouble> {
        let record = &self.draft.record;
        let unread = self.draft.problems(self.today).into_iter().filter(|problem| {
            self.rows.iter().any(|(key, _)| *key == problem.field) && problem.weight == crate::domain::Weight::Wrong
        });
        let unread: Vec<_> = unread.collect();
        if !unread.is_empty() {
            return Err(Trouble::Unfinished(unread));
        }
        let days = SignedDays {
            party: record.party_signed_on,
            community: record.community_signed_on,
            police: record.police_signed_on,
        };
        Ok(match &self.doing {
            Doing::SignOne(id) => {
                let change = agreements::correct(desk, *id, record)?;
                let missing = record.unsigned_sides();
                let words = if missing.is_empty() {
                    "已登记签订".to_owned()
                } else {
                    format!("已登记签订，还差{}", missing.join("、"))
                };
                Signed { words, change }
            }
            Doing::SignMany(ids) => {
                let change = agreements::sign(desk, ids, &days)?;
                Signed { words: format!("已登记 {} 份的签订", ids.len()), change }
            }
            Doing::End(id) => {
                let change = agreements::end(desk, *id, record.ended_on, &record.end_reason)?;
                Signed { words: "已终止".to_owned(), change }
            }
        })
    }

    /// Said in the dialog; what was typed stays.
    pub fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}
