//! The columns of the list of agreements, and the words of a row.

use crate::domain::Register;
use crate::domain::agreement::{Standing, short_title};
use crate::domain::registers::Agreement;
use crate::domain::values::Value;
use crate::services::agreements::{AgreementColumn, Listed};
use crate::ui::columns::{Layout, Spec};
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge};
use eframe::egui::Ui;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Spec<AgreementColumn>>> = LazyLock::new(|| {
    let of = |key| Spec::of::<Agreement>(key);
    [
        Some(Spec::new("about", "对象", 176.0).sorted_by(AgreementColumn::Place)),
        Some(Spec::new("party", "签订人", 96.0).sorted_by(AgreementColumn::Party)),
        of("kind").map(|spec| spec.sorted_by(AgreementColumn::Kind)),
        of("agreement_number").map(|spec| spec.sorted_by(AgreementColumn::Number)),
        of("valid_until").map(|spec| spec.sorted_by(AgreementColumn::Until)),
        Some(Spec::new("standing", "状态", 120.0)),
    ]
    .into_iter()
    .flatten()
    .collect()
});

pub(super) fn layout() -> Layout<AgreementColumn> {
    Layout {
        list: "agreement",
        all: &ALL,
        hidden_at_first: &[],
        give_way: &["agreement_number", "kind", "party"],
        first_sort: Sort { column: 0, is_descending: false },
    }
}

/// One row in words.
pub(super) struct Words {
    about: String,
    party: String,
    kind: String,
    number: String,
    until: String,
    standing: Standing,
    days_left: Option<i64>,
}

impl Words {
    pub(super) fn of(listed: Listed) -> Self {
        let Listed { row, standing, days_left } = listed;
        let agreement = &row.agreement;
        let about = if row.place_name.is_empty() { row.party.clone() } else { row.place_name };
        Self {
            about,
            party: row.party,
            kind: short_title(&agreement.kind.code).to_owned(),
            number: agreement.agreement_number.shown(),
            until: agreement.valid_until.shown(),
            standing,
            days_left,
        }
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        match key {
            "about" => self.about.clone(),
            "party" => self.party.clone(),
            "kind" => self.kind.clone(),
            "agreement_number" => self.number.clone(),
            "valid_until" => self.until.clone(),
            _ => standing_words(self.standing, self.days_left),
        }
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        match key {
            "about" => drop(cell_text(ui, theme::body(&self.about))),
            "party" => drop(cell_text(ui, theme::body(&self.party))),
            "kind" => drop(cell_text(ui, theme::body(&self.kind))),
            "agreement_number" => drop(cell_text(ui, theme::body(&self.number))),
            "valid_until" => drop(cell_text(ui, theme::body(&self.until))),
            _ => standing_ui(ui, self.standing, self.days_left),
        }
    }
}

/// How it stands, with the days that matter.
pub(in crate::ui::screens) fn standing_ui(ui: &mut Ui, standing: Standing, days_left: Option<i64>) {
    let (mood, icon) = match standing {
        Standing::Drafted | Standing::Printed => (Mood::Warn, icons::HALF_CIRCLE),
        Standing::Upcoming | Standing::Replaced | Standing::Ended => (Mood::Neutral, icons::MINUS),
        Standing::InForce => (Mood::Good, icons::CHECK),
        Standing::Expiring => (Mood::Warn, icons::CLOCK),
        Standing::Expired => (Mood::Bad, icons::WARNING),
    };
    badge(ui, mood, Some(icon), &standing_words(standing, days_left));
}

/// 「剩 12 天」
pub(in crate::ui::screens) fn standing_words(standing: Standing, days_left: Option<i64>) -> String {
    match (standing, days_left) {
        (Standing::Expiring, Some(0)) => "今天到期".to_owned(),
        (Standing::Expiring, Some(days)) => format!("剩 {days} 天"),
        (Standing::Expired, Some(days)) => format!("过期 {} 天", -days),
        _ => standing.label().to_owned(),
    }
}

/// A field of the register as the detail shows it.
pub(super) fn shown(agreement: &Agreement, key: &str) -> String {
    Agreement::field(key).map(|field| (field.value)(agreement).shown()).unwrap_or_default()
}
