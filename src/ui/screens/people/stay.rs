//! What a person's page says of the registration that counts: where, on what ground, who declared, which permit.

use crate::domain::values::Value;
use crate::services::people::Stay;
use crate::ui::widgets::fact_row;
use eframe::egui::Ui;

pub(super) fn stay_ui(ui: &mut Ui, stay: &Stay) {
    let residence = &stay.residence;
    fact_row(ui, "现住址", &stay.address);
    let living = [residence.reside_reason.shown(), residence.dwelling_type.shown(), residence.planned_stay.shown()];
    let living: Vec<String> = living.into_iter().filter(|words| !words.is_empty()).collect();
    if !living.is_empty() {
        fact_row(ui, "居住", &living.join("·"));
    }
    if !residence.companion_relation.is_unset() {
        fact_row(ui, "随行", &format!("与登记人关系：{}", residence.companion_relation.label()));
    }
    if !residence.workplace.is_empty() {
        fact_row(ui, "服务处所", &residence.workplace);
    }
    let registered = format!("{} {}登记", residence.registered_on.shown(), &*residence.registrar);
    if stay.is_resident() {
        fact_row(ui, "登记", &registered);
        return;
    }
    let declarant =
        if residence.declarant.is_empty() { String::new() } else { format!("（{}）", &*residence.declarant) };
    fact_row(ui, "申报", &format!("{}{declarant}·{registered}", residence.declared_by.label()));
    fact_row(ui, "登记编号", &residence.registration_number);
    if !residence.permit_number.is_empty() {
        fact_row(ui, "居住证", &residence.permit_number.masked());
    }
}
