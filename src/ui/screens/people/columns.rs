//! The columns of the list: which there are, which are shown, how wide, and what they sort by.

use crate::services::MachineSettings;
use crate::services::people::SortColumn;
use crate::ui::theme::space;
use crate::ui::widgets::Column;
use eframe::egui::{Popup, PopupCloseBehavior, Response};

/// The list's key in the settings of this computer, and its id.
pub(super) const LIST: &str = "floating";

/// The sorted one in the beginning.
pub(super) const FROM_DATE: usize = 6;

/// One column there is.
struct Spec {
    key: &'static str,
    heading: &'static str,
    width: f32,
    is_right: bool,
    order: Option<SortColumn>,
}

const fn spec(key: &'static str, heading: &'static str, width: f32, order: Option<SortColumn>) -> Spec {
    Spec { key, heading, width, is_right: false, order }
}

/// All columns; what is to be completed stands last, so that it may be empty.
const ALL: [Spec; 10] = [
    spec("name", "姓名", 96.0, Some(SortColumn::Name)),
    spec("sex", "性别", 48.0, Some(SortColumn::Sex)),
    Spec { is_right: true, ..spec("age", "年龄", 48.0, Some(SortColumn::Birth)) },
    spec("identity", "证件号码", 150.0, None),
    spec("place", "现住址", 136.0, Some(SortColumn::Place)),
    spec("reason", "事由", 72.0, Some(SortColumn::Reason)),
    spec("from_date", "来本地", 92.0, Some(SortColumn::FromDate)),
    spec("phone", "电话", 104.0, None),
    spec("number", "登记编号", 120.0, Some(SortColumn::Number)),
    spec("gaps", "待办", 92.0, None),
];

/// Hidden until asked for.
const HIDDEN_AT_FIRST: [&str; 2] = ["phone", "number"];

/// The columns as this operator has them.
pub(super) struct Columns {
    hidden: Vec<String>,
    widths: Vec<f32>,
}

impl Columns {
    pub(super) fn of(settings: &MachineSettings) -> Self {
        let at_first = || HIDDEN_AT_FIRST.iter().map(|key| (*key).to_owned()).collect();
        let hidden = settings.hidden_columns.get(LIST).cloned().unwrap_or_else(at_first);
        let known = settings.column_widths.get(LIST);
        let width = |spec: &Spec| known.and_then(|known| known.get(spec.key)).copied().unwrap_or(spec.width);
        Self { hidden, widths: ALL.iter().map(width).collect() }
    }

    /// Places of the shown columns among all.
    pub(super) fn shown(&self) -> Vec<usize> {
        (0..ALL.len()).filter(|place| !self.hidden.iter().any(|key| key == ALL[*place].key)).collect()
    }

    pub(super) fn headings(&self) -> Vec<Column> {
        let heading = |place: usize| {
            let spec = &ALL[place];
            let column = Column::new(spec.heading, self.widths[place]);
            let column = if spec.is_right { column.right() } else { column };
            if spec.order.is_some() { column } else { column.not_sortable() }
        };
        self.shown().into_iter().map(heading).collect()
    }

    /// Keeps widths the operator dragged; they are written with the next change of settings.
    pub(super) fn remember(&mut self, drawn: &[f32], settings: &mut MachineSettings) {
        let shown = self.shown();
        let Some((_, all_but_last)) = shown.split_last() else { return };
        for (place, width) in all_but_last.iter().zip(drawn) {
            if (self.widths[*place] - width).abs() > 1.0 {
                self.widths[*place] = *width;
                let widths = settings.column_widths.entry(LIST.to_owned()).or_default();
                widths.insert(ALL[*place].key.to_owned(), *width);
            }
        }
    }

    /// A menu of check boxes under the button; true when a column was shown or hidden.
    pub(super) fn chooser_ui(&mut self, button: &Response, settings: &mut MachineSettings) -> bool {
        let mut is_changed = false;
        Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_min_width(120.0);
            ui.spacing_mut().item_spacing.y = space::TINY;
            for spec in ALL.iter().skip(1) {
                let mut is_shown = !self.hidden.iter().any(|key| key == spec.key);
                if ui.checkbox(&mut is_shown, spec.heading).changed() {
                    self.hidden.retain(|key| key != spec.key);
                    if !is_shown {
                        self.hidden.push(spec.key.to_owned());
                    }
                    is_changed = true;
                }
            }
        });
        if is_changed {
            settings.hidden_columns.insert(LIST.to_owned(), self.hidden.clone());
        }
        is_changed
    }
}

/// What a column sorts by.
pub(super) fn order_of(column: usize) -> Option<SortColumn> {
    ALL.get(column)?.order
}
