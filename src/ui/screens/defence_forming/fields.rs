//! Which stretch is meant and how it is divided: two rows of fields above the doors.

use super::{Act, FormingScreen, KINDS, doors};
use crate::domain::defence::Side;
use crate::domain::values::{Day, Value};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{DateField, FocusOrder, Tab, TextField, segmented};
use eframe::egui::{Align, Id, Layout, Ui, Widget, vec2};

const ROW: f32 = 44.0;
/// Two rows and a little air.
pub(super) const HIGH: f32 = 2.0 * ROW + space::SMALL;
/// Labels of both rows begin the same fields at the same place.
const LABEL: f32 = 60.0;
const KINDS_WIDTH: f32 = 186.0;

impl FormingScreen {
    pub(super) fn fields_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut order = FocusOrder::default();
        let first = row_ui(ui, |ui| self.place_row_ui(ui, &mut order));
        let second = row_ui(ui, |ui| self.dividing_row_ui(ui, &mut order));
        if order.finish(ui) {
            ui.memory_mut(|memory| memory.request_focus(doors::id()));
        }
        first.or(second)
    }

    fn place_row_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> Option<Act> {
        label_ui(ui, "类型");
        let tabs = KINDS.map(|(_, words)| Tab::new(words, None));
        let kind = fixed_ui(ui, KINDS_WIDTH, |ui| segmented(ui, &tabs, self.kind)).map(Act::Kind);
        label_ui(ui, "地址");
        let id = Id::unique("forming place");
        // While it is being typed it is not wrong yet.
        let is_wrong = self.place.is_unknown() && !ui.memory(|memory| memory.has_focus(id));
        let place = self.place.ui(ui, id, 280.0, is_wrong).accessible_name("地址");
        if !std::mem::replace(&mut self.has_arrived, true) {
            place.request_focus();
        }
        order.add(place.id);
        let palette = theme::palette(ui);
        let (hint, ink) = match (is_wrong, self.place.text.is_empty()) {
            (true, _) => ("没有这一处，请从列表里选", palette.bad),
            (false, true) => ("小区、街道、楼栋或单元", palette.text_weak),
            (false, false) => ("", palette.text_weak),
        };
        ui.label(theme::small(hint).color(ink));
        kind.or(place.changed().then_some(Act::Look))
    }

    fn dividing_row_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> Option<Act> {
        label_ui(ui, "分组");
        let ways = [Tab::new(format!("每十{}一组", self.unit()), None), Tab::new("合成一组", None)];
        let by_tens = fixed_ui(ui, KINDS_WIDTH, |ui| segmented(ui, &ways, usize::from(!self.by_tens)));
        label_ui(ui, "门牌");
        let field = TextField::new(Id::unique("forming stretch"), &mut self.stretch).name("门牌").hint("例如 1-19");
        let stretch = field.width(132.0).ui(ui);
        order.add(stretch.id);
        let sides = Side::ALL.map(|side| Tab::new(side.label(), None));
        let chosen = Side::ALL.iter().position(|side| *side == self.side).unwrap_or_default();
        let side = segmented(ui, &sides, chosen).map(|side| Act::Side(Side::ALL[side]));
        label_ui(ui, "组建日期");
        let mut day = Day::default();
        // What is no day yet is none.
        let _ = day.read(&self.formed_on, self.today);
        let field = DateField::new(Id::unique("forming day"), &mut self.formed_on, day.0, self.today).width(140.0);
        let formed_on = field.problem(day.is_unset()).ui(ui).accessible_name("组建日期");
        order.add(formed_on.id);
        let tens = by_tens.map(|way| Act::ByTens(way == 0));
        tens.or(side).or((stretch.changed() || formed_on.changed()).then_some(Act::Look))
    }
}

fn row_ui<T>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> T) -> T {
    let room = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), content).inner
}

fn label_ui(ui: &mut Ui, words: &str) {
    let words = theme::small(words).color(theme::palette(ui).text_weak);
    fixed_ui(ui, LABEL, |ui| ui.label(words));
}

/// So that what follows stands under what follows in the other row.
fn fixed_ui<T>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> T) -> T {
    let room = vec2(width, ui.available_height());
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.set_min_width(width);
        content(ui)
    })
    .inner
}
