//! The columns of the list of rounds, and a round in words.

use crate::services::ratings::RoundRow;
use crate::ui::columns::{Layout, Spec};
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge};
use eframe::egui::Ui;

const ALL: &[Spec<()>] = &[
    Spec::new("title", "轮次", 140.0),
    Spec::new("area", "范围", 190.0),
    Spec::new("landlords", "房主", 56.0).right(),
    Spec::new("awarded", "已授牌", 64.0).right(),
    Spec::new("five_stars", "五星", 56.0).right(),
    Spec::new("standing", "进行", 130.0),
    Spec::new("opened_on", "开始日期", 92.0),
    Spec::new("panel", "评议组", 240.0),
];

/// The latest round stands first; nothing else is sorted by.
pub(super) const fn layout() -> Layout<()> {
    Layout {
        list: "rating_round",
        all: ALL,
        hidden_at_first: &[],
        give_way: &["panel", "opened_on"],
        first_sort: Sort { column: 0, is_descending: true },
    }
}

pub(super) struct Words {
    title: String,
    area: String,
    /// 房主, 已授牌, 五星
    figures: [String; 3],
    under_way: Option<String>,
    opened_on: String,
    panel: String,
}

impl Words {
    pub(super) fn of(row: RoundRow) -> Self {
        let opened_on = row.round.opened_on.0.map(|day| day.to_string()).unwrap_or_default();
        Self {
            title: row.title,
            area: if row.area.is_empty() { "全站".to_owned() } else { row.area },
            figures: [row.landlords, row.awarded, row.five_stars].map(|figure| figure.to_string()),
            under_way: (row.under_way > 0).then(|| format!("{} 位未办完", row.under_way)),
            opened_on,
            panel: row.round.panel.0,
        }
    }
}

impl Words {
    fn standing_words(&self) -> String {
        let is_done = self.under_way.is_none() && self.figures[0] != "0";
        self.under_way.clone().or_else(|| is_done.then(|| "已办完".to_owned())).unwrap_or_default()
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        let [landlords, awarded, five] = &self.figures;
        match key {
            "title" => &self.title,
            "area" => &self.area,
            "landlords" => landlords,
            "awarded" => awarded,
            "five_stars" => five,
            "standing" => return self.standing_words(),
            "opened_on" => &self.opened_on,
            _ => &self.panel,
        }
        .clone()
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        let [landlords, awarded, five] = &self.figures;
        let words = match key {
            "title" => &self.title,
            "area" => &self.area,
            "landlords" => landlords,
            "awarded" => awarded,
            "five_stars" => five,
            "standing" => {
                if let Some(words) = &self.under_way {
                    badge(ui, Mood::Accent, Some(icons::HALF_CIRCLE), words);
                } else if landlords != "0" {
                    badge(ui, Mood::Good, Some(icons::CHECK), "已办完");
                }
                return;
            }
            "opened_on" => &self.opened_on,
            _ => &self.panel,
        };
        cell_text(ui, theme::body(words));
    }
}
