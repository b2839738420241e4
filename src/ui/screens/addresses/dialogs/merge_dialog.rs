//! Two places that are one: which stays, which goes into it, and what that carries over.

use super::pick::PlacePick;
use super::{Answer, Complaint, FIELD, MANY, Saving, arrive, foot_ui, row_ui, title_ui, took};
use crate::domain::RecordId;
use crate::services::address_tree::{self, Order, PlaceNode, SuspectPair};
use crate::services::{Desk, Trouble, places};
use crate::ui::screens::addresses::kinds;
use crate::ui::theme::{self, space};
use crate::ui::widgets::field::{Note, fixed_value};
use crate::ui::widgets::{Button, FocusOrder};
use eframe::egui::{Id, Label, Ui, vec2};

pub struct MergeDialog {
    place: PlaceNode,
    pick: PlacePick,
    other: Option<PlaceNode>,
    /// The place the dialog was opened for goes, the other one stays.
    is_turned: bool,
    pub complaint: Complaint,
    has_arrived: bool,
}

impl MergeDialog {
    pub fn of(desk: &Desk, place: RecordId) -> Result<Self, Trouble> {
        Ok(Self::new(address_tree::node(desk, place)?))
    }

    pub fn of_pair(pair: &SuspectPair) -> Self {
        let mut dialog = Self::new(pair.kept.clone());
        dialog.pick.text.clone_from(&pair.gone.full_name);
        dialog.other = Some(pair.gone.clone());
        dialog
    }

    fn new(place: PlaceNode) -> Self {
        Self {
            place,
            pick: PlacePick::default(),
            other: None,
            is_turned: false,
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    /// Which stays and which goes.
    fn sides(&self) -> Option<(&PlaceNode, &PlaceNode)> {
        let other = self.other.as_ref()?;
        Some(if self.is_turned { (other, &self.place) } else { (&self.place, other) })
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        title_ui(ui, "合并两处地址", "两处其实是同一处，才合并。合并错了按 Ctrl Z 可以整个撤销。");
        let mut order = FocusOrder::default();
        let (this, that) = if self.is_turned { ("并入", "保留") } else { ("保留", "并入") };
        let kind = Note::hint(kinds::name(&self.place.kind));
        row_ui(ui, this, Some(&kind), |ui| fixed_value(ui, &self.place.full_name, FIELD));
        let hint = match &self.other {
            Some(other) => Some(Note::hint(kinds::name(&other.kind))),
            None => self.pick.text.is_empty().then(|| Note::hint("写另一处，例如旧的写法")),
        };
        let note = self.complaint.note("other", hint);
        let mut has_changed = false;
        row_ui(ui, that, note.as_ref(), |ui| {
            let field = self.pick.ui(ui, Id::unique("the other place"), FIELD, false);
            arrive(&mut self.has_arrived, &field);
            has_changed = took(&mut order, &field);
        });
        if has_changed {
            self.complaint.forget();
            self.other = None;
        }
        let is_entered = order.finish(ui);
        self.consequence_ui(ui);
        let turn = ui.add(Button::quiet("调换保留与并入").small());
        self.is_turned ^= turn.clicked();
        let why_not = self.why_not();
        let answer = foot_ui(ui, &self.complaint, ("合并", why_not), "不合并", is_entered);
        answer.or(has_changed.then_some(Answer::Look))
    }

    fn why_not(&self) -> Option<&'static str> {
        match &self.other {
            None => Some("先选另一处"),
            Some(other) if other.id == self.place.id => Some("这是同一条地址"),
            Some(_) => None,
        }
    }

    /// What is carried over, told before it is. Keeps its place.
    fn consequence_ui(&self, ui: &mut Ui) {
        let words = self.sides().map(|(kept, gone)| consequence(kept, gone)).unwrap_or_default();
        ui.allocate_ui(vec2(ui.available_width(), 72.0), |ui| {
            ui.set_min_height(72.0);
            ui.add_space(space::TINY);
            ui.add(Label::new(theme::paragraph(words)).wrap());
        });
    }

    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        self.pick.look(desk)?;
        if self.pick.chosen().is_none() {
            // A spelling that means one place and no other.
            if let [only] = places::matching(desk, &self.pick.text, 2)?.as_slice() {
                self.other = Some(address_tree::node(desk, only.id)?);
                return Ok(());
            }
        }
        self.other = self.pick.chosen().map(|place| address_tree::node(desk, place)).transpose()?;
        Ok(())
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saving, Trouble> {
        let Some((kept, gone)) = self.sides() else { return Err(Trouble::Gone) };
        let (kept, gone, places) = (kept.id, gone.id, gone.counts.places);
        if places > MANY {
            return Ok(Saving::Long(Order::Merge { kept, gone }));
        }
        address_tree::merge(desk, kept, gone).map(Saving::Done)
    }
}

/// 「海裳苑连同下面 12 处地址、35 人、3 份出租房屋归到海棠苑，…」
fn consequence(kept: &PlaceNode, gone: &PlaceNode) -> String {
    let counts = gone.counts;
    let carried = [
        (counts.places, format!("下面 {} 处地址", counts.places)),
        (counts.people, format!("{} 位在住的人", counts.people)),
        (counts.rental_houses, format!("{} 份出租房屋", counts.rental_houses)),
    ];
    let carried: Vec<String> = carried.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    let with = if carried.is_empty() { String::new() } else { format!("连同{}", carried.join("、")) };
    let (kept, gone) = told_apart(kept, gone);
    format!(
        "「{gone}」{with}归到「{kept}」；两边同名的下级也合成一处。以前的居住、户和责任人一并归过去，旧写法留作别名，照样查得到。"
    )
}

/// Both names; of places that are called alike also what they are.
fn told_apart(kept: &PlaceNode, gone: &PlaceNode) -> (String, String) {
    let name = |node: &PlaceNode| match kept.full_name == gone.full_name {
        true => format!("{}（{}）", node.full_name, kinds::name(&node.kind)),
        false => node.full_name.clone(),
    };
    (name(kept), name(gone))
}
