//! 操作员: who signs in, what they are, whether they still may; adding, setting aside, a new password for the forgetful.

use super::operator_dialogs::{Answer, Reset, RoleChange};
use super::{Act, FIELD, foot_ui};
use crate::domain::Role as Duty;
use crate::services::sign_in::Strength;
use crate::services::{Operator, Trouble};
use crate::ui::dialog_form::arrive;
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{
    Button, Card, Confirm, Decision, FocusOrder, FormRow, MenuItem, Mood, PasswordField, Select, TextField, badge,
    paint,
};
use eframe::egui::{Align, Color32, Id, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

pub(super) struct OperatorsCard {
    pub list: Vec<Operator>,
    /// The operator at the desk, who does not lock themselves out.
    own: i64,
    new: Option<NewOperator>,
    to_deactivate: Option<Operator>,
    to_reset: Option<Reset>,
    to_change: Option<RoleChange>,
    message: Option<Note>,
}

/// Somebody being added.
#[derive(Default)]
struct NewOperator {
    name: String,
    password: String,
    role: usize,
    has_arrived: bool,
}

/// Clerks are added most often.
pub(super) const ROLES: [Duty; 4] = [Duty::Clerk, Duty::Mediator, Duty::Reader, Duty::Administrator];

impl OperatorsCard {
    pub fn new(list: Vec<Operator>, own: i64) -> Self {
        Self { list, own, new: None, to_deactivate: None, to_reset: None, to_change: None, message: None }
    }

    pub fn added(&mut self, list: Vec<Operator>) {
        self.list = list;
        self.new = None;
        self.message = None;
    }

    pub fn changed(&mut self, list: Vec<Operator>) {
        self.list = list;
        self.to_reset = None;
        self.to_change = None;
        self.message = None;
    }

    /// Said here; what was typed stays.
    pub fn failed(&mut self, trouble: &Trouble) -> Option<Event> {
        self.message = Some(Note::wrong(trouble.to_string()));
        None
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let (adds, act) = Card::new("操作员").detail("每人一个口令，谁做的都有记录").flush().show_with(
            ui,
            |ui| ui.add(Button::secondary("添加操作员…").icon(icons::PLUS).small().refused(why_not)).clicked(),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.rows_ui(ui, why_not);
                self.new_ui(ui)
            },
        );
        if adds {
            self.new.get_or_insert_default();
            self.message = None;
        }
        act.or_else(|| self.deactivate_ui(ui)).or_else(|| self.reset_ui(ui)).or_else(|| self.change_role_ui(ui))
    }

    fn rows_ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) {
        let mut asked = None;
        for (index, operator) in self.list.iter().enumerate() {
            let pressed = row_ui(ui, operator, operator.id == self.own, why_not);
            if index + 1 < self.list.len() {
                let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
                ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, theme::palette(ui).line));
            }
            asked = asked.or(pressed.map(|pressed| (pressed, operator.clone())));
        }
        match asked {
            Some((Pressed::Deactivate, operator)) => self.to_deactivate = Some(operator),
            Some((Pressed::Reset, operator)) => self.to_reset = Some(Reset::of(operator)),
            Some((Pressed::ChangeRole, operator)) => self.to_change = Some(RoleChange::of(operator)),
            None => {}
        }
        if let Some(note) = self.message.as_ref().filter(|_| !self.is_asking()) {
            let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
            crate::ui::widgets::field::note_ui(ui, place.shrink2(vec2(space::CARD, 2.0)), note);
        }
    }

    fn new_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let new = self.new.as_mut()?;
        let frame = eframe::egui::Frame::new().fill(theme::palette(ui).sunken).inner_margin(12);
        let (act, is_left) = frame
            .show(ui, |ui| {
                let is_entered = new.fields_ui(ui);
                let why_not = new.why_not();
                foot_ui(ui, self.message.as_ref(), |ui| {
                    let add = ui.add(Button::secondary("添加").refused(why_not)).clicked();
                    let leave = ui.add(Button::quiet("不添加")).clicked();
                    let adds = add || (is_entered && why_not.is_none());
                    (adds.then(|| new.act()), leave)
                })
            })
            .inner;
        if is_left {
            self.new = None;
            self.message = None;
        }
        act
    }

    fn deactivate_ui(&mut self, ui: &Ui) -> Option<Act> {
        let operator = self.to_deactivate.as_ref()?;
        let confirm = Confirm {
            question: format!("停用操作员「{}」？", operator.name),
            consequence: "停用后此人的口令不能再打开档案。以前做过的登记和打印仍保留名字；需要时可以再启用。"
                .to_owned(),
            keep: "不停用".to_owned(),
            act: "停用 1 人".to_owned(),
        };
        let decision = confirm.show(ui.ctx())?;
        let operator = self.to_deactivate.take()?;
        (decision == Decision::Act).then_some(Act::Deactivate(operator.id))
    }

    /// Whether something is being asked that says itself what went wrong.
    fn is_asking(&self) -> bool {
        self.new.is_some() || self.to_reset.is_some() || self.to_change.is_some()
    }

    fn reset_ui(&mut self, ui: &Ui) -> Option<Act> {
        let answer = self.to_reset.as_mut()?.show(ui, self.message.as_ref())?;
        if let Answer::Leave = answer {
            self.to_reset = None;
            self.message = None;
        }
        answer.act()
    }

    fn change_role_ui(&mut self, ui: &Ui) -> Option<Act> {
        let answer = self.to_change.as_mut()?.show(ui, self.message.as_ref())?;
        if let Answer::Leave = answer {
            self.to_change = None;
            self.message = None;
        }
        answer.act()
    }
}

#[derive(Clone, Copy)]
enum Pressed {
    Deactivate,
    Reset,
    ChangeRole,
}

fn row_ui(ui: &mut Ui, operator: &Operator, is_own: bool, why_not: Option<&'static str>) -> Option<Pressed> {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::CONTROL + space::SMALL), Sense::hover());
    let ink = if operator.is_active { palette.text } else { palette.text_weak };
    let left = row.left() + space::CARD;
    paint::icon(ui.painter(), pos2(left + 8.0, row.center().y), icons::PERSON, 16.0, palette.text_weak);
    let place = Rect::from_min_max(pos2(left + 24.0, row.top()), row.max - vec2(space::CARD, 0.0));
    let mut inside = ui
        .new_child(UiBuilder::new().id_salt(operator.id).max_rect(place).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut inside;
    cell_ui(ui, 150.0, &operator.name, ink);
    cell_ui(ui, 70.0, operator.role.label(), palette.text_weak);
    if !operator.is_active {
        badge(ui, Mood::Neutral, None, "已停用");
    } else if is_own {
        badge(ui, Mood::Accent, None, "当前登录");
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let mut pressed = None;
        if is_own {
            // One's own password is changed below, and nobody locks themselves out.
        } else if operator.is_active {
            if ui.add(Button::quiet("停用…").small().refused(why_not)).clicked() {
                pressed = Some(Pressed::Deactivate);
            }
            if ui.add(Button::quiet("重设口令…").small().refused(why_not)).clicked() {
                pressed = Some(Pressed::Reset);
            }
            if ui.add(Button::quiet("改角色…").small().refused(why_not)).clicked() {
                pressed = Some(Pressed::ChangeRole);
            }
        } else if ui.add(Button::quiet("再启用…").small().refused(why_not)).clicked() {
            pressed = Some(Pressed::Reset);
        }
        pressed
    })
    .inner
}

fn cell_ui(ui: &mut Ui, width: f32, words: &str, ink: Color32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let words = paint::line(ui, words, font::BODY, ink, width - space::SMALL);
    paint::galley_at(ui.painter(), rect, rect.left(), words);
}

impl NewOperator {
    /// Answers whether Enter was pressed in the last field.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        ui.spacing_mut().item_spacing.y = 0.0;
        let hint = Note::hint("登录时选的名字，写真名");
        FormRow::new("姓名").in_card().field_width(FIELD).required(true).note(Some(&hint)).show(ui, |ui| {
            let name = ui.add(TextField::new(Id::unique("new operator's name"), &mut self.name).width(FIELD));
            arrive(&mut self.has_arrived, &name);
            order.add(name.id);
        });
        let hint = Note::hint(what_may(ROLES[self.role]));
        FormRow::new("角色").in_card().field_width(FIELD).note(Some(&hint)).show(ui, |ui| {
            let items: Vec<MenuItem<'_>> = ROLES.iter().map(|role| MenuItem::new(role.label())).collect();
            let select = Select::new("角色", ROLES[self.role].label()).width(FIELD);
            if let (_, Some(role)) = select.show(ui, &items, Some(self.role)) {
                self.role = role;
            }
        });
        let note = password_note(&self.name, &self.password);
        FormRow::new("首次口令").in_card().field_width(FIELD).height(42.0).required(true).note(Some(&note)).show(
            ui,
            |ui| {
                let id = Id::unique("new operator's password");
                ui.add(PasswordField::new(id, &mut self.password, "首次口令").width(FIELD));
                order.add(id);
            },
        );
        order.finish(ui)
    }

    fn why_not(&self) -> Option<&'static str> {
        if self.name.trim().is_empty() {
            Some("先写明姓名")
        } else {
            Strength::of(&self.name, &self.password).refusal()
        }
    }

    fn act(&self) -> Act {
        let name = self.name.trim().to_owned();
        Act::AddOperator { name, password: self.password.clone(), role: ROLES[self.role] }
    }
}

/// What a role may do, in a few words beside the choice.
pub(super) fn what_may(role: Duty) -> &'static str {
    match role {
        Duty::Administrator => "什么都能做，还管操作员和备份",
        Duty::Clerk => "登记、修改、打印、备份",
        Duty::Mediator => "办理纠纷；其他查看、打印、备份，不改登记",
        Duty::Reader => "只能查看，号码遮住一部分",
    }
}

/// How hard a password is to guess, beside its field.
pub(super) fn password_note(operator: &str, password: &str) -> Note {
    let strength = Strength::of(operator, password);
    let words = strength.label();
    match strength {
        _ if password.is_empty() => Note::hint("至少 8 个字符，一句记得住的话最好"),
        Strength::TooShort | Strength::Guessed(_) => Note::wrong(words),
        Strength::Weak => Note::doubtful(words),
        Strength::Fair | Strength::Strong => Note::good(words),
    }
}
