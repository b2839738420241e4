//! The columns of the list of groups, and the words of a row.

use crate::domain::agreement::Standing;
use crate::domain::defence::{GroupFinding, Pact};
use crate::domain::registers::DefenceGroup;
use crate::domain::values::Value;
use crate::domain::{Date, Weight};
use crate::services::defence::{GroupColumn, GroupRow};
use crate::ui::columns::{Layout, Spec};
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::screens::documents::{standing_ui, standing_words};
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge_in_cell};
use eframe::egui::Ui;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Spec<GroupColumn>>> = LazyLock::new(|| {
    let of = |key| Spec::of::<DefenceGroup>(key);
    [
        of("group_number").map(|spec| spec.sorted_by(GroupColumn::Number)),
        of("group_name"),
        of("kind"),
        Some(Spec::new("area", "片区", 236.0).sorted_by(GroupColumn::Place)),
        Some(Spec::new("members", "户数", 48.0).right()),
        of("head"),
        Some(Spec::new("pact", "责任书", 104.0)),
        of("formed_on").map(|spec| spec.sorted_by(GroupColumn::FormedOn)),
        Some(Spec::new("to_do", "待办", 190.0)),
    ]
    .into_iter()
    .flatten()
    .collect()
});

pub(super) fn layout() -> Layout<GroupColumn> {
    Layout {
        list: "defence_group",
        all: &ALL,
        hidden_at_first: &["group_name"],
        give_way: &["formed_on", "kind", "group_name"],
        first_sort: Sort { column: 0, is_descending: false },
    }
}

/// One row in words.
pub(super) struct Words {
    row: GroupRow,
    members: String,
    days_left: Option<i64>,
    /// The most pressing finding, and how many there are beside it.
    finding: Option<(Weight, String)>,
}

impl Words {
    pub(super) fn of(row: GroupRow, today: Date) -> Self {
        let days_left = match row.pact {
            Pact::Stands { until: Some(until), .. } => Some((until - today).num_days()),
            _ => None,
        };
        // The agreement has a column of its own.
        let others: Vec<&GroupFinding> = row.findings.iter().filter(|finding| !finding.is_of_pact()).collect();
        let finding = others.first().map(|first| {
            let more = if others.len() > 1 { format!("等 {} 项", others.len()) } else { String::new() };
            (first.weight(), format!("{}{more}", first.short()))
        });
        Self { members: row.members.to_string(), days_left, finding, row }
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        let group = &self.row.group;
        match key {
            "group_number" => group.number_words(),
            "area" => self.row.area.clone(),
            "members" => self.members.clone(),
            "head" => self.row.head.clone(),
            "pact" => self.pact_words(),
            "to_do" => self.finding.as_ref().map(|(_, words)| words.clone()).unwrap_or_default(),
            "group_name" => group.group_name.shown(),
            "kind" => group.kind.label().to_owned(),
            _ => group.formed_on.shown(),
        }
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        let group = &self.row.group;
        match key {
            "group_number" => drop(cell_text(ui, theme::body(group.number_words()))),
            "area" => drop(cell_text(ui, theme::body(&self.row.area))),
            "members" => drop(cell_text(ui, theme::body(&self.members))),
            "head" if self.row.head.is_empty() => {
                cell_text(ui, theme::body("未推选").color(theme::palette(ui).text_weak));
            }
            "head" => drop(cell_text(ui, theme::body(&self.row.head))),
            "pact" => self.pact_ui(ui),
            "to_do" => self.to_do_ui(ui),
            "group_name" => drop(cell_text(ui, theme::body(group.group_name.shown()))),
            "kind" => drop(cell_text(ui, theme::body(group.kind.label()))),
            _ => drop(cell_text(ui, theme::body(group.formed_on.shown()))),
        }
    }
}

impl Words {
    fn pact_words(&self) -> String {
        match self.row.pact {
            Pact::Stands { standing, .. } if standing != Standing::Ended => standing_words(standing, self.days_left),
            _ if self.row.group.is_standing() => "未签".to_owned(),
            _ => String::new(),
        }
    }

    fn pact_ui(&self, ui: &mut Ui) {
        match self.row.pact {
            Pact::Stands { standing, .. } if standing != Standing::Ended => standing_ui(ui, standing, self.days_left),
            _ if self.row.group.is_standing() => {
                cell_text(ui, theme::body("未签").color(theme::palette(ui).text_weak));
            }
            _ => {}
        }
    }

    fn to_do_ui(&self, ui: &mut Ui) {
        match &self.finding {
            Some((Weight::Wrong, words)) => drop(badge_in_cell(ui, Mood::Warn, Some(icons::WARNING), words)),
            Some((_, words)) => drop(badge_in_cell(ui, Mood::Neutral, Some(icons::HALF_CIRCLE), words)),
            None => {}
        }
    }
}
