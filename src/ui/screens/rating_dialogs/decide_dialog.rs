//! One star is granted or withheld: what the records say and how the panel voted stands above, nothing is chosen in advance. And the
//! landlord's consent to be published.

use super::{Answer, Asking, Complaint};
use crate::domain::RecordId;
use crate::domain::rating::Star;
use crate::domain::registers::{LandlordRating, RatingStar};
use crate::domain::values::Day;
use crate::services::ratings::{self, RatingPage};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_fields::Fields;
use crate::ui::dialog_form::{foot_ui, title_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::FocusOrder;
use eframe::egui::{Label, Ui};

pub(super) struct DecideDialog {
    rating: RecordId,
    star: Star,
    title: String,
    /// Indicators with what the records say, and the votes.
    facts: Vec<(String, String)>,
    fields: Fields<RatingStar>,
    complaint: Complaint,
    has_arrived: bool,
}

impl DecideDialog {
    pub(super) fn new(desk: &Desk, page: &RatingPage, star: Star) -> Result<Self, Trouble> {
        let shown = page.evidence.iter().filter(|evidence| evidence.star == star).flat_map(|one| &one.shown);
        let mut facts: Vec<(String, String)> = shown.map(|shown| (shown.wording.clone(), shown.fact.clone())).collect();
        facts.extend(page.rated.ballot(star).map(|ballot| ("评议票".to_owned(), ballot.words())));
        let rows = &[("decision", "决定"), ("reason", "理由"), ("decided_on", "决定日期"), ("decided_by", "决定人")];
        Ok(Self {
            rating: page.id,
            star,
            title: format!("{}：{}", star.label(), page.name),
            facts,
            fields: Fields::new(desk, ratings::deciding(desk, page.id, star)?, rows),
            complaint: Complaint::default(),
            has_arrived: false,
        })
    }
}

impl Asking for DecideDialog {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, &self.title, "");
        for (wording, fact) in &self.facts {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::SMALL;
                ui.label(theme::small(wording).color(theme::palette(ui).text_weak));
                ui.add(Label::new(theme::body(fact)).wrap());
            });
        }
        ui.add_space(space::CARD);
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("记下决定", None), "不决定", is_entered)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        self.fields.require_read()?;
        let decided = &self.fields.draft.record;
        let words = format!("{}：{}", self.star.label(), decided.decision.label());
        Ok((words, ratings::decide(desk, self.rating, self.star, decided)?))
    }

    fn complaint(&mut self) -> &mut Complaint {
        &mut self.complaint
    }
}

pub(super) struct ConsentDialog {
    rating: RecordId,
    fields: Fields<LandlordRating>,
    complaint: Complaint,
    has_arrived: bool,
}

impl ConsentDialog {
    pub(super) fn new(desk: &Desk, page: &RatingPage) -> Self {
        let known = page.rated.rating.consent_on;
        let consent_on = if known.is_unset() { Day::new(desk.today()) } else { known };
        let rating = LandlordRating { consent_on, ..page.rated.rating.clone() };
        let fields = Fields::new(desk, rating, &[("consent_on", "同意日期")]);
        Self { rating: page.id, fields, complaint: Complaint::default(), has_arrived: false }
    }
}

impl Asking for ConsentDialog {
    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let paragraph = "公示只印隐去一字的姓名、房屋编号和星，不印理由。要先问过房主；不同意的，登记退出。";
        title_ui(ui, "房主同意公示", paragraph);
        let mut order = FocusOrder::default();
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        foot_ui(ui, &self.complaint, ("登记同意", None), "不登记", is_entered)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        self.fields.require_read()?;
        let change = ratings::consent(desk, self.rating, self.fields.draft.record.consent_on)?;
        Ok(("已登记房主同意公示".to_owned(), change))
    }

    fn complaint(&mut self) -> &mut Complaint {
        &mut self.complaint
    }
}
