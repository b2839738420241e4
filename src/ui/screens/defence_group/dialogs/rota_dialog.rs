//! The rota of a stretch of days: on which days, how many together, at what hours.

use super::{Answer, Complaint, Saved};
use crate::domain::defence::{Rhythm, month_of};
use crate::domain::values::{Day, Value};
use crate::domain::{Date, RecordId};
use crate::services::defence::{self, RotaForm};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{DateField, FocusOrder, MenuItem, Select, TextField};
use eframe::egui::{Id, Ui, Widget};

pub struct RotaDialog {
    group: RecordId,
    today: Date,
    from: String,
    until: String,
    rhythm: Rhythm,
    at_once: String,
    hours: String,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl RotaDialog {
    /// The month in sight, or what is left of it.
    pub fn new(desk: &Desk, group: RecordId, (from, until): (Date, Date), hours: &str) -> Self {
        let today = desk.today();
        let (from, until) = if until < today { month_of(today, 1) } else { (from.max(today), until) };
        Self {
            group,
            today,
            from: from.to_string(),
            until: until.to_string(),
            rhythm: Rhythm::EveryDay,
            at_once: "2".to_owned(),
            hours: if hours.is_empty() { "19:30-21:30".to_owned() } else { hours.to_owned() },
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "排轮值表", "按名册的次序轮流，接着上一次排到的往下。这几天已排的重新排。");
        let mut order = FocusOrder::default();
        self.days_ui(ui, &mut order);
        self.rhythm_ui(ui);
        let fields = [("at_once", "每次几户", &mut self.at_once), ("hours", "时段", &mut self.hours)];
        for (key, label, text) in fields {
            let note = self.complaint.note(key, None);
            let field = TextField::new(Id::unique(("rota", key)), text).name(label).width(FIELD);
            let response = row_ui(ui, label, note.as_ref(), |ui| field.problem(note.is_some()).ui(ui));
            if took(&mut order, &response) {
                self.complaint.forget();
            }
        }
        let members = self.complaint.problem("members").map(Note::from);
        if let Some(note) = members {
            row_ui(ui, "名册", Some(&note), |_| ());
        }
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("排轮值", None), "不排", is_entered)
    }

    fn days_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) {
        let today = self.today;
        for (key, label, text) in [("from", "从", &mut self.from), ("until", "到", &mut self.until)] {
            let note = self.complaint.note(key, None);
            let day = read(text, today);
            let field = DateField::new(Id::unique(("rota", key)), text, day.0, today).width(FIELD);
            let response = row_ui(ui, label, note.as_ref(), |ui| field.problem(note.is_some()).ui(ui));
            let response = response.accessible_name(label);
            arrive(&mut self.has_arrived, &response);
            if took(order, &response) {
                self.complaint.forget();
            }
        }
    }

    fn rhythm_ui(&mut self, ui: &mut Ui) {
        let items: Vec<MenuItem<'_>> = Rhythm::ALL.iter().map(|rhythm| MenuItem::new(rhythm.label())).collect();
        let chosen = Rhythm::ALL.iter().position(|rhythm| *rhythm == self.rhythm);
        let select = Select::new("值班日", self.rhythm.label()).width(FIELD);
        let (_, taken) = row_ui(ui, "值班日", None, |ui| select.show(ui, &items, chosen));
        if let Some(taken) = taken {
            self.rhythm = Rhythm::ALL[taken];
            self.complaint.forget();
        }
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        let form = RotaForm {
            from: read(&self.from, self.today),
            until: read(&self.until, self.today),
            rhythm: self.rhythm,
            at_once: self.at_once.trim().parse().unwrap_or_default(),
            hours: self.hours.trim().to_owned(),
        };
        let planned = defence::plan_duties(desk, self.group, &form)?;
        let words = format!("已排 {} 天，{} 班", planned.days, planned.turns);
        Ok(Saved { day: form.from.0, ..Saved::of(&words, planned.change) })
    }
}

/// What is no day is none, and refused as missing.
fn read(typed: &str, today: Date) -> Day {
    let mut day = Day::default();
    let _ = day.read_ahead(typed, today);
    day
}
