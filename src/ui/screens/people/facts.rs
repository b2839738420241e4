//! What the page of a person says of them: number, telephone, origin, where now, household, houses, stars, papers.

use super::detail::{Act, Detail};
use super::stay::stay_ui;
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Register};
use crate::ui::icons;
use crate::ui::theme;
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, fact_row};
use eframe::egui::{Align, Label, Layout, Ui};

/// A name of more characters does not fit beside sex, age and kind; below it stands whole.
const LONGEST_IN_HEAD: usize = 8;
/// Rounds shown; all of them are on the page of each.
const MOST_RATINGS: usize = 3;
/// How long a number stays in sight, in seconds (docs/privacy.md).
const REVEALED_SECONDS: f64 = 30.0;

/// A number in sight, and since when by the window's clock.
pub(super) struct Revealed {
    pub number: String,
    pub since: Option<f64>,
}

impl Detail {
    pub(super) fn facts_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.name.chars().count() > LONGEST_IN_HEAD {
            fact_row(ui, "姓名", &self.name);
        }
        let mut asked = self.number_ui(ui);
        let person = &self.page.person;
        origin_ui(ui, person, &self.phones, self.today);
        if let Some(stay) = self.page.stay() {
            stay_ui(ui, stay);
            if let Some(words) = &self.endorsement {
                fact_row(ui, "签注", words);
            }
        }
        if let Some((id, landlord)) = &self.page.landlord {
            fact_row_with(ui, "房主", |ui| {
                if ui.link(theme::body(&landlord.name.0).color(theme::palette(ui).accent)).clicked() {
                    asked = Some(Act::Open(*id));
                }
                ui.label(theme::body(&self.landlord_phones));
            });
        }
        if let Some((id, words)) = &self.page.household {
            fact_row_with(ui, "户", |ui| {
                if ui.link(theme::body(words).color(theme::palette(ui).accent)).clicked() {
                    asked = Some(Act::OpenHousehold(*id));
                }
            });
        }
        if let (Some(id), Some(house)) = (self.page.house_id, &self.page.house) {
            asked = asked.or(house_ui(ui, "所住房屋", id, &house.house_number.0));
        }
        for (id, dwelling) in &self.page.lets {
            asked = asked.or(house_ui(ui, "出租房屋", *id, dwelling));
        }
        for rating in self.page.ratings.iter().take(MOST_RATINGS) {
            fact_row_with(ui, "房主星级", |ui| {
                if ui.link(theme::body(rating.words()).color(theme::palette(ui).accent)).clicked() {
                    asked = Some(Act::Rating(rating.rating));
                }
            });
        }
        if let Some(words) = &self.page.prints {
            fact_row_with(ui, "打印", |ui| {
                if ui.link(theme::body(words).color(theme::palette(ui).accent)).clicked() {
                    asked = Some(Act::Prints(self.page.id));
                }
            });
        }
        asked
    }

    /// Masked, until somebody who may asks for it; then in full for half a minute, which is counted down.
    fn number_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let seconds = self.seconds_left(ui);
        let identity = &self.page.person.identity;
        let words = match &self.revealed {
            Some(revealed) => revealed.number.clone(),
            None if identity.number.is_empty() => format!("暂未核到：{}", identity.missing_reason),
            None => identity.masked(),
        };
        let can_reveal = self.may_reveal && !identity.number.is_empty();
        let mut is_pressed = false;
        fact_row_with(ui, "证件号码", |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(seconds) = seconds {
                    ui.label(theme::small(format!("{seconds} 秒后遮住")).color(theme::palette(ui).text_weak));
                } else if can_reveal {
                    let show = ui.add(Button::quiet("查看").icon(icons::EYE).small());
                    is_pressed = show.on_hover_text("F7，显示三十秒，留痕").clicked();
                }
                let number = Label::new(theme::body(words)).truncate();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(number));
            });
        });
        is_pressed.then_some(Act::Reveal(self.page.id))
    }

    /// How long the number stays in sight; when the time is over it is forgotten.
    fn seconds_left(&mut self, ui: &Ui) -> Option<u32> {
        let now = ui.input(|input| input.time);
        let since = *self.revealed.as_mut()?.since.get_or_insert(now);
        let left = REVEALED_SECONDS - (now - since);
        if left <= 0.0 {
            self.revealed = None;
            return None;
        }
        // The next frame comes when the count changes.
        ui.ctx().request_repaint_after_secs((left - left.ceil() + 1.0) as f32 + 0.02);
        Some(left.ceil() as u32)
    }
}

/// Telephone and origin; what is not kept of small children is not missed either.
fn origin_ui(ui: &mut Ui, person: &Person, phones: &str, today: Date) {
    let rows = [
        ("phones", "联系电话", phones.to_owned()),
        ("nationality", "国籍", person.nationality.shown()),
        ("registered_area", "户籍地", person.registered_area.shown()),
        ("registered_address", "户籍详址", person.registered_address.shown()),
    ];
    for (_, label, words) in rows.iter().filter(|(key, ..)| person.concerns(key) && person.may_hold(key, today)) {
        fact_row(ui, label, &or_unknown(words));
    }
    if !person.home_address.is_empty() {
        fact_row(ui, "现居详址", &person.home_address);
    }
}

/// A house that can be opened; one without a number is called by what it is.
fn house_ui(ui: &mut Ui, label: &str, house: RecordId, words: &str) -> Option<Act> {
    let words = if words.is_empty() { "打开档案" } else { words };
    fact_row_with(ui, label, |ui| {
        ui.link(theme::body(words).color(theme::palette(ui).accent)).clicked().then_some(Act::House(house))
    })
}

fn or_unknown(words: &str) -> String {
    if words.is_empty() { "暂未核到".to_owned() } else { words.to_owned() }
}
