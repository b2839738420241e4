//! Many addresses at once: what is typed is read at each change, and what would be made is told before it is.

use super::{Answer, Complaint, FIELD, MANY, Saving, arrive, foot_ui, row_ui, title_ui};
use crate::domain::RecordId;
use crate::domain::address::Doors;
use crate::services::address_tree::{self, Order, RangeOrder, RangePreview};
use crate::services::{Desk, Trouble, places};
use crate::ui::inside::thousands;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, MenuItem, Select, TextField};
use eframe::egui::{Id, Label, Ui, vec2};

pub struct RangeDialog {
    order: RangeOrder,
    parent_name: String,
    /// What adding would do, or what is not understood; nothing while nothing is typed.
    preview: Option<Result<RangePreview, String>>,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl RangeDialog {
    pub fn new(desk: &Desk, parent: Option<RecordId>) -> Result<Self, Trouble> {
        let parent_name = places::full_name(desk, parent)?;
        let order = RangeOrder { parent, ..RangeOrder::default() };
        Ok(Self { order, parent_name, preview: None, complaint: Complaint::default(), has_arrived: false })
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let title = match self.parent_name.as_str() {
            "" => "批量添加地址".to_owned(),
            name => format!("在{name}下面批量添加"),
        };
        title_ui(
            ui,
            &title,
            "写法如 1-6栋×3单元×101-604：6 栋，每栋 3 个单元，1 至 6 层，每层 01 至 04。已有的不会重复。",
        );
        let mut order = FocusOrder::default();
        let has_changed = self.fields_ui(ui, &mut order);
        if has_changed {
            self.complaint.forget();
        }
        let is_entered = order.finish(ui);
        self.preview_ui(ui);
        let act =
            self.new_places().map_or_else(|| "添加".to_owned(), |new| format!("添加 {} 处", thousands(new as u64)));
        let why_not = self.why_not();
        let answer = foot_ui(ui, &self.complaint, (&act, why_not), "不添加", is_entered);
        answer.or(has_changed.then_some(Answer::Look))
    }

    fn fields_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let mut has_changed = false;
        row_ui(ui, "最末一级", Some(&Note::hint("市场选摊位，沿街选门店")), |ui| {
            let items = Doors::ALL.map(|doors| MenuItem::new(doors.label()));
            let chosen = Doors::ALL.iter().position(|doors| *doors == self.order.doors);
            let select = Select::new("最末一级", self.order.doors.label()).width(FIELD);
            if let (_, Some(taken)) = select.show(ui, &items, chosen) {
                self.order.doors = Doors::ALL[taken];
                has_changed = true;
            }
        });
        row_ui(ui, "区间", None, |ui| {
            let is_wrong = matches!(self.preview, Some(Err(_)));
            let field = TextField::new(Id::unique("range of addresses"), &mut self.order.typed);
            let field = ui.add(field.width(FIELD + 280.0).problem(is_wrong));
            arrive(&mut self.has_arrived, &field);
            order.add(field.id);
            has_changed |= field.changed();
        });
        has_changed
    }

    /// Keeps its place whatever it says.
    fn preview_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let (words, ink) = match &self.preview {
            None => (String::new(), palette.text),
            Some(Err(sentence)) => (sentence.clone(), palette.bad),
            Some(Ok(preview)) => (told(preview), palette.text),
        };
        ui.allocate_ui(vec2(ui.available_width(), 48.0), |ui| {
            ui.set_min_height(48.0);
            ui.add_space(space::TINY);
            ui.add(Label::new(theme::paragraph(words).color(ink)).wrap());
        });
    }

    fn new_places(&self) -> Option<usize> {
        let Some(Ok(preview)) = &self.preview else { return None };
        Some(preview.census.new)
    }

    fn why_not(&self) -> Option<&'static str> {
        match (&self.preview, self.new_places()) {
            (None, _) => Some("先写区间"),
            (Some(Err(_)), _) => Some("区间还看不懂"),
            (_, Some(0)) => Some("这些地址都已经有了"),
            _ => None,
        }
    }

    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.preview = if self.order.typed.trim().is_empty() {
            None
        } else {
            Some(match address_tree::preview_range(desk, &self.order) {
                Ok(preview) => Ok(preview),
                Err(Trouble::Unfinished(problems)) => Err(problems.into_iter().map(|one| one.sentence).collect()),
                Err(other) => return Err(other),
            })
        };
        Ok(())
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saving, Trouble> {
        if self.new_places().is_some_and(|new| new > MANY as usize) {
            return Ok(Saving::Long(Order::AddRange(self.order.clone())));
        }
        address_tree::add_range(desk, &self.order, &crate::services::Progress::default()).map(Saving::Done)
    }
}

/// 「6 栋，…，共 432 间，从…到…。其中 1 处已有，新添 431 处」
fn told(preview: &RangePreview) -> String {
    let census = preview.census;
    match census.known {
        0 => format!("{}。都是新的", preview.words),
        known => format!("{}。其中 {known} 处已有，新添 {} 处", preview.words, census.new),
    }
}
