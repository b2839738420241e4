//! 责任书: for how long they are agreed as a rule, and which police station signs beside the community; what the notice of
//! collection tells everybody.

use super::{Act, FIELD, foot_ui};
use crate::services::agreements::AgreementTerms;
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField};
use eframe::egui::{Id, Ui};

pub(super) struct AgreementsCard {
    months: String,
    police_station: String,
    keeps_for: String,
    contact: String,
    kept: AgreementTerms,
    pub message: Option<Note>,
}

impl AgreementsCard {
    pub fn new(kept: AgreementTerms) -> Self {
        Self {
            months: kept.months.to_string(),
            police_station: kept.police_station.clone(),
            keeps_for: kept.keeps_for.clone(),
            contact: kept.contact.clone(),
            kept,
            message: None,
        }
    }

    pub fn saved(&mut self, kept: AgreementTerms) {
        *self = Self { message: Some(Note::good("已保存，以后起草的照这样")), ..Self::new(kept) };
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("责任书和告知书").detail("起草时照这里填，签订时还能改").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            row_ui(ui, "有效期", &mut self.months, "个月，1 到 60；聘书和公约三年", why_not.is_some());
            row_ui(ui, "派出所", &mut self.police_station, "印在文书上；不填就留空手写", why_not.is_some());
            row_ui(ui, "资料保存", &mut self.keeps_for, "到什么时候；印在信息采集告知书上", why_not.is_some());
            row_ui(ui, "联系人", &mut self.contact, "告知书上的；不填就印经办的操作员", why_not.is_some());
            let typed = self.typed();
            let faulty = typed.is_none().then(|| Note::wrong("有效期请填 1 到 60 的整数"));
            let note = faulty.or_else(|| self.message.clone()).or_else(|| why_not.map(Note::hint));
            let unchanged = (typed.as_ref() == Some(&self.kept)).then_some("没有改动");
            let why_not = why_not.or(typed.is_none().then_some("请填整数")).or(unchanged);
            foot_ui(ui, note.as_ref(), |ui| {
                let is_pressed = ui.add(Button::secondary("保存设置").refused(why_not)).clicked();
                typed.filter(|_| is_pressed).map(Act::SaveAgreementTerms)
            })
        })
    }

    fn typed(&self) -> Option<AgreementTerms> {
        let months = crate::domain::text::half_width(&self.months).trim().parse().ok();
        let months = months.filter(|months| (1..=AgreementTerms::MOST_MONTHS).contains(months))?;
        Some(AgreementTerms {
            months,
            police_station: self.police_station.trim().to_owned(),
            keeps_for: self.keeps_for.trim().to_owned(),
            contact: self.contact.trim().to_owned(),
        })
    }
}

fn row_ui(ui: &mut Ui, label: &'static str, text: &mut String, hint: &str, is_fixed: bool) {
    let note = Note::hint(hint);
    FormRow::new(label).in_card().field_width(FIELD).note(Some(&note)).show(ui, |ui| {
        if is_fixed {
            fixed_value(ui, text, FIELD);
        } else {
            ui.add(TextField::new(Id::unique(("agreement terms", label)), text).width(FIELD));
        }
    });
}
