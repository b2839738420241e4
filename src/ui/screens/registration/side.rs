//! The side of the form: who may already be there, who lives at the address, and on what ground data is taken.

use super::{Act, RegistrationScreen, id_of};
use crate::domain::mask;
use crate::domain::registers::Person;
use crate::domain::values::Value;
use crate::services::candidates::Candidate;
use crate::services::registration::Subject;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Card, TextField, Tone};
use eframe::egui::{Align, Frame, Label, Layout, Panel, Rect, ScrollArea, Sense, Ui, UiBuilder, Widget, vec2};

/// The label column of the table that compares; the two columns of values share the rest.
const LABEL: f32 = 60.0;
const LINE: f32 = height::FACT;

impl RegistrationScreen {
    pub(super) fn side_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let foot = Panel::bottom("registration ground").frame(Frame::NONE).resizable(false).show_separator_line(false);
        foot.show(ui, ground_ui);
        let cards = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let asked = if self.shows_candidate() { self.candidate_ui(ui) } else { None };
            self.occupants_ui(ui);
            asked
        });
        cards.inner
    }

    fn candidate_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let candidate = self.candidate()?.clone();
        let count = self.candidates.len();
        let typed = self.form.person.record.clone();
        let typed_place = self.form.address.typed.clone();
        let card = Card::new("可能已有此人").tone(Tone::Warn);
        let words = format!("{count} 人");
        let (goes_on, asked) = card.detail(&words).show_with(
            ui,
            |ui| count > 1 && ui.add(Button::quiet("下一位").small()).clicked(),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                compare_ui(ui, &typed, &typed_place, &candidate);
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
            asked = ui.add(same).clicked().then_some(Act::GoOnWith);
            ui.add_space(space::TINY);
        }
        if self.asks_reason {
            let mut reason = self.form.residence.text("duplicate_reason");
            let field = TextField::new(id_of("duplicate_reason"), &mut reason).name("不是同一人的理由");
            let response = field.hint("写明为什么不是同一人").width(width).ui(ui);
            if response.changed() {
                self.form.residence.type_in("duplicate_reason", &reason, self.today);
                self.changed.push("duplicate_reason");
            }
        } else if ui.add(Button::secondary("不是同一人，写明理由").key("Alt 2").width(width)).clicked() {
            self.ask_reason();
        }
        asked
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

/// Two columns, what differs in the colour of a question. Both are masked alike, so that only differences differ.
fn compare_ui(ui: &mut Ui, typed: &Person, typed_place: &str, known: &Candidate) {
    let rows = [
        ("姓名", typed.name.0.clone(), known.person.name.0.clone()),
        ("证件号码", shortened(&typed.identity.masked()), shortened(&known.person.identity.masked())),
        ("出生", typed.birth.shown(), known.person.birth.shown()),
        ("电话", typed.phones.masked(), known.person.phones.masked()),
        ("现住址", mask::address_to_building(typed_place), known.address.clone()),
        ("居住", String::new(), known.days.clone()),
        ("登记人", String::new(), known.registrar.clone()),
    ];
    line_ui(ui, ["", "正在登记", "已有记录"], false);
    for (label, mine, theirs) in rows {
        let differs = !mine.is_empty() && !theirs.is_empty() && mine != theirs;
        line_ui(ui, [label, &mine, &theirs], differs);
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
