//! The columns of the list: which there are, which are shown, how wide, and what they sort by.

use crate::domain::Register;
use crate::domain::registers::{Person, Residence};
use crate::services::MachineSettings;
use crate::services::machine_settings::ListSort;
use crate::services::people::{PeopleKind, SortColumn};
use crate::ui::theme::space;
use crate::ui::widgets::{Column, Sort, tick_menu};
use eframe::egui::{RectAlign, Response};
use std::sync::LazyLock;

/// The list's key in the settings of this computer, and its id.
pub(super) const LIST: &str = "floating";

/// What the list is sorted by in the beginning: the latest arrivals first.
const FIRST_SORT: Sort = Sort { column: 6, is_descending: true };

/// A name in Latin letters is longer than one in Chinese.
const NAME: f32 = 100.0;

/// One column there is.
struct Spec {
    key: &'static str,
    heading: &'static str,
    width: f32,
    is_right: bool,
    order: Option<SortColumn>,
    /// The list it stands on, where it is not both.
    only: Option<PeopleKind>,
}

impl Spec {
    fn only(self, kind: PeopleKind) -> Self {
        Self { only: Some(kind), ..self }
    }
}

/// A column that shows one field: heading and width are said by its register.
fn of<R: Register>(key: &str, order: Option<SortColumn>) -> Option<Spec> {
    let field = R::field(key)?;
    Some(Spec { key: field.key, heading: field.label, width: field.list_width?, is_right: false, order, only: None })
}

/// All columns; what is to be completed stands last, so that it may be empty.
static ALL: LazyLock<Vec<Spec>> = LazyLock::new(|| {
    let own = |key, heading, width, is_right, order| Some(Spec { key, heading, width, is_right, order, only: None });
    let of_floating = |spec: Option<Spec>| spec.map(|spec| spec.only(PeopleKind::Floating));
    let of_residents = |spec: Option<Spec>| spec.map(|spec| spec.only(PeopleKind::Resident));
    [
        own("name", "姓名", NAME, false, Some(SortColumn::Name)),
        of::<Person>("sex", Some(SortColumn::Sex)),
        own("age", "年龄", 40.0, true, Some(SortColumn::Birth)),
        of::<Person>("identity", None),
        of::<Residence>("place", Some(SortColumn::Place)),
        of_floating(of::<Residence>("reside_reason", Some(SortColumn::Reason))),
        of::<Residence>("from_date", Some(SortColumn::FromDate)),
        of::<Person>("phones", None),
        of::<Residence>("registration_number", Some(SortColumn::Number)),
        of_floating(own("permit", "居住证", 104.0, false, None)),
        own("landlord", "房主", 88.0, false, None),
        own("workplace", "服务处所", 140.0, false, None),
        of_residents(own(HOUSEHOLD_NUMBER, "户号", 104.0, false, None)),
        of_residents(own(RELATION, "与户主关系", 88.0, false, None)),
        own("gaps", "待办", 88.0, false, None),
    ]
    .into_iter()
    .flatten()
    .collect()
});

/// Of residents, in their household.
const HOUSEHOLD_NUMBER: &str = "household_number";
const RELATION: &str = "relation";

/// Hidden until asked for.
const HIDDEN_AT_FIRST: [&str; 5] = ["phones", "registration_number", "permit", "landlord", "workplace"];

/// Where there is little room these go, in this order: the page at the side says them.
const GIVE_WAY: [&str; 5] = ["sex", "age", "reside_reason", HOUSEHOLD_NUMBER, RELATION];

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

    /// Places of the shown columns among all. In a narrow list some give way, so that the last one is never cut off.
    pub(super) fn shown(&self, kind: PeopleKind, room: f32) -> Vec<usize> {
        let is_chosen = |place: &usize| !self.hidden.iter().any(|key| key == ALL[*place].key);
        let mut shown: Vec<usize> = of_list(kind).filter(is_chosen).collect();
        for key in GIVE_WAY {
            if self.width_of(&shown) > room {
                shown.retain(|place| ALL[*place].key != key);
            }
        }
        shown
    }

    fn width_of(&self, shown: &[usize]) -> f32 {
        shown.iter().map(|place| self.widths[*place] + space::SMALL).sum()
    }

    pub(super) fn headings(&self, shown: &[usize]) -> Vec<Column> {
        let heading = |place: &usize| {
            let spec = &ALL[*place];
            let column = Column::new(spec.heading, self.widths[*place]);
            let column = if spec.is_right { column.right() } else { column };
            if spec.order.is_some() { column } else { column.not_sortable() }
        };
        shown.iter().map(heading).collect()
    }

    /// Headings and widths of these columns, and whether their figures stand at the right; for paper and the clipboard.
    pub(super) fn described(&self, shown: &[usize]) -> Vec<(&'static str, f32, bool)> {
        shown.iter().map(|place| (ALL[*place].heading, self.widths[*place], ALL[*place].is_right)).collect()
    }

    /// Keys of the hidden columns, to be kept with a view.
    pub(super) fn hidden(&self) -> &[String] {
        &self.hidden
    }

    pub(super) fn hide(&mut self, hidden: Vec<String>, settings: &mut MachineSettings) {
        settings.hidden_columns.insert(LIST.to_owned(), hidden.clone());
        self.hidden = hidden;
    }

    /// Takes over widths the operator dragged; true when there were any.
    pub(super) fn remember(&mut self, shown: &[usize], drawn: &[f32], settings: &mut MachineSettings) -> bool {
        let Some((_, all_but_last)) = shown.split_last() else { return false };
        let mut is_changed = false;
        for (place, width) in all_but_last.iter().zip(drawn) {
            if (self.widths[*place] - width).abs() > 1.0 {
                self.widths[*place] = *width;
                let widths = settings.column_widths.entry(LIST.to_owned()).or_default();
                widths.insert(ALL[*place].key.to_owned(), *width);
                is_changed = true;
            }
        }
        is_changed
    }

    /// A menu of check boxes under the button; true when a column was shown or hidden. The name always stands there.
    pub(super) fn chooser_ui(&mut self, kind: PeopleKind, button: &Response, settings: &mut MachineSettings) -> bool {
        let choosable: Vec<&Spec> = of_list(kind).skip(1).map(|place| &ALL[place]).collect();
        let is_shown = |spec: &&Spec| !self.hidden.iter().any(|key| key == spec.key);
        let boxes: Vec<(&str, bool)> = choosable.iter().map(|spec| (spec.heading, is_shown(spec))).collect();
        let Some(turned) = tick_menu(button, RectAlign::BOTTOM_END, 160.0, &boxes) else { return false };
        let key = choosable[turned].key;
        if boxes[turned].1 {
            self.hidden.push(key.to_owned());
        } else {
            self.hidden.retain(|hidden| hidden != key);
        }
        settings.hidden_columns.insert(LIST.to_owned(), self.hidden.clone());
        true
    }
}

/// The columns that stand on a list, by their places.
fn of_list(kind: PeopleKind) -> impl Iterator<Item = usize> {
    (0..ALL.len()).filter(move |place| ALL[*place].only.is_none_or(|only| only == kind))
}

/// Whether one of these columns says something of the household.
pub(super) fn are_of_household(columns: &[usize]) -> bool {
    columns.iter().any(|place| [HOUSEHOLD_NUMBER, RELATION].contains(&key_of(*place)))
}

/// What the list was sorted by last on this computer.
pub(super) fn sort_of(settings: &MachineSettings) -> Sort {
    let Some(known) = settings.list_sorts.get(LIST) else { return FIRST_SORT };
    let column = ALL.iter().position(|spec| spec.key == known.column && spec.order.is_some());
    column.map_or(FIRST_SORT, |column| Sort { column, is_descending: known.is_descending })
}

pub(super) fn remember_sort(sort: Sort, settings: &mut MachineSettings) {
    let Some(spec) = ALL.get(sort.column) else { return };
    let sort = ListSort { column: spec.key.to_owned(), is_descending: sort.is_descending };
    settings.list_sorts.insert(LIST.to_owned(), sort);
}

/// The key of a column, and the column of a key that can be sorted by.
pub(super) fn key_of(column: usize) -> &'static str {
    ALL.get(column).map_or("", |spec| spec.key)
}

pub(super) fn sortable(key: &str) -> Option<usize> {
    ALL.iter().position(|spec| spec.key == key && spec.order.is_some())
}

/// Where the identity number stands.
pub(super) fn number_column() -> Option<usize> {
    ALL.iter().position(|spec| spec.key == "identity")
}

/// Where the address stands.
pub(super) fn address_column() -> Option<usize> {
    ALL.iter().position(|spec| spec.key == "place")
}

/// What a column sorts by.
pub(super) fn order_of(column: usize) -> Option<SortColumn> {
    ALL.get(column)?.order
}
