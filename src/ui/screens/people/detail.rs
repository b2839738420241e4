//! One person's page at the side of the list: who, how to reach, where now, what is missing, and the time line.

use super::stay::stay_ui;
use super::time_line;
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Register, Right};
use crate::print::documents::{OWN_RECORD, RECEIPT};
use crate::services::people::{PersonPage, Stay};
use crate::services::{Desk, places};
use crate::ui::icons;
use crate::ui::screens::changes::changes_ui;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, MenuItem, Mood, TimelineStep, badge, fact_row, menu, more_button, timeline};
use eframe::egui::{Align, Frame, Label, Layout, Margin, RectAlign, Response, ScrollArea, Ui};

/// A name of more characters does not fit beside sex, age and kind; below it stands whole.
const LONGEST_IN_HEAD: usize = 8;
/// Rounds shown; all of them are on the page of each.
const MOST_RATINGS: usize = 3;
/// How long a number stays in sight, in seconds (docs/privacy.md).
const REVEALED_SECONDS: f64 = 30.0;

pub enum Act {
    Edit(RecordId),
    /// What is known of the person alone.
    Correct(RecordId),
    Card(RecordId),
    Receipt(RecordId),
    /// Everything held about this person, on paper for them.
    OwnRecord(RecordId),
    NewDwelling(RecordId),
    SameAddress(RecordId),
    Reveal(RecordId),
    Open(RecordId),
    OpenHousehold(RecordId),
    TurnResident(RecordId),
    TurnFloating(RecordId),
    Cancel(RecordId),
    Doubles(RecordId),
    Extend(RecordId),
    Endorse(RecordId),
    House(RecordId),
    /// Their stars in a round.
    Rating(RecordId),
    /// What was printed of this person.
    Prints(RecordId),
    Close,
}

/// The page, its words made once.
pub struct Detail {
    page: PersonPage,
    name: String,
    facts: String,
    steps: Vec<TimelineStep>,
    /// How the yearly endorsement of the permit stands.
    endorsement: Option<String>,
    revealed: Option<Revealed>,
    may_write: bool,
    may_print: bool,
    may_reveal: bool,
    today: Date,
    /// Rows are marked: Alt M asks what is to be done with them.
    leaves_more_to_marks: bool,
}

/// A number in sight, and since when by the window's clock.
struct Revealed {
    number: String,
    since: Option<f64>,
}

impl Detail {
    pub(super) fn new(page: PersonPage, desk: &Desk) -> Self {
        let today = desk.today();
        Self {
            name: places::legible(&page.person.name),
            facts: places::facts(&page.person, today),
            steps: time_line::steps(&page.line),
            endorsement: page.stay().and_then(|stay| stay.residence.endorsement_words(today)),
            page,
            revealed: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
            may_reveal: desk.may(Right::Reveal),
            today,
            leaves_more_to_marks: false,
        }
    }

    pub(super) fn person(&self) -> RecordId {
        self.page.id
    }

    pub(super) fn leave_more_to_marks(&mut self, has_marks: bool) {
        self.leaves_more_to_marks = has_marks;
    }

    pub(super) fn reveal(&mut self, number: String) {
        self.revealed = Some(Revealed { number, since: None });
    }

    /// What F7 asks for: the number in full, or masked again before its time is over.
    pub(super) fn reveal_or_hide(&mut self) -> Option<Act> {
        if self.revealed.take().is_some() || !self.may_reveal || self.page.person.identity.number.is_empty() {
            return None;
        }
        Some(Act::Reveal(self.page.id))
    }

    /// What F4 asks for: the registration, or the person alone where there is none.
    pub(super) fn edit(&self) -> Option<Act> {
        let of_stay = self.page.stay().map(|stay| Act::Edit(stay.id));
        self.may_write.then(|| of_stay.unwrap_or(Act::Correct(self.page.id)))
    }

    /// What Ctrl+K asks for: the next of a family, after the first was saved.
    pub(super) fn same_address(&self) -> Option<Act> {
        let stay = self.page.stay().filter(|_| self.may_write)?;
        Some(Act::SameAddress(stay.id))
    }

    /// What Ctrl+P asks for.
    pub(super) fn card(&self) -> Option<Act> {
        let stay = self.floating_stay().filter(|_| self.may_print)?;
        Some(Act::Card(stay.id))
    }

    /// What the papers of the floating population are about.
    fn floating_stay(&self) -> Option<&Stay> {
        self.page.stay().filter(|stay| !stay.is_resident())
    }

    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = self.head_ui(ui);
        ui.add_space(space::SMALL);
        let acts = self.acts_ui(ui);
        ui.add_space(space::CARD);
        let rest = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let completing = self.gaps_ui(ui);
            let facts = self.facts_ui(ui);
            self.history_ui(ui);
            completing.or(facts)
        });
        head.or(acts).or(rest.inner)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::icon_only(icons::CROSS, "关闭")).clicked() {
                    asked = Some(Act::Close);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = Label::new(theme::name(&self.name)).truncate();
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - 150.0).max(80.0));
                        ui.add(name);
                    });
                    ui.label(theme::small(&self.facts).color(palette.text_weak));
                    self.badge_ui(ui);
                });
            });
        });
        asked
    }

    fn badge_ui(&self, ui: &mut Ui) {
        match self.page.stay() {
            _ if !self.page.person.died_on.is_unset() => badge(ui, Mood::Neutral, None, "已故"),
            Some(stay) if !stay.is_over() && stay.is_resident() => badge(ui, Mood::Accent, None, "常住人口"),
            Some(stay) if !stay.is_over() => badge(ui, Mood::Accent, None, "流动人口"),
            Some(_) => badge(ui, Mood::Neutral, None, "已离开"),
            None if !self.page.lets.is_empty() => badge(ui, Mood::Neutral, None, "房主"),
            None => badge(ui, Mood::Neutral, None, "未登记居住"),
        };
    }

    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let no_stay = self.page.stay().is_none().then_some("还没有居住登记");
            let no_writing = (!self.may_write).then_some("您的角色只能查看");
            let no_printing = (!self.may_print).then_some("您的角色不能打印");
            let edit = Button::secondary("编辑").icon(icons::EDIT).key("F4").small();
            if ui.add(edit.refused(no_writing)).clicked() {
                asked = self.edit();
            }
            let card = Button::secondary("登记卡").icon(icons::IDENTITY).key("Ctrl P").small();
            let no_card = self.floating_stay().is_none().then_some("流动人口才有登记卡");
            if ui.add(card.refused(no_stay.or(no_printing).or(no_card))).clicked() {
                asked = self.card();
            }
            let more = if self.leaves_more_to_marks {
                ui.add(Button::secondary("更多").caret().small())
            } else {
                more_button(ui)
            };
            asked = self.more_ui(&more).or(asked.take());
        });
        asked
    }

    fn more_ui(&self, button: &Response) -> Option<Act> {
        let acts = self.more();
        let item = |(words, act): &(&'static str, Act)| {
            let key = if matches!(act, Act::SameAddress(_)) { "Ctrl K" } else { "" };
            MenuItem::new(words).note(key)
        };
        let mut items: Vec<MenuItem<'_>> = acts.iter().map(item).collect();
        if items.is_empty() {
            items.push(MenuItem::new("您的角色只能查看").said_only());
        }
        let taken = menu(button, RectAlign::BOTTOM_START, 200.0, &items, None)?;
        acts.into_iter().nth(taken).map(|(_, act)| act)
    }

    /// What else can be done for this person, as far as it concerns them.
    fn more(&self) -> Vec<(&'static str, Act)> {
        let mut acts = if self.may_write { self.changes() } else { Vec::new() };
        if self.may_print {
            acts.extend(self.floating_stay().map(|stay| (RECEIPT.title, Act::Receipt(stay.id))));
            acts.push((OWN_RECORD.title, Act::OwnRecord(self.page.id)));
        }
        acts
    }

    fn changes(&self) -> Vec<(&'static str, Act)> {
        let mut acts =
            vec![("登记新住处", Act::NewDwelling(self.page.id)), ("查找重复记录", Act::Doubles(self.page.id))];
        let Some(stay) = self.page.stay() else { return acts };
        acts.push(("同一地址再登记一人", Act::SameAddress(stay.id)));
        if stay.is_over() {
            acts.push(("修改本人资料…", Act::Correct(self.page.id)));
            return acts;
        }
        if stay.is_resident() {
            acts.push(("转为流动", Act::TurnFloating(stay.id)));
        } else {
            acts.push(("续期…", Act::Extend(stay.id)));
            acts.push(("转为常住", Act::TurnResident(stay.id)));
            if !stay.residence.permit_issued_on.is_unset() {
                acts.push(("居住证今天签注", Act::Endorse(stay.id)));
            }
        }
        acts.push(("注销…", Act::Cancel(stay.id)));
        acts
    }

    /// The strip that says what is still to be completed.
    fn gaps_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.gaps.is_empty() {
            return None;
        }
        let palette = theme::palette(ui);
        let frame =
            Frame::new().fill(palette.warn_weak).corner_radius(radius::CONTROL).inner_margin(Margin::symmetric(10, 5));
        let mut asked = None;
        frame.show(ui, |ui| {
            let line = eframe::egui::vec2(ui.available_width(), 22.0);
            ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
                if self.may_write && ui.link(theme::small("现在补").color(palette.warn)).clicked() {
                    asked = self.edit();
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.label(theme::icon(icons::HALF_CIRCLE, 15.0).color(palette.warn));
                    let words = format!("待补：{}", self.page.gaps.join("、"));
                    ui.add(Label::new(theme::small(words).color(palette.warn)).truncate());
                });
            });
        });
        ui.add_space(space::SMALL);
        asked
    }

    fn facts_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.name.chars().count() > LONGEST_IN_HEAD {
            fact_row(ui, "姓名", &self.name);
        }
        let mut asked = self.number_ui(ui);
        let person = &self.page.person;
        origin_ui(ui, person, self.today);
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
                ui.label(theme::body(landlord.phones.shown()));
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

    fn history_ui(&self, ui: &mut Ui) {
        if self.steps.is_empty() {
            return;
        }
        ui.add_space(space::CARD);
        ui.separator();
        ui.add_space(space::SMALL);
        ui.label(theme::strong("经过"));
        ui.add_space(space::SMALL);
        timeline(ui, &self.steps);
        ui.add_space(space::CARD);
        changes_ui(ui, &self.page.history);
    }
}

/// Telephone and origin; what is not kept of small children is not missed either.
fn origin_ui(ui: &mut Ui, person: &Person, today: Date) {
    let rows = [
        ("phones", "联系电话", person.phones.shown()),
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
