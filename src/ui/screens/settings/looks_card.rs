//! 外观: light or dark, the size of everything, when the window locks. Of this computer only, and at once.

use super::{Act, FIELD};
use crate::services::MachineSettings;
use crate::ui::theme::Appearance;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Card, FormRow, MenuItem, Select, Stepper, radio};
use eframe::egui::{Align, Id, Layout, Ui};

/// What can be chosen here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looks {
    is_dark: bool,
    scale_percent: u32,
    idle_minutes: u16,
}

pub(super) struct LooksCard {
    looks: Looks,
    minutes: Vec<String>,
}

const MINUTES: [u16; 7] = [1, 3, 5, 10, 15, 30, 0];

impl Looks {
    pub fn of(settings: &MachineSettings) -> Self {
        Self {
            is_dark: settings.is_dark,
            scale_percent: settings.scale_percent.into(),
            idle_minutes: settings.idle_minutes,
        }
    }

    pub fn appearance(self) -> Appearance {
        Appearance { is_dark: self.is_dark, scale_percent: self.scale_percent }
    }

    pub fn put_into(self, settings: &mut MachineSettings) {
        settings.is_dark = self.is_dark;
        settings.scale_percent = u16::try_from(self.scale_percent).unwrap_or(100);
        settings.idle_minutes = self.idle_minutes;
    }
}

impl LooksCard {
    pub fn new(looks: Looks) -> Self {
        let words =
            |minutes: &u16| if *minutes == 0 { "不自动锁屏".to_owned() } else { format!("{minutes} 分钟") };
        Self { looks, minutes: MINUTES.iter().map(words).collect() }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let before = self.looks;
        Card::new("外观").detail("只影响这台电脑").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.rows_ui(ui);
        });
        (self.looks != before).then_some(Act::Looks(self.looks))
    }

    fn rows_ui(&mut self, ui: &mut Ui) {
        FormRow::new("明暗").in_card().field_width(FIELD).show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 24.0;
                for (is_dark, words) in [(false, "浅色"), (true, "深色")] {
                    if radio(ui, self.looks.is_dark == is_dark, words).clicked() {
                        self.looks.is_dark = is_dark;
                    }
                }
            });
        });
        let hint = Note::hint("字小看不清就调大，80% 到 200%");
        FormRow::new("大小").in_card().field_width(FIELD).note(Some(&hint)).show(ui, |ui| {
            let stepper = Stepper::new(Id::unique("size of everything"), "大小", 80..=200).step(10).unit("%");
            stepper.show(ui, &mut self.looks.scale_percent);
        });
        let hint = match self.looks.idle_minutes {
            0 => Note::doubtful("离开时请按 Ctrl L 锁屏"),
            _ => Note::hint("这么久没有按键和点击就锁屏，正在写的不会丢"),
        };
        FormRow::new("自动锁屏").in_card().field_width(FIELD).note(Some(&hint)).show(ui, |ui| {
            let selected = MINUTES.iter().position(|minutes| *minutes == self.looks.idle_minutes).unwrap_or(2);
            let items: Vec<MenuItem<'_>> = self.minutes.iter().map(|words| MenuItem::new(words)).collect();
            let select = Select::new("自动锁屏", &self.minutes[selected]).width(160.0);
            if let (_, Some(chosen)) = select.show(ui, &items, Some(selected)) {
                self.looks.idle_minutes = MINUTES[chosen];
            }
        });
    }
}
