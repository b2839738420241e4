//! 打印: for how long it is kept what stood on a paper, the calibration sheet, and where the printers of this computer put
//! what stands on paper (套打).

use super::{Act, FIELD, foot_ui};
use crate::print::documents::DocumentKind;
use crate::services::MachineSettings;
use crate::services::printing::Retention;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, FormRow, TextField, fact_row};
use eframe::egui::{Id, Ui};

pub(super) struct PrintingCard {
    /// 「一楼，流动人口登记卡」 and 「右 0.5 下 -1.0 毫米」, or 「只印填写的内容」
    offsets: Vec<(String, String)>,
    may_print: bool,
    years: String,
    kept: Retention,
    pub message: Option<Note>,
}

impl PrintingCard {
    pub fn new(settings: &MachineSettings, may_print: bool, kept: Retention) -> Self {
        let years = kept.years.to_string();
        Self { offsets: offsets(settings), may_print, years, kept, message: None }
    }

    /// What is typed stays.
    pub fn reread(&mut self, settings: &MachineSettings) {
        self.offsets = offsets(settings);
    }

    pub fn saved(&mut self, kept: Retention) {
        self.kept = kept;
        self.years = kept.years.to_string();
        self.message = Some(Note::good("已保存，关闭窗口时按它清理"));
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("打印").detail("套打偏移只在这台电脑上有效").show(ui, |ui| {
            let kept = self.retention_ui(ui, why_not);
            for (what, offset) in &self.offsets {
                fact_row(ui, what, offset);
            }
            if self.offsets.is_empty() {
                let words = "还没有设过套打偏移。纸上的字对不准预先印好的表格时，先打一张校准页照着量";
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
            ui.add_space(space::TINY);
            let refusal = (!self.may_print).then_some("您的角色不能打印");
            let sheet = Button::secondary("打印校准页…").icon(icons::PRINT).refused(refusal);
            kept.or(ui.add(sheet).clicked().then_some(Act::Calibrate))
        })
    }

    fn retention_ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let hint = Note::hint("年，1 到 30；到期只留打印记录");
        FormRow::new("存档保存").in_card().field_width(FIELD).note(Some(&hint)).show(ui, |ui| {
            if why_not.is_some() {
                fixed_value(ui, &self.years, FIELD);
            } else {
                ui.add(TextField::new(Id::unique("print retention"), &mut self.years).name("存档保存").width(FIELD));
            }
        });
        let typed = self.typed();
        let faulty = typed.is_none().then(|| Note::wrong("请填 1 到 30 的整数"));
        let note = faulty.or_else(|| self.message.clone()).or_else(|| why_not.map(Note::hint));
        let unchanged = (typed == Some(self.kept)).then_some("没有改动");
        let why_not = why_not.or(typed.is_none().then_some("请填整数")).or(unchanged);
        foot_ui(ui, note.as_ref(), |ui| {
            let is_pressed = ui.add(Button::secondary("保存年限").refused(why_not)).clicked();
            typed.filter(|_| is_pressed).map(Act::SaveRetention)
        })
    }

    fn typed(&self) -> Option<Retention> {
        let years = crate::domain::text::half_width(&self.years).trim().parse().ok();
        let years = years.filter(|years| (Retention::LEAST_YEARS..=Retention::MOST_YEARS).contains(years))?;
        Some(Retention { years })
    }
}

fn offsets(settings: &MachineSettings) -> Vec<(String, String)> {
    let title = |key: &str| DocumentKind::find(key).map_or_else(|| key.to_owned(), |kind| kind.title.to_owned());
    let of_printer = settings.print_offsets.iter().flat_map(|(printer, documents)| {
        documents.iter().map(move |(key, offset)| (format!("{printer}，{}", title(key)), offset.words()))
    });
    let on_forms = settings.print_on_forms.iter().flat_map(|(printer, documents)| {
        documents.iter().map(move |key| (format!("{printer}，{}", title(key)), "只印填写的内容".to_owned()))
    });
    of_printer.chain(on_forms).collect()
}
