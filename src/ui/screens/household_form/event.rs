//! The fields above the rows: which household, where, on which day and why. Which of them there are depends on what happens.

use super::{FORM, HouseholdFormScreen};
use crate::domain::{Draft, Need, Register};
use crate::services::households::Task;
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::icons;
use crate::ui::widgets::field::FIELD;
use crate::ui::widgets::{FormRow, Note, PickRow, Picked, Picker};
use eframe::egui::{Id, Ui};

/// Where the keyboard stands first.
pub(super) fn first_field(task: Task) -> &'static str {
    match task {
        Task::Found | Task::Split(_) | Task::Edit(_) => "household_number",
        Task::Join(_) => "joined_by",
        Task::Leave(_) => "left_by",
        Task::ChangeHead(_) => "from_date",
        Task::Unite(_) => "into",
    }
}

impl HouseholdFormScreen {
    pub(super) fn event_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        match self.form.task {
            Task::Found | Task::Split(_) => self.household_ui(ui, boxes),
            Task::Edit(_) => {
                self.household_ui(ui, boxes);
                row_ui(ui, boxes, &mut self.form.household, None, "备注", "remark");
            }
            Task::Join(_) => {
                let event = &mut self.form.event;
                row_ui(ui, boxes, event, Some("进户"), "进户原因", "joined_by");
                row_ui(ui, boxes, event, None, "进户日期", "from_date");
                row_ui(ui, boxes, event, None, "何地迁来", "came_from");
            }
            Task::Leave(_) => {
                let event = &mut self.form.event;
                row_ui(ui, boxes, event, Some("出户"), "出户原因", "left_by");
                row_ui(ui, boxes, event, None, "出户日期", "until_date");
                row_ui(ui, boxes, event, None, "迁往何地", "went_to");
            }
            Task::ChangeHead(_) => row_ui(ui, boxes, &mut self.form.event, Some("户主"), "变更日期", "from_date"),
            Task::Unite(_) => {
                self.union_ui(ui, boxes);
                row_ui(ui, boxes, &mut self.form.event, None, "并户日期", "from_date");
            }
        }
    }

    fn household_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let is_split = matches!(self.form.task, Task::Split(_));
        let section = if is_split { "新户" } else { "户" };
        row_ui(ui, boxes, &mut self.form.household, Some(section), "户号", "household_number");
        row_ui(ui, boxes, &mut self.form.household, None, "户类型", "kind");
        self.address_ui(ui, boxes);
        let day = if is_split { "分户日期" } else { "立户日期" };
        row_ui(ui, boxes, &mut self.form.household, None, day, "from_date");
    }

    fn address_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let address = &mut self.form.address;
        let note = self.address.note(boxes, address).or_else(|| self.address.called(address).map(Note::hint));
        let row = FormRow::new("户籍住址").required(true).note(note.as_ref());
        row.show(ui, |ui| self.address.ui(ui, boxes, address));
    }

    fn union_ui(&mut self, ui: &mut Ui, boxes: &mut Boxes<'_>) {
        let problem = boxes.problem("into").filter(|_| boxes.shows_all).map(Note::from);
        let hint = Note::hint("按户号、户主或地址找");
        let row =
            FormRow::new("并入").section(Some("并户")).required(true).note(Some(problem.as_ref().unwrap_or(&hint)));
        row.show(ui, |ui| {
            let picker = Picker::new(boxes.id("into"), &mut self.form.into_typed).icon(icons::PEOPLE);
            let rows: Vec<PickRow> =
                self.households.iter().map(|choice| PickRow::new(&choice.words, choice.note.clone())).collect();
            let output = picker.problem(problem.is_some()).show(ui, |_| rows);
            boxes.took("into", &output.response);
            if let Some(Picked::Row(row)) = output.picked {
                self.form.into = self.households.get(row).map(|choice| choice.id);
            }
        });
    }
}

/// The id of a field above the rows.
pub(super) fn id_of(key: &str) -> Id {
    Id::unique((FORM, key))
}

/// One field as a row of its own, called as this task calls it.
fn row_ui<R: Register>(
    ui: &mut Ui,
    boxes: &mut Boxes<'_>,
    draft: &mut Draft<R>,
    section: Option<&str>,
    label: &str,
    key: &'static str,
) {
    let Some(field) = R::field(key) else { return };
    let note = boxes.note(draft, field);
    let row = FormRow::new(label)
        .section(section)
        .required(field.need == Need::Required || ["left_by", "until_date"].contains(&key));
    row.note(note.as_ref()).show(ui, |ui| edit_ui(ui, boxes, draft, key, FIELD));
}
