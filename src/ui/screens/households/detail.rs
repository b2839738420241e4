//! One household's page at the side of the list: who belongs to it, what they are to its head, since when, and what happened.

use super::Act;
use crate::domain::values::Value;
use crate::domain::{RecordId, Right};
use crate::services::households::{HouseholdPage, Member, Task};
use crate::services::{Desk, places};
use crate::ui::icons;
use crate::ui::screens::changes::changes_ui;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, MenuItem, Mood, TimelineStep, badge, fact_row, menu, more_button, timeline};
use eframe::egui::{Align, Label, Layout, RectAlign, ScrollArea, Sense, Ui, UiBuilder, vec2};

/// What can happen to a household that stands, by its number.
pub(super) type Happening = fn(RecordId) -> Task;
pub(super) const EDIT: Happening = Task::Edit;
pub(super) const JOIN: Happening = Task::Join;
pub(super) const LEAVE: Happening = Task::Leave;
const OTHERS: [(&str, Happening); 3] =
    [("变更户主…", Task::ChangeHead), ("分户…", Task::Split), ("并入另一户…", Task::Unite)];

/// The page, its words made once.
pub(super) struct Detail {
    page: HouseholdPage,
    title: String,
    members: Vec<MemberWords>,
    steps: Vec<TimelineStep>,
    may_write: bool,
    /// Alt M opens what is done with the marked rows.
    leaves_more_to_marks: bool,
}

struct MemberWords {
    person: RecordId,
    relation: String,
    name: String,
    facts: String,
    since: String,
    lives_elsewhere: bool,
}

impl Detail {
    pub(super) fn new(desk: &Desk, page: HouseholdPage) -> Self {
        let title = page.head().map_or_else(|| "户".to_owned(), |head| format!("{} 户", &*head.person.name));
        let members = page.members.iter().map(|member| words(member, desk)).collect();
        let steps = page.steps.iter().map(|step| TimelineStep {
            date: step.day.map(|day| day.to_string()).unwrap_or_default(),
            title: step.title.clone(),
            second: step.second.clone(),
            is_now: false,
        });
        Self {
            title,
            members,
            steps: steps.collect(),
            may_write: desk.may(Right::Write),
            leaves_more_to_marks: false,
            page,
        }
    }

    pub(super) fn household(&self) -> RecordId {
        self.page.id
    }

    pub(super) fn leave_more_to_marks(&mut self, leaves: bool) {
        self.leaves_more_to_marks = leaves;
    }

    /// What a key or button asks for, where it may be asked for.
    pub(super) fn happens(&self, task: Happening) -> Option<Act> {
        (self.refusal().is_none()).then(|| Act::Happens(task(self.page.id), None))
    }

    fn refusal(&self) -> Option<&'static str> {
        if !self.may_write {
            return Some("您的角色只能查看");
        }
        if self.page.as_of.is_some() {
            return Some("看的是以前的一天，回到今天再办");
        }
        (!self.page.is_standing()).then_some("这一户已销户")
    }

    pub(super) fn ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = self.head_ui(ui);
        ui.add_space(space::SMALL);
        let acts = self.acts_ui(ui);
        ui.add_space(space::CARD);
        let rest = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let linked = self.facts_ui(ui);
            let member = self.members_ui(ui);
            self.steps_ui(ui);
            changes_ui(ui, &self.page.history);
            linked.or(member)
        });
        head.or(acts).or(rest.inner)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::icon_only(icons::CROSS, "关闭")).clicked() {
                    asked = Some(Act::CloseDetail);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::name(&self.title)).truncate());
                    let day = self.page.as_of.map(|day| format!("{day} 有 ")).unwrap_or_default();
                    let count = format!("{day}{} 人", self.members.len());
                    ui.label(theme::small(count).color(theme::palette(ui).text_weak));
                    if self.page.is_standing() {
                        badge(ui, Mood::Accent, None, self.page.household.kind.label());
                    } else {
                        badge(ui, Mood::Neutral, None, "已销户");
                    }
                });
            });
        });
        asked
    }

    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal(|ui| {
            let refusal = self.refusal();
            if ui.add(Button::secondary("编辑").icon(icons::EDIT).key("F4").small().refused(refusal)).clicked() {
                asked = self.happens(EDIT);
            }
            if ui.add(Button::secondary("进户").icon(icons::PLUS).key("F5").small().refused(refusal)).clicked() {
                asked = self.happens(JOIN);
            }
            if ui.add(Button::secondary("出户").icon(icons::MINUS).key("F6").small().refused(refusal)).clicked() {
                asked = self.happens(LEAVE);
            }
            let more = if self.leaves_more_to_marks {
                ui.add(Button::secondary("更多").caret().small())
            } else {
                more_button(ui)
            };
            let items: Vec<MenuItem<'_>> = match refusal {
                Some(words) => vec![MenuItem::new(words).said_only()],
                None => OTHERS.iter().map(|(words, _)| MenuItem::new(words)).collect(),
            };
            if let Some(taken) = menu(&more, RectAlign::BOTTOM_START, 180.0, &items, None) {
                asked = OTHERS.get(taken).and_then(|(_, task)| self.happens(*task));
            }
        });
        asked
    }

    fn facts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let household = &self.page.household;
        let number = household.household_number.shown();
        fact_row(ui, "户号", if number.is_empty() { "待补" } else { &number });
        fact_row(ui, "户籍住址", &self.page.address);
        fact_row(ui, "立户", &household.from_date.shown());
        if !self.page.is_standing() {
            let words = format!("{}·{}", household.until_date.shown(), household.end_reason.label());
            fact_row(ui, "销户", &words);
        }
        fact_row(ui, "登记", &format!("{} {}登记", household.registered_on.shown(), &*household.registrar));
        let from = self.page.split_from.iter().map(|link| ("分户自", link));
        let off = self.page.split_off.iter().map(|link| ("分出", link));
        from.chain(off).fold(None, |asked, (label, (id, words))| {
            let accent = theme::palette(ui).accent;
            let is_pressed = fact_row_with(ui, label, |ui| ui.link(theme::body(words).color(accent)).clicked());
            asked.or(is_pressed.then_some(Act::OpenHousehold(*id)))
        })
    }

    fn members_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.members.is_empty() {
            return None;
        }
        heading_ui(ui, "成员");
        self.members.iter().fold(None, |asked, member| asked.or(member_ui(ui, member)))
    }

    fn steps_ui(&self, ui: &mut Ui) {
        heading_ui(ui, "经过");
        timeline(ui, &self.steps);
        ui.add_space(space::CARD);
    }
}

fn words(member: &Member, desk: &Desk) -> MemberWords {
    let since = member.since.map(|day| format!("{day} 起")).unwrap_or_default();
    MemberWords {
        person: member.person_id,
        relation: member.member.relation.label().to_owned(),
        name: places::legible(&member.person.name),
        facts: places::facts(&member.person, desk.today()),
        since,
        lives_elsewhere: member.member.house_match.code == "02",
    }
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add_space(space::CARD);
    ui.separator();
    ui.add_space(space::SMALL);
    ui.label(theme::strong(words));
    ui.add_space(space::SMALL);
}

/// 「妻　解千愁　女 42 岁　人户不一致　2020-03-01 起」
fn member_ui(ui: &mut Ui, member: &MemberWords) -> Option<Act> {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::FACT), Sense::hover());
    let mut line = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    line.scope(|ui| {
        ui.set_width(76.0 - space::SMALL);
        ui.add(Label::new(theme::small(&member.relation).color(palette.text_weak)).truncate());
    });
    let is_pressed = line.link(theme::body(&member.name).color(palette.accent)).clicked();
    line.label(theme::small(&member.facts).color(palette.text_weak));
    if member.lives_elsewhere {
        badge(&mut line, Mood::Neutral, None, "人户不一致");
    }
    line.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(theme::small(&member.since).color(palette.text_weak));
    });
    is_pressed.then_some(Act::OpenPerson(member.person))
}
