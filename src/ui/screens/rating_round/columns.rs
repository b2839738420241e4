//! The columns of the landlords of a round, and a landlord in words.

use crate::domain::Date;
use crate::domain::rating::{Next, Stage, Star};
use crate::services::ratings::{RatingColumn, RatingRow};
use crate::ui::columns::{Layout, Spec};
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::theme::{self, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge, paint};
use eframe::egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

const ALL: &[Spec<RatingColumn>] = &[
    Spec::new("name", "房主", 116.0).sorted_by(RatingColumn::Name),
    Spec::new("houses", "房屋", 52.0).right(),
    Spec::new("stars", "五颗星", 124.0).sorted_by(RatingColumn::Stars),
    Spec::new("stage", "进行到", 108.0).sorted_by(RatingColumn::Stage),
    Spec::new("next", "下一步", 220.0),
];

pub(super) const fn layout() -> Layout<RatingColumn> {
    Layout {
        list: "landlord_rating",
        all: ALL,
        hidden_at_first: &[],
        give_way: &["houses"],
        first_sort: Sort { column: 0, is_descending: false },
    }
}

pub(super) struct Words {
    name: String,
    houses: String,
    stars: [Shown; 5],
    stage: Stage,
    next: String,
}

/// How a star stands, for a small picture of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::ui::screens) enum Shown {
    /// Granted, and not withdrawn.
    Granted,
    Withheld,
    Open,
}

impl Words {
    pub(super) fn of(row: RatingRow, today: Date) -> Self {
        let next = next_words(&row, today);
        Self { stars: shown(&row.rated), name: row.name, houses: row.houses.to_string(), stage: row.course.stage, next }
    }
}

/// The five, in their order.
pub(in crate::ui::screens) fn shown(rated: &crate::domain::rating::Rated) -> [Shown; 5] {
    let (granted, undecided, withdrawn) = (rated.granted(), rated.undecided(), rated.course().withdrawn);
    Star::ALL.map(|star| match (undecided.contains(&star), granted.contains(&star)) {
        (true, _) => Shown::Open,
        (false, true) if !withdrawn.contains(&star) => Shown::Granted,
        (false, _) => Shown::Withheld,
    })
}

fn next_words(row: &RatingRow, today: Date) -> String {
    if row.course.open_objections > 0 {
        return format!("{} 件异议待复核", row.course.open_objections);
    }
    match (row.next, row.course.publication) {
        (Some(Next::Step(_)), Some(hangs)) if !hangs.is_over(today) => format!("公示到 {}", hangs.until),
        (Some(Next::Step(kind)), _) => kind.verb().to_owned(),
        (Some(Next::Decide(_)), _) => format!("还有 {} 颗星没有决定", row.rated.undecided().len()),
        (Some(Next::Consent), _) => "请房主同意公示".to_owned(),
        (None, _) => {
            let until = row.course.award.and_then(|award| award.valid_until);
            until.map(|until| format!("有效期至 {until}")).unwrap_or_default()
        }
    }
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        match key {
            "name" => self.name.clone(),
            "houses" => self.houses.clone(),
            "stars" => stars_words(self.stars),
            "stage" => self.stage.label().to_owned(),
            _ => self.next.clone(),
        }
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        match key {
            "name" => drop(cell_text(ui, theme::body(&self.name))),
            "houses" => drop(cell_text(ui, theme::body(&self.houses))),
            "stars" => drop(stars_ui(ui, self.stars)),
            "stage" => stage_ui(ui, self.stage),
            _ => drop(cell_text(ui, theme::small(&self.next).color(theme::palette(ui).text_weak))),
        }
    }
}

/// 「4 星」, 「3 星，2 颗没有决定」
fn stars_words(stars: [Shown; 5]) -> String {
    let granted = stars.iter().filter(|star| **star == Shown::Granted).count();
    let open = stars.iter().filter(|star| **star == Shown::Open).count();
    if open == 0 { format!("{granted} 星") } else { format!("{granted} 星，{open} 颗没有决定") }
}

/// The five side by side; full where granted, outlined where withheld, a ring of dashes where nobody has decided yet.
pub(in crate::ui::screens) fn stars_ui(ui: &mut Ui, stars: [Shown; 5]) -> Response {
    const SIZE: f32 = 16.0;
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(5.0 * (SIZE + space::TINY), SIZE + 4.0), Sense::hover());
    let words = stars_words(stars);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    for (place, star) in stars.into_iter().enumerate() {
        let centre = rect.left_center() + vec2(SIZE / 2.0 + place as f32 * (SIZE + space::TINY), 0.0);
        match star {
            Shown::Granted => paint::filled_icon(ui.painter(), centre, icons::STAR, SIZE, palette.star),
            Shown::Withheld => paint::icon(ui.painter(), centre, icons::STAR, SIZE, palette.text_weak),
            Shown::Open => paint::icon(ui.painter(), centre, icons::DASHED_CIRCLE, SIZE - 3.0, palette.line_strong),
        }
    }
    response.on_hover_text(words)
}

pub(in crate::ui::screens) fn stage_ui(ui: &mut Ui, stage: Stage) {
    let (mood, icon) = match stage {
        Stage::Awarded => (Mood::Good, icons::CHECK),
        Stage::Published | Stage::Decided => (Mood::Accent, icons::CLOCK),
        Stage::Nominated | Stage::Deliberated => (Mood::Accent, icons::HALF_CIRCLE),
        Stage::Withdrawn => (Mood::Warn, icons::WARNING),
        Stage::Unstarred | Stage::Left => (Mood::Neutral, icons::MINUS),
    };
    badge(ui, mood, Some(icon), stage.label());
}
