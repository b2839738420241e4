//! The side of the form: who may already be there, who lives at the address, and on what ground data is taken.

use super::{Act, RegistrationScreen, id_of};
use crate::domain::mask;
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::services::candidates::Candidate;
use crate::services::places;
use crate::services::registration::{Registration, Standing, Subject};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Card, TextField, Tone};
use eframe::egui::{
    Align, Frame, Label, Layout, Panel, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, Widget, vec2,
};

/// The label column of the table that compares; the two columns of values share the rest.
const LABEL: f32 = 60.0;
const LINE: f32 = height::FACT;

impl RegistrationScreen {
    pub(super) fn side_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let foot = Panel::bottom("registration ground").frame(Frame::NONE).resizable(false).show_separator_line(false);
        foot.show(ui, ground_ui);
        let cards = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let asked = if self.shows_candidate() { self.candidate_ui(ui) } else { None };
            self.left_behind_ui(ui);
            self.occupants_ui(ui);
            asked
        });
        cards.inner
    }

    fn candidate_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let candidate = self.candidate()?.clone();
        let count = self.candidates.len();
        let lines = compared(&self.form, &candidate);
        let card = Card::new("可能已有此人").tone(Tone::Warn);
        let words = format!("{count} 人");
        let (goes_on, asked) = card.detail(&words).show_with(
            ui,
            |ui| count > 1 && ui.add(Button::quiet("下一位").small()).clicked(),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                compare_ui(ui, &lines);
                ui.add_space(space::TINY);
                let why = format!("为什么提示：{}。", candidate.reasons.join("；"));
                ui.add(Label::new(theme::small(why)).wrap());
                ui.add_space(space::SMALL);
                self.answer_ui(ui)
            },
        );
        self.candidate_in_sight += usize::from(goes_on);
        ui.add_space(space::CARD);
        asked
    }

    fn answer_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let width = ui.available_width();
        let mut asked = None;
        // A registration that exists cannot become somebody else's.
        if self.form.subject == Subject::New {
            let same = Button::primary("就是此人，接着登记新住处").key("Alt 1").width(width);
            let same = ui.add(same);
            self.lead_to(&same);
            asked = same.clicked().then_some(Act::GoOnWith(Standing::Recorded));
            ui.add_space(space::TINY);
            if self.has_differing_values() {
                let typed = Button::secondary("就是此人，不同的用正在填的").key("Alt 3").width(width);
                asked = ui.add(typed).clicked().then_some(Act::GoOnWith(Standing::Typed)).or(asked);
                ui.add_space(space::TINY);
            }
        }
        if self.asks_reason {
            let mut reason = self.form.residence.text("duplicate_reason");
            let field = TextField::new(id_of("duplicate_reason"), &mut reason).name("不是同一人的理由");
            let response = field.hint("写明为什么不是同一人").width(width).ui(ui);
            self.lead_to(&response);
            if response.changed() {
                self.form.residence.type_in("duplicate_reason", &reason, self.today);
                self.changed.push("duplicate_reason");
            }
        } else {
            let other = ui.add(Button::secondary("不是同一人，写明理由").key("Alt 2").width(width));
            self.lead_to(&other);
            if other.clicked() {
                self.ask_reason();
            }
        }
        asked
    }

    /// The first answer takes the keyboard when saving waits for it.
    fn lead_to(&mut self, answer: &Response) {
        if std::mem::take(&mut self.leads_to_question) {
            answer.request_focus();
        }
    }

    /// Whether something typed by hand would give way to the record of the candidate in sight.
    pub(super) fn has_differing_values(&self) -> bool {
        self.candidate().is_some_and(|candidate| !self.form.differing_from(&candidate.person).is_empty())
    }

    /// What saving does with the dwelling before, and what that does to the counts.
    fn left_behind_ui(&self, ui: &mut Ui) {
        if self.left_behind.is_empty() {
            return;
        }
        Card::new("原来的住处").show(ui, |ui| {
            let day = self.form.residence.record.from_date.shown();
            let day = if day.is_empty() { "来本地日期那天".to_owned() } else { day };
            let dwellings = self.left_behind.join("、");
            let words = format!(
                "保存后，{dwellings} 的居住到 {day} 为止，去向记作本社区内搬迁。人还是一个人：在住人数不变，原来的登记转到「已离开」。"
            );
            ui.add(Label::new(theme::small(words)).wrap());
        });
        ui.add_space(space::CARD);
    }

    fn occupants_ui(&self, ui: &mut Ui) {
        let Some(dwelling) = self.dwelling.as_ref().filter(|dwelling| !dwelling.people.is_empty()) else { return };
        let title = format!("同一地址现住 {} 人", dwelling.people.len());
        Card::new(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = LINE;
            let weak = theme::palette(ui).text_weak;
            for occupant in dwelling.people.iter().take(8) {
                ui.horizontal(|ui| {
                    ui.label(theme::body(&occupant.name));
                    ui.label(theme::small(&occupant.facts).color(weak));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(theme::small(&occupant.since).color(weak));
                    });
                });
            }
            if dwelling.people.len() > 8 {
                ui.label(theme::small(format!("还有 {} 人", dwelling.people.len() - 8)).color(weak));
            }
        });
    }
}

fn ground_ui(ui: &mut Ui) {
    let weak = theme::palette(ui).text_weak;
    ui.add_space(space::SMALL);
    let ground = "处理依据　协助办理居住登记。备注和选填项不要写宗教、疾病、前科等内容。";
    ui.add(Label::new(theme::small(ground).color(weak)).wrap());
}

/// What is typed and what is recorded, side by side. Both are masked alike, so that only differences differ.
fn compared(form: &Registration, known: &Candidate) -> Vec<Compared> {
    let (typed, recorded) = (&form.person.record, &known.person);
    let pair = |label, value: fn(&Person) -> String| Compared { label, mine: value(typed), theirs: value(recorded) };
    let mut lines = vec![
        pair("姓名", |person| places::legible(&person.name)),
        pair("证件号码", |person| shortened(&person.identity.masked())),
        pair("出生", |person| person.birth.shown()),
        pair("户籍地", |person| person.registered_area.shown()),
        pair("户籍详址", |person| person.registered_address.shown()),
        pair("电话", |person| person.phones.masked()),
    ];
    let is_seen =
        |key| matches!(key, "name" | "identity" | "birth" | "registered_area" | "registered_address" | "phones");
    lines.extend(form.differing_from(recorded).into_iter().filter(|field| !is_seen(field.key)).map(|field| {
        let [mine, theirs] = [typed, recorded].map(|person| (field.value)(person).shown());
        Compared { label: field.label, mine, theirs }
    }));
    lines.extend([
        Compared {
            label: "现住址",
            mine: mask::address_to_building(&form.address.typed),
            theirs: known.address.clone(),
        },
        Compared { label: "居住", mine: String::new(), theirs: known.days.clone() },
        Compared { label: "登记人", mine: String::new(), theirs: known.registrar.clone() },
    ]);
    lines
}

/// One line of the table that compares.
struct Compared {
    label: &'static str,
    mine: String,
    theirs: String,
}

/// Two columns, what differs in the colour of a question; what is too long is read in full on hover.
fn compare_ui(ui: &mut Ui, lines: &[Compared]) {
    line_ui(ui, ["", "正在登记", "已有记录"], false);
    for Compared { label, mine, theirs } in lines {
        let differs = !mine.is_empty() && !theirs.is_empty() && mine != theirs;
        line_ui(ui, [label, mine, theirs], differs);
    }
}

/// 「510***0005」: side by side the run of stars needs no length.
fn shortened(masked: &str) -> String {
    match (masked.find('*'), masked.rfind('*')) {
        (Some(first), Some(last)) => format!("{}***{}", &masked[..first], &masked[last + 1..]),
        _ => masked.to_owned(),
    }
}

fn line_ui(ui: &mut Ui, [label, mine, theirs]: [&str; 3], differs: bool) {
    let palette = theme::palette(ui);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let value = (line.width() - LABEL) / 2.0;
    let theirs_ink = if differs { palette.warn } else { palette.text };
    let columns = [
        (label, 0.0, LABEL, palette.text_weak),
        (mine, LABEL, value, palette.text),
        (theirs, LABEL + value, value, theirs_ink),
    ];
    for (words, left, width, ink) in columns {
        let place = Rect::from_min_size(line.min + vec2(left, 0.0), vec2(width - space::TINY, LINE));
        let mut cell = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        cell.add(Label::new(theme::small(words).color(ink)).truncate());
    }
}
