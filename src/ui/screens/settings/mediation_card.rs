//! 人民调解: how the committee is called, how its cases are numbered and from which number this year goes on, the court, how long files
//! are kept and where meetings are held.

use super::{Act, FIELD, foot_ui};
use crate::domain::dispute::number_text;
use crate::services::disputes::MediationTerms;
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField};
use eframe::egui::{Id, Ui};

pub(super) struct MediationCard {
    year: i32,
    typed: MediationTerms,
    first_number: String,
    kept: MediationTerms,
    pub message: Option<Note>,
}

impl MediationCard {
    pub fn new(kept: MediationTerms, year: i32) -> Self {
        let first_number = kept.first_number(year).to_string();
        Self { year, typed: kept.clone(), first_number, kept, message: None }
    }

    pub fn saved(&mut self, kept: MediationTerms) {
        *self = Self {
            message: Some(Note::good("已保存，以后的案号和文书照这样")), ..Self::new(kept, self.year)
        };
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("人民调解").detail("印在文书上").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let is_fixed = why_not.is_some();
            let sample = number_text(&self.typed.number_word, self.year, 1);
            let numbered = format!("案号写成 {sample}");
            let Self { typed, first_number, .. } = self;
            row_ui(ui, "调委会", &mut typed.committee, "全称", is_fixed);
            row_ui(ui, "案号字头", &mut typed.number_word, &numbered, is_fixed);
            row_ui(ui, "今年从第", first_number, "号起；以前手写编过号的，从下一号起", is_fixed);
            row_ui(ui, "人民法院", &mut typed.court, "申请司法确认的法院；不填就留空手写", is_fixed);
            row_ui(ui, "保管期限", &mut typed.retention, "卷宗保管多久，照司法所的规定", is_fixed);
            row_ui(ui, "调解地点", &mut typed.venue, "一般在哪里调解", is_fixed);
            let typed = self.typed();
            let faulty = typed.is_none().then(|| Note::wrong("号数请填 1 以上的整数"));
            let note = faulty.or_else(|| self.message.clone()).or_else(|| why_not.map(Note::hint));
            let unchanged = (typed.as_ref() == Some(&self.kept)).then_some("没有改动");
            let why_not = why_not.or(typed.is_none().then_some("请填整数")).or(unchanged);
            foot_ui(ui, note.as_ref(), |ui| {
                let is_pressed = ui.add(Button::secondary("保存调解设置").refused(why_not)).clicked();
                typed.filter(|_| is_pressed).map(Act::SaveMediationTerms)
            })
        })
    }

    /// What is typed, as far as the number is one. Where it is the usual one nothing is kept for the year.
    fn typed(&self) -> Option<MediationTerms> {
        let first = crate::domain::text::half_width(&self.first_number).trim().parse().ok();
        let first: u32 = first.filter(|first| *first > 0)?;
        let mut terms = self.typed.clone();
        if first == 1 {
            terms.first_numbers.remove(&self.year);
        } else {
            terms.first_numbers.insert(self.year, first);
        }
        Some(terms)
    }
}

fn row_ui(ui: &mut Ui, label: &'static str, text: &mut String, hint: &str, is_fixed: bool) {
    let note = Note::hint(hint);
    FormRow::new(label).in_card().field_width(FIELD).note(Some(&note)).show(ui, |ui| {
        if is_fixed {
            fixed_value(ui, text, FIELD);
        } else {
            ui.add(TextField::new(Id::unique(("mediation terms", label)), text).width(FIELD));
        }
    });
}
