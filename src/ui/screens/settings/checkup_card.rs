//! 体检标准: from when on the station takes something for too many or too long. What no law says, every station decides.

use super::{Act, FIELD, foot_ui};
use crate::domain::checkup::Thresholds;
use crate::domain::text;
use crate::services::Trouble;
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField};
use eframe::egui::{Id, Ui};

/// Key, label, and what the number counts.
const ROWS: [(&str, &str, &str); 4] = [
    ("people_per_telephone", "共用电话", "人及以上共用一个电话，列出来核对"),
    ("number_awaited_days", "暂缺证件", "天还没有补上证件号码，列出来补核"),
    ("inspection_months", "巡查间隔", "个月没有巡查的出租房屋，列出来"),
    ("verified_days", "核实间隔", "天没有核实或巡查，五个清里算变动情况不清"),
];

pub(super) struct CheckupCard {
    /// In the order of [`ROWS`].
    typed: [String; 4],
    kept: Thresholds,
    message: Option<Note>,
}

impl CheckupCard {
    pub fn new(kept: Thresholds) -> Self {
        Self { typed: words(&kept), kept, message: None }
    }

    /// They were saved elsewhere: taken over, unless something is being typed here.
    pub fn reread(&mut self, kept: Thresholds) {
        if self.typed == words(&self.kept) {
            self.typed = words(&kept);
        }
        self.kept = kept;
    }

    pub fn saved(&mut self, kept: Thresholds) {
        *self = Self { message: Some(Note::good("已保存，下次体检按新的标准")), ..Self::new(kept) };
    }

    pub fn failed(&mut self, trouble: &Trouble) {
        self.message = Some(Note::wrong(trouble.to_string()));
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("体检标准").detail("法规没有规定的，由本站自定").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let problems = self.thresholds().map(|typed| typed.problems()).unwrap_or_default();
            for ((key, label, hint), typed) in ROWS.iter().zip(&mut self.typed) {
                let problem = problems.iter().find(|problem| problem.field == *key);
                let note = problem.map_or_else(|| Note::hint(*hint), Note::from);
                row_ui(ui, label, typed, &note, why_not.is_some());
            }
            let thresholds = self.thresholds().filter(|typed| typed.problems().is_empty());
            let unchanged = (thresholds.as_ref() == Some(&self.kept)).then_some("没有改动");
            let why_not = why_not.or(thresholds.is_none().then_some("请填整数")).or(unchanged);
            let note = self.message.clone().or_else(|| why_not.filter(|_| unchanged.is_none()).map(Note::hint));
            foot_ui(ui, note.as_ref(), |ui| {
                let is_pressed = ui.add(Button::secondary("保存体检标准").refused(why_not)).clicked();
                thresholds.filter(|_| is_pressed).map(Act::SaveThresholds)
            })
        })
    }

    /// What is typed, once every row is a number.
    fn thresholds(&self) -> Option<Thresholds> {
        let mut numbers = self.typed.iter().map(|typed| text::half_width(typed).trim().parse::<u32>().ok());
        Some(Thresholds {
            people_per_telephone: numbers.next()??,
            number_awaited_days: numbers.next()??,
            inspection_months: numbers.next()??,
            verified_days: numbers.next()??,
        })
    }
}

fn words(kept: &Thresholds) -> [String; 4] {
    let Thresholds { people_per_telephone, number_awaited_days, inspection_months, verified_days } = kept;
    [people_per_telephone, number_awaited_days, inspection_months, verified_days].map(u32::to_string)
}

fn row_ui(ui: &mut Ui, label: &'static str, typed: &mut String, note: &Note, is_fixed: bool) {
    FormRow::new(label).in_card().field_width(FIELD).note(Some(note)).show(ui, |ui| {
        if is_fixed {
            fixed_value(ui, typed, FIELD);
        } else {
            ui.add(TextField::new(Id::unique(("threshold", label)), typed).width(FIELD));
        }
    });
}
