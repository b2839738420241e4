//! 星级评定: what is looked at for each star, in which words and in which order. The shipped ones can always be had back.

use super::{Act, FIELD, foot_ui};
use crate::domain::rating::{Indicators, Star};
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, Card, TextField, check_box};
use eframe::egui::{Align, Id, Layout, Ui, Widget, vec2};

pub(super) struct RatingsCard {
    typed: Indicators,
    kept: Indicators,
    pub message: Option<Note>,
}

/// What is to be done after all rows are drawn.
enum Moved {
    Up(usize),
    Down(usize),
}

impl RatingsCard {
    pub fn new(kept: Indicators) -> Self {
        Self { typed: kept.clone(), kept, message: None }
    }

    pub fn saved(&mut self, kept: Indicators) {
        *self = Self { message: Some(Note::good("已保存，以后开始的轮次照这样")), ..Self::new(kept) };
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("星级评定").detail("每颗星看哪些登记；只列依据，不替人决定").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut moved = None;
            for star in Star::ALL {
                ui.label(theme::strong(star.label()));
                moved = self.star_ui(ui, star, why_not.is_some()).or(moved);
                ui.add_space(space::SMALL);
            }
            match moved {
                Some(Moved::Up(place)) => drop(self.typed.moved(place, -1)),
                Some(Moved::Down(place)) => drop(self.typed.moved(place, 1)),
                None => {}
            }
            self.foot_ui(ui, why_not)
        })
    }

    fn star_ui(&mut self, ui: &mut Ui, star: Star, is_fixed: bool) -> Option<Moved> {
        let mut moved = None;
        for (place, indicator) in self.typed.0.iter_mut().enumerate().filter(|(_, one)| one.star == star) {
            let row = vec2(ui.available_width(), height::FORM_ROW);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                if is_fixed {
                    fixed_value(ui, &indicator.wording, FIELD);
                    return;
                }
                let source = indicator.source.label();
                let id = Id::unique(("indicator", indicator.star, indicator.source));
                let name = format!("{source}的说法");
                TextField::new(id, &mut indicator.wording).name(&name).width(FIELD).ui(ui);
                ui.add_space(space::SMALL);
                check_box(ui, &mut indicator.is_on, source);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.add(Button::icon_only(icons::CARET_DOWN, &format!("{source}往下"))).clicked() {
                        moved = Some(Moved::Down(place));
                    }
                    if ui.add(Button::icon_only(icons::CARET_UP, &format!("{source}往上"))).clicked() {
                        moved = Some(Moved::Up(place));
                    }
                });
            });
        }
        moved
    }

    fn foot_ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let note = self.message.clone().or_else(|| why_not.map(Note::hint));
        let unchanged = (self.typed == self.kept).then_some("没有改动");
        let shipped = (self.typed == Indicators::shipped()).then_some("已是原来的");
        let (saves, restores) = foot_ui(ui, note.as_ref(), |ui| {
            let saves = ui.add(Button::secondary("保存评定指标").refused(why_not.or(unchanged))).clicked();
            (saves, ui.add(Button::quiet("恢复原来的指标").refused(why_not.or(shipped))).clicked())
        });
        if restores {
            self.typed = Indicators::shipped();
        }
        saves.then(|| Act::SaveIndicators(self.typed.clone()))
    }
}
