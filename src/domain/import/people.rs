//! A line about somebody: the person, where they live, which household they belong to, who lets the dwelling.

use super::cell::Wanted;
use super::origin::registered;
use super::{Line, Mapping, Note, Part, Reading, Target, Told};
use crate::domain::codes::{HostRelation, Relationship, ResidenceKind};
use crate::domain::registers::{HouseholdMember, Person, Residence};
use crate::domain::values::{Choice, Day, Identity, Value};
use crate::domain::{CodeList, Date, Register, relation};

const RESIDENT: &str = "1";
const FLOATING: &str = "2";
const ADDRESS: &str = "现住址";
/// What a list of those who left says of the stay there is.
const OF_LEAVING: [&str; 3] = ["until_date", "cancel_reason", "destination"];
/// What a missing number is explained with.
const NOT_IN_TABLE: &str = "导入的表格中没有号码，待核";

/// All that a line says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonRow {
    pub number: u32,
    // Apart from each other: rows by the hundred thousand go from thread to thread, and large pieces cost an allocator dearly.
    pub person: Box<Person>,
    pub residence: Box<Residence>,
    /// Below the community; empty where the table says none.
    pub address: String,
    pub household_number: String,
    pub head: Told,
    pub member: HouseholdMember,
    pub landlord: Told,
    pub refusals: Vec<Note>,
    pub left_out: Vec<Note>,
    /// What is to be said of a line that loses nothing by it.
    pub remarks: Vec<String>,
    /// They belong to a household whose head has no row in the table.
    pub lacks_head: bool,
}

impl PersonRow {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        let mut reading = Reading::new(line, mapping, today, counts_from_1904);
        let mut row = Self { number: line.number(), ..Self::default() };
        row.read_document(&mut reading);
        reading.fill(Part::Person, &mut *row.person);
        row.read_kind(&mut reading);
        let relation = row.read_relation(&mut reading);
        let is_resident = if row.residence.kind.is_unset() { mapping.are_residents() } else { row.is_resident() };
        reading.fill(Part::Residence, &mut *row.residence);
        reading.fill(Part::Member, &mut row.member);
        row.residence.kind = Choice::of(if is_resident { RESIDENT } else { FLOATING });
        row.relate(&mut reading, relation);
        row.read_leaving(&mut reading);
        row.address = reading.address(Part::Residence);
        row.household_number = reading.text(Target::new(Part::Household, "household_number"), Wanted::Text);
        row.head = Told::of(&mut reading, Part::Head);
        row.landlord = Told::of(&mut reading, Part::Landlord);
        row.leave_out_firm(&mut reading);
        row.note_what_needs_an_address(&mut reading);
        row.note_what_is_not_kept_of_a_child(&mut reading);
        row.complete(today);
        row.check(&mut reading);
        row.refusals = reading.refusals;
        row.left_out = reading.left_out;
        row
    }

    pub fn is_resident(&self) -> bool {
        self.residence.kind.code == RESIDENT
    }

    /// Whether the table says that they are the head.
    pub fn is_head(&self) -> bool {
        relation::is_householder(&self.member.relation.code)
            || (!self.head.is_nobody() && self.head.name == self.person.name.0 && self.member.relation.is_unset())
    }

    /// 「流动」, 「常住」, whatever stands around the word.
    fn read_kind(&mut self, reading: &mut Reading<'_>) {
        let text = reading.text(Target::new(Part::Residence, "kind"), Wanted::Text);
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let code = if says(&["流动", "暂住", "寄住", "租住", "外来", "流入"]) {
            FLOATING
        } else if says(&["常住", "户籍", "本地", "户在人在"]) {
            RESIDENT
        } else {
            if !text.is_empty() {
                reading.left_out.push(Note::new("居住类别", "看不出是常住还是流动"));
            }
            return;
        };
        self.residence.kind = Choice::<ResidenceKind>::of(code);
    }

    /// 与户主关系 and 与房主关系 are one word in many tables; which one is meant, the kind of residence says.
    fn read_relation(&self, reading: &mut Reading<'_>) -> Option<String> {
        let of_member = reading.text(Target::new(Part::Member, "relation"), Wanted::Choice);
        let of_residence = reading.text(Target::new(Part::Residence, "host_relation"), Wanted::Choice);
        [of_member, of_residence].into_iter().find(|text| !text.is_empty())
    }

    fn relate(&mut self, reading: &mut Reading<'_>, relation: Option<String>) {
        if self.is_resident() && reading.mapping().are_heads() && relation.is_none() {
            self.member.relation = Choice::of(relation::HOUSEHOLDER);
        }
        let Some(relation) = relation else { return };
        // Reading the fields one by one has said of each that it does not know the other's words.
        let labels = ["与户主关系", "与房主关系"];
        reading.left_out.retain(|note| !labels.contains(&note.label));
        if self.is_resident() {
            match Relationship::table().find(&relation) {
                Some(row) => self.member.relation = Choice::of(&row.code),
                None => reading.left_out.push(Note::new(labels[0], "没有这种关系，请导入后补")),
            }
        } else {
            self.member.relation = Choice::default();
            match HostRelation::table().find(&relation) {
                Some(row) => self.residence.host_relation = Choice::of(&row.code),
                None => reading.left_out.push(Note::new(labels[1], "流动人口没有户，家人关系请在随行人员里登记")),
            }
        }
    }

    /// A firm as landlord is told of with its house, where it becomes an organisation.
    fn leave_out_firm(&mut self, reading: &mut Reading<'_>) {
        if self.landlord.is_organisation && !self.landlord.is_nobody() {
            self.landlord = Told::default();
            reading.left_out.push(Note::telling("房主姓名", "房主是单位的，请在出租房屋的表里导入"));
        }
    }

    /// Where somebody lives is registered with the place alone: without one nothing of it is.
    fn note_what_needs_an_address(&mut self, reading: &mut Reading<'_>) {
        let is_refused = reading.refusals.iter().any(|note| note.label == ADDRESS);
        if !self.address.is_empty() || is_refused {
            return;
        }
        let is_meant = |key: &str| key != "kind" && !OF_LEAVING.contains(&key);
        let fields = Residence::fields().filter(|field| is_meant(field.key));
        let told = fields.filter(|field| !(field.value)(&self.residence).is_empty());
        let mut labels: Vec<&str> = told.map(|field| field.label).collect();
        labels.extend((!self.landlord.is_nobody()).then_some("房主"));
        if !labels.is_empty() {
            let sentence = format!("没有住址，{}没有登记", labels.join("、"));
            reading.left_out.push(Note::telling(ADDRESS, sentence));
        }
    }

    /// Of a child under fourteen hardly anything is kept (个人信息保护法 28、31 条): what the table says beyond it is told.
    fn note_what_is_not_kept_of_a_child(&self, reading: &mut Reading<'_>) {
        let mut child = (*self.person).clone();
        if let Some(facts) = child.identity.facts(reading.today).filter(|_| child.birth.is_unset()) {
            child.birth = Day(facts.birth);
        }
        let fields = Person::fields().filter(|field| !child.may_hold(field.key, reading.today));
        let told = fields.filter(|field| !(field.value)(&child).is_empty());
        let labels: Vec<&str> = told.map(|field| field.label).collect();
        if let Some(first) = labels.first() {
            let sentence = format!("不满 14 周岁的孩子不采集{}", labels.join("、"));
            reading.left_out.push(Note::telling(first, sentence));
        }
    }

    /// What the number says by itself, and what an address says of the division it lies in.
    fn complete(&mut self, today: Date) {
        let mut proposed = None;
        if let Some(facts) = self.person.identity.facts(today) {
            let is_resident = self.is_resident();
            let person = &mut self.person;
            if let Some(sex) = facts.sex.filter(|_| person.sex.is_unset()) {
                person.sex = Choice::of(sex.code());
            }
            if person.birth.is_unset() {
                person.birth = Day(facts.birth);
            }
            proposed = facts.area.filter(|_| !is_resident);
        }
        let Person { registered_area, registered_address, .. } = &mut *self.person;
        (*registered_area, *registered_address) =
            registered(std::mem::take(registered_area), std::mem::take(registered_address), proposed.as_deref());
        if Value::is_empty(&self.person.identity) {
            self.person.identity = Identity { missing_reason: NOT_IN_TABLE.into(), ..Identity::default() };
        }
    }

    fn check(&self, reading: &mut Reading<'_>) {
        if self.person.name.is_empty() && reading.refusals.iter().all(|note| note.label != "姓名") {
            reading.refuse("姓名", "没有姓名");
        }
        if let Some(facts) = self.person.identity.facts(reading.today) {
            let is_other_sex = facts.sex.is_some_and(|sex| sex.code() != self.person.sex.code);
            if is_other_sex && !self.person.sex.is_unset() {
                reading.refuse("性别", "与证件号码带出的性别不同，请核对");
            }
            if facts.birth.is_some_and(|birth| self.person.birth.0 != Some(birth)) {
                reading.refuse("出生日期", "与证件号码带出的日期不同，请核对");
            }
        }
        if self.person.birth.0.is_some_and(|birth| birth > reading.today) {
            reading.refuse("出生日期", "在今天之后");
        }
        let residence = &self.residence;
        if residence.from_date.0.is_some_and(|from| from > reading.today) {
            reading.refuse("来本地日期", "在今天之后");
        }
        if residence.registered_on.0.is_some_and(|day| day > reading.today) {
            reading.refuse("居住登记日期", "在今天之后");
        }
        if residence.until_date.is_before(residence.from_date) {
            reading.refuse("离开日期", "早于来本地日期");
        }
    }
}
