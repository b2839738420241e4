//! One household or shop of a group: which door, whom to call there, since when.

use super::{Answer, Complaint, Saved};
use crate::domain::RecordId;
use crate::domain::registers::GroupMember;
use crate::domain::values::{Day, Text};
use crate::services::defence::{self, GroupPage, MemberForm, RosterLine};
use crate::services::houses::{Named, NamedChoice, candidates};
use crate::services::{Desk, Trouble};
use crate::ui::dialog_form::{FIELD, arrive, foot_ui, row_ui, title_ui, took};
use crate::ui::icons;
use crate::ui::screens::addresses::PlacePick;
use crate::ui::screens::dialog_fields::Fields;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, PickRow, Picked, Picker, TextField};
use eframe::egui::{Id, Ui, Widget};

/// What is done with the member.
enum Doing {
    Add { group: RecordId, place: PlacePick, proposed: Option<RecordId> },
    Change(RecordId),
}

pub struct MemberDialog {
    doing: Doing,
    title: String,
    form: MemberForm,
    choices: Vec<NamedChoice>,
    picked: Option<RecordId>,
    looked_for: String,
    fields: Fields<GroupMember>,
    pub complaint: Complaint,
    has_arrived: bool,
}

const ROWS: &[(&str, &str)] = &[("shop_name", "店名"), ("help_phones", "求助电话"), ("from_date", "入组日期")];

impl MemberDialog {
    pub fn add(desk: &Desk, page: &GroupPage) -> Self {
        let form = MemberForm { from: Day::new(desk.today()), ..MemberForm::default() };
        let doing = Doing::Add { group: page.id, place: PlacePick::default(), proposed: None };
        Self::new(desk, doing, "添加一户".to_owned(), form)
    }

    pub fn change(desk: &Desk, line: &RosterLine) -> Result<Self, Trouble> {
        let form = defence::member(desk, line.id)?;
        Ok(Self::new(desk, Doing::Change(line.id), line.address.clone(), form))
    }

    fn new(desk: &Desk, doing: Doing, title: String, form: MemberForm) -> Self {
        Self {
            doing,
            title,
            choices: Vec::new(),
            picked: None,
            looked_for: form.contact.name.clone(),
            fields: Fields::new(desk, record(&form), ROWS),
            form,
            complaint: Complaint::default(),
            has_arrived: false,
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let (act, keep) = match self.doing {
            Doing::Add { .. } => ("添加", "不添加"),
            Doing::Change(_) => ("保存", "不修改"),
        };
        title_ui(ui, &self.title, "联系人没有登记过的，写下姓名和电话，保存时一并建好。");
        let mut order = FocusOrder::default();
        let is_placed = self.place_ui(ui, &mut order);
        let is_named = self.contact_ui(ui, &mut order);
        self.fields.ui(ui, &mut self.complaint, &mut order, &mut self.has_arrived);
        let is_entered = order.finish(ui);
        let foot = foot_ui(ui, &self.complaint, (act, None), keep, is_entered);
        foot.or((is_placed || is_named).then_some(Answer::Look))
    }

    fn place_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let Doing::Add { place, .. } = &mut self.doing else { return false };
        let note = self.complaint.note("place", place.is_unknown().then(|| Note::hint("从列表中选一处地址")));
        let is_wrong = self.complaint.problem("place").is_some();
        let response =
            row_ui(ui, "地址", note.as_ref(), |ui| place.ui(ui, Id::unique("member place"), FIELD, is_wrong));
        arrive(&mut self.has_arrived, &response);
        let is_changed = took(order, &response);
        if is_changed {
            self.complaint.forget();
        }
        is_changed
    }

    fn contact_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) -> bool {
        let named = &mut self.form.contact;
        let hint = if named.known.is_some() {
            Some(Note::good("已在登记中"))
        } else {
            named.is_new().then(|| Note::hint("新登记，保存时一并建好").icon(icons::PLUS))
        };
        let note = self.complaint.note("contact", hint);
        let is_wrong = self.complaint.problem("contact").is_some();
        let rows: Vec<PickRow> = self.choices.iter().map(|choice| PickRow::new(&choice.name, &choice.note)).collect();
        let output = row_ui(ui, "联系人", note.as_ref(), |ui| {
            let picker = Picker::new(Id::unique("member contact"), &mut named.name).name("联系人").width(FIELD);
            picker.icon(icons::PERSON).list_width(420.0).problem(is_wrong).or_other_words().show(ui, |_| rows)
        });
        arrive(&mut self.has_arrived, &output.response);
        let mut is_changed = took(order, &output.response);
        if let Some(Picked::Row(row)) = output.picked {
            self.picked = self.choices.get(row).map(|choice| choice.id);
            is_changed = true;
        }
        if named.known.is_none() {
            let phone = row_ui(ui, "联系人电话", None, |ui| {
                let field = TextField::new(Id::unique("member phone"), &mut named.phone).name("联系人电话");
                field.width(FIELD).ui(ui)
            });
            took(order, &phone);
        }
        if is_changed {
            self.complaint.forget();
        }
        is_changed
    }

    /// A door brings whom to call there; a name brings who may be meant.
    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if let Doing::Add { place, proposed, .. } = &mut self.doing {
            place.look(desk)?;
            if place.chosen() != *proposed {
                *proposed = place.chosen();
                self.form = match place.chosen() {
                    Some(place) => defence::propose(desk, place)?,
                    None => MemberForm { from: self.form.from, ..MemberForm::default() },
                };
                self.looked_for.clone_from(&self.form.contact.name);
                self.fields = Fields::new(desk, record(&self.form), ROWS);
                return Ok(());
            }
        }
        let named = &mut self.form.contact;
        if let Some(person) = self.picked.take() {
            named.choose(desk, person)?;
        } else if named.name != self.looked_for {
            named.forget();
            self.choices = candidates(desk, &named.name, false)?;
        }
        self.looked_for.clone_from(&named.name);
        Ok(())
    }

    pub fn save(&mut self, desk: &mut Desk) -> Result<Saved, Trouble> {
        self.fields.require_read()?;
        let typed = &self.fields.draft.record;
        let form = MemberForm {
            place: match &self.doing {
                Doing::Add { place, .. } => place.chosen(),
                Doing::Change(_) => self.form.place,
            },
            shop_name: typed.shop_name.0.clone(),
            contact: Named { name: self.form.contact.name.trim().to_owned(), ..self.form.contact.clone() },
            help_phones: typed.help_phones.clone(),
            from: typed.from_date,
        };
        Ok(match self.doing {
            Doing::Add { group, .. } => Saved::of("已添加", defence::add_member(desk, group, &form)?),
            Doing::Change(member) => Saved::of("已修改", defence::change_member(desk, member, &form)?),
        })
    }
}

fn record(form: &MemberForm) -> GroupMember {
    GroupMember {
        shop_name: Text::new(&form.shop_name),
        help_phones: form.help_phones.clone(),
        from_date: form.from,
        ..GroupMember::default()
    }
}
