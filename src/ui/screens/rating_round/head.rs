//! The head of the page and the bar under it: which round, what can be done for several together, what the list is narrowed by.

use super::{Act, MEASURE, RoundScreen};
use crate::domain::rating::{Stage, Star, StepKind};
use crate::print::documents::{DocumentKind, RATING_FORM, RATING_LIST, STAR_PLATE, STAR_PLATE_A4, STAR_WITHDRAWAL};
use crate::services::ratings::RatingFilter;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, MenuItem, Tab, chip_menu, empty_state, menu, opens_by_alt, segmented};
use eframe::egui::{Align, Key, Label, Layout, Modifiers, Popup, RectAlign, Ui};

/// The papers of a round, the one of Ctrl P first.
const PAPERS: [&DocumentKind; 5] = [&RATING_LIST, &RATING_FORM, &STAR_PLATE, &STAR_PLATE_A4, &STAR_WITHDRAWAL];

impl RoundScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::STAR, 16.0).color(palette.text_weak));
            if ui.link(theme::body("星级").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.take().or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::title(&self.page.title)).truncate());
                });
            });
        });
        asked
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let refusal = self.refusal();
        let buttons = [
            (Button::primary("列入房主").icon(icons::PLUS).key("Ins"), Act::Nominate),
            (Button::secondary("授牌").key("F9"), Act::Together(StepKind::Award)),
            (Button::secondary("公示").key("F7"), Act::Together(StepKind::Publish)),
        ];
        let mut asked = None;
        for (button, act) in buttons {
            if ui.add(button.refused(refusal)).clicked() {
                asked = Some(act);
            }
        }
        let print = ui.add(Button::secondary("打印").icon(icons::PRINT).caret().refused(self.why_no_printing()));
        if self.why_no_printing().is_none() {
            opens_by_alt(ui, &print, Key::P);
            let note = |place: usize| if place == 0 { "Ctrl P" } else { "" };
            let items: Vec<MenuItem<'_>> =
                PAPERS.iter().enumerate().map(|(place, kind)| MenuItem::new(kind.title).note(note(place))).collect();
            let taken = menu(&print, RectAlign::BOTTOM_END, 260.0, &items, None);
            asked = asked.or(taken.and_then(|taken| PAPERS.get(taken)).map(|kind| Act::Print(kind)));
        }
        asked
    }

    fn why_no_printing(&self) -> Option<&'static str> {
        if self.may_print {
            (self.list.count() == 0).then_some("没有可打印的房主")
        } else {
            Some("您的角色不能打印")
        }
    }

    /// The tabs, and what the list is narrowed by.
    pub(super) fn bar_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let tabs = [Tab::new("房主", None), Tab::new("按地址分布", None)];
            asked = segmented(ui, &tabs, usize::from(self.shows_areas)).map(|tab| Act::Areas(tab == 1));
            if self.shows_areas {
                return;
            }
            ui.add_space(space::SMALL);
            let chips = [self.stage_chip_ui(ui), self.area_chip_ui(ui), self.stars_chip_ui(ui), self.star_chip_ui(ui)];
            asked = chips.into_iter().flatten().next().map(Act::Filter).or(asked.take());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.list.columns_ui(ui, MEASURE).map(Act::Rows).or(asked.take());
            });
        });
        asked
    }

    fn stage_chip_ui(&self, ui: &mut Ui) -> Option<RatingFilter> {
        let names = Stage::ALL.map(Stage::label);
        let taken = chip_menu(ui, "进行到", self.filter.stage.map(Stage::label), &names)?;
        Some(RatingFilter { stage: taken.map(|taken| Stage::ALL[taken]), ..self.filter.clone() })
    }

    fn area_chip_ui(&self, ui: &mut Ui) -> Option<RatingFilter> {
        let names: Vec<&str> = self.areas.names().collect();
        let on = self.filter.area.and_then(|area| self.areas.name_of(area)).map(|name| format!("地址：{name}"));
        let taken = chip_menu(ui, "地址", on.as_deref(), &names)?;
        Some(RatingFilter { area: taken.and_then(|taken| self.areas.id(taken)), ..self.filter.clone() })
    }

    fn stars_chip_ui(&self, ui: &mut Ui) -> Option<RatingFilter> {
        const NUMBERS: [&str; 6] = ["没有星", "一星", "二星", "三星", "四星", "五星"];
        let any = self.filter.is_starred.then_some("有星");
        let on = self.filter.number.and_then(|number| NUMBERS.get(number)).copied().or(any);
        let number = chip_menu(ui, "星数", on, &NUMBERS)?;
        Some(RatingFilter { number, is_starred: false, ..self.filter.clone() })
    }

    fn star_chip_ui(&self, ui: &mut Ui) -> Option<RatingFilter> {
        let names = Star::ALL.map(Star::label);
        let taken = chip_menu(ui, "有这颗星", self.filter.star.map(Star::label), &names)?;
        Some(RatingFilter { star: taken.map(|taken| Star::ALL[taken]), ..self.filter.clone() })
    }

    pub(super) fn body_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.shows_areas {
            return self.areas.ui(ui).map(Act::Filter);
        }
        if self.list.count() > 0 {
            return self.list.table_ui(ui).map(Act::Rows);
        }
        if self.filter != RatingFilter::default() {
            let act = empty_state(ui, icons::FILTER, "没有符合条件的房主", "去掉条件就能看到全部", Some("清除条件"));
            return act.then(|| Act::Filter(RatingFilter::default()));
        }
        let (title, advice) = match self.page.candidates {
            0 => ("这里没有出租房屋的房主", "房主在「房屋」的档案里登记"),
            _ => ("本轮还没有房主", "按 Ins 把自荐的房主列进来"),
        };
        let act = (self.may_write && self.page.candidates > 0).then_some("列入房主");
        empty_state(ui, icons::STAR, title, advice, act).then_some(Act::Nominate)
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        // Before Ctrl P, which would take Ctrl Shift P as well.
        if let Some(act) = self.list.by_key(ui) {
            return Some(Act::Rows(act));
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write {
            let acts = [
                (Key::Insert, Act::Nominate),
                (Key::F7, Act::Together(StepKind::Publish)),
                (Key::F9, Act::Together(StepKind::Award)),
            ];
            if let Some((_, act)) = acts.into_iter().find(|(key, _)| pressed(Modifiers::NONE, *key)) {
                return Some(act);
            }
        }
        if self.why_no_printing().is_none() && pressed(Modifiers::COMMAND, Key::P) {
            return Some(Act::Print(PAPERS[0]));
        }
        if pressed(Modifiers::ALT, Key::Num1) {
            return Some(Act::Areas(false));
        }
        if pressed(Modifiers::ALT, Key::Num2) {
            return Some(Act::Areas(true));
        }
        pressed(Modifiers::NONE, Key::Escape).then_some(Act::Back)
    }
}
