//! The dialogs of a team: it is founded, changed and dissolved; somebody comes into it, is put right and leaves.

use crate::domain::RecordId;
use crate::domain::registers::{Team, TeamMember};
use crate::domain::values::{Day, Link};
use crate::services::teams::{self, Serving};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::screens::record_dialog::{Answer, RecordDialog, WhoPick, Wording};
use eframe::egui::Context;

const FACTS: &[(&str, &str)] = &[
    ("kind", "类别"),
    ("team_name", "队名"),
    ("phones", "联系电话"),
    ("duties", "工作职责"),
    ("formed_on", "成立日期"),
    ("remark", "备注"),
];
const MEMBER: &[(&str, &str)] = &[
    ("post", "职务"),
    ("sex", "性别"),
    ("phones", "电话"),
    ("from_date", "任职日期"),
    ("term_until", "任期至"),
    ("remark", "备注"),
];
const END: &[(&str, &str)] = &[("until_date", "卸任日期")];
const DISSOLVE: &[(&str, &str)] = &[("dissolved_on", "撤销日期")];

/// What is done with which.
enum Doing {
    Found,
    Change(RecordId),
    Dissolve(RecordId),
    Add { team: RecordId },
    Edit { team: RecordId, member: RecordId },
    End(RecordId),
}

/// Of a team or of somebody in it.
enum Form {
    Team(RecordDialog<Team>),
    Member(RecordDialog<TeamMember>),
}

pub struct TeamDialog {
    doing: Doing,
    form: Form,
}

/// What saving came to.
pub struct Saved {
    pub words: String,
    pub change: ChangeId,
    /// The team that was founded.
    pub founded: Option<RecordId>,
}

impl TeamDialog {
    pub fn found(desk: &Desk) -> Result<Self, Trouble> {
        let team = Team { formed_on: Day::new(desk.today()), ..Team::default() };
        let paragraph = "建好以后添加成员。类别打拼音首字母就能选。";
        let wording = Wording { title: "建立队伍", paragraph, act: "建立", keep: "不建立" };
        let form = RecordDialog::new(desk, wording, team, FACTS).with_place("负责区域", desk, None)?;
        Ok(Self { doing: Doing::Found, form: Form::Team(form) })
    }

    pub fn facts(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        let team = teams::facts(desk, id)?;
        let wording = Wording { title: "修改队伍", paragraph: "", act: "保存", keep: "不修改" };
        let place = team.place.id;
        let form = RecordDialog::new(desk, wording, team, FACTS).with_place("负责区域", desk, place)?;
        Ok(Self { doing: Doing::Change(id), form: Form::Team(form) })
    }

    pub fn dissolve(desk: &Desk, id: RecordId) -> Result<Self, Trouble> {
        let team = Team { dissolved_on: Day::new(desk.today()), ..teams::facts(desk, id)? };
        let paragraph = "成员同时卸任，以前的名册还查得到。";
        let wording = Wording { title: "撤销队伍", paragraph, act: "撤销", keep: "不撤销" };
        let form = RecordDialog::new(desk, wording, team, DISSOLVE);
        Ok(Self { doing: Doing::Dissolve(id), form: Form::Team(form) })
    }

    pub fn add(desk: &Desk, team: RecordId) -> Result<Self, Trouble> {
        let serving = teams::new_member(desk, team)?;
        let wording = Wording { title: "添加成员", act: "添加", keep: "不添加", paragraph: WHO };
        Ok(Self { doing: Doing::Add { team }, form: Form::Member(member_form(desk, wording, serving)) })
    }

    pub fn edit(desk: &Desk, team: RecordId, member: RecordId) -> Result<Self, Trouble> {
        let serving = teams::member(desk, member)?;
        let wording = Wording { title: "编辑成员", paragraph: WHO, act: "保存", keep: "不修改" };
        Ok(Self { doing: Doing::Edit { team, member }, form: Form::Member(member_form(desk, wording, serving)) })
    }

    pub fn end(desk: &Desk, member: RecordId) -> Result<Self, Trouble> {
        let serving = teams::member(desk, member)?;
        let ended = TeamMember { until_date: Day::new(desk.today()), ..serving.member };
        let wording = Wording {
            title: "卸任", paragraph: "以前的成员里仍查得到。", act: "卸任", keep: "不卸任"
        };
        let form = RecordDialog::new(desk, wording, ended, END);
        Ok(Self { doing: Doing::End(member), form: Form::Member(form) })
    }

    pub fn show(&mut self, ctx: &Context) -> Option<Answer> {
        match &mut self.form {
            Form::Team(form) => form.show(ctx),
            Form::Member(form) => form.show(ctx),
        }
    }

    pub fn look(&mut self, desk: &Desk) -> Result<(), Trouble> {
        match &mut self.form {
            Form::Team(form) => form.look(desk),
            Form::Member(form) => form.look(desk),
        }
    }

    pub fn failed(&mut self, trouble: &Trouble) {
        match &mut self.form {
            Form::Team(form) => form.failed(trouble),
            Form::Member(form) => form.failed(trouble),
        }
    }

    pub fn save(&self, desk: &mut Desk) -> Result<Saved, Trouble> {
        match &self.form {
            Form::Team(form) => self.save_team(desk, form),
            Form::Member(form) => self.save_member(desk, form),
        }
    }

    fn save_team(&self, desk: &mut Desk, form: &RecordDialog<Team>) -> Result<Saved, Trouble> {
        let typed = form.record()?;
        let saved = |words: &str, change| Saved { words: words.to_owned(), change, founded: None };
        match self.doing {
            Doing::Dissolve(id) => Ok(saved("队伍已撤销", teams::dissolve(desk, id, typed.dissolved_on)?)),
            Doing::Change(id) => {
                let (_, change) = teams::save(desk, Some(id), &Team { place: form.place()?, ..typed })?;
                Ok(saved("队伍已修改", change))
            }
            _ => {
                let (team, change) = teams::save(desk, None, &Team { place: form.place()?, ..typed })?;
                Ok(Saved { founded: Some(team), ..saved("队伍已建立", change) })
            }
        }
    }

    fn save_member(&self, desk: &mut Desk, form: &RecordDialog<TeamMember>) -> Result<Saved, Trouble> {
        let member = form.record()?;
        let saved = |words: &str, change| Saved { words: words.to_owned(), change, founded: None };
        let (name, person) = form.person();
        match self.doing {
            Doing::End(id) => Ok(saved("已卸任", teams::end_term(desk, id, member.until_date)?)),
            Doing::Edit { team, member: id } => {
                let serving = Serving { name, person, member };
                Ok(saved("已修改", teams::save_member(desk, team, Some(id), &serving)?))
            }
            Doing::Add { team } => {
                let serving = Serving { name, person, member };
                Ok(saved("已添加", teams::save_member(desk, team, None, &serving)?))
            }
            Doing::Found | Doing::Change(_) | Doing::Dissolve(_) => Err(Trouble::Gone),
        }
    }
}

const WHO: &str = "居民从列表中选，性别和电话随登记；不住本社区的直接写姓名。";

fn member_form(desk: &Desk, wording: Wording, serving: Serving) -> RecordDialog<TeamMember> {
    let who = WhoPick::new("member_name", "姓名", &serving.name, serving.person);
    let member = TeamMember { person: Link::none(), ..serving.member };
    RecordDialog::new(desk, wording, member, MEMBER).with_person(who)
}
