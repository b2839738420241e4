//! Somebody named in another one's row: a landlord, a tenant, the head of a group. Most are people, some are firms.

use super::cell::Wanted;
use super::{Note, Part, Reading, Target};
use crate::domain::values::{Identity, Name, Phones, Value};
use crate::domain::{Date, credit_code};

/// 「统一社会信用代码」 has so many places.
const DIGITS_OF_A_CODE: usize = 18;
/// Names of people do not end so.
const FIRMS: [&str; 12] =
    ["公司", "合作社", "委员会", "居委会", "村委会", "办事处", "事务所", "工厂", "集团", "医院", "学校", "管理处"];
const CODE: &str = "统一社会信用代码";

/// Somebody told of by name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Told {
    pub name: String,
    /// 证件号码, or 统一社会信用代码 of a firm.
    pub number: String,
    pub phone: String,
    pub is_organisation: bool,
}

impl Told {
    pub fn is_nobody(&self) -> bool {
        self.name.is_empty()
    }

    /// A name and nothing that would tell them from a namesake.
    pub fn is_name_alone(&self) -> bool {
        !self.is_nobody() && !self.is_organisation && self.number.is_empty() && self.phone.is_empty()
    }

    /// Of whom only a name stands elsewhere: a number or telephone that cannot be right is left out.
    pub(super) fn of(reading: &mut Reading<'_>, part: Part) -> Self {
        let target = |key| Target::new(part, key);
        let name = Name::new(&reading.text(target("name"), Wanted::Name));
        let number = reading.text(target("identity"), Wanted::Identity);
        let phones = Phones::new(&reading.phones(target("phones")));
        let is_organisation = is_code(&number, reading.today) || FIRMS.iter().any(|ending| name.0.ends_with(ending));
        let today = reading.today;
        let number_fault = if is_organisation {
            credit_code::check(&number).problem.map(|flaw| flaw.sentence)
        } else {
            Identity::resident(&number).fault(today)
        };
        let mut sound = |key, text: String, fault: Option<String>| {
            let Some(sentence) = fault.filter(|_| !text.is_empty()) else { return text };
            let label = if is_organisation && key == "identity" { CODE } else { target(key).label() };
            reading.left_out.push(Note::new(label, sentence));
            String::new()
        };
        let phone_fault = phones.fault(today);
        let name_fault = name.fault(today);
        Self {
            name: sound("name", name.0, name_fault),
            phone: sound("phones", phones.typed(), phone_fault),
            number: sound("identity", number, number_fault),
            is_organisation,
        }
    }
}

impl Told {
    /// A firm in a column of its own, where nobody is named.
    pub(super) fn or_firm(self, reading: &mut Reading<'_>, part: Part) -> Self {
        let target = |key| Target::new(part, key);
        let name = reading.text(target("organisation_name"), Wanted::Text);
        if !self.is_nobody() || name.is_empty() {
            return self;
        }
        let mut number = reading.text(target("credit_code"), Wanted::Text);
        if let Some(flaw) = credit_code::check(&number).problem.filter(|_| !number.is_empty()) {
            reading.left_out.push(Note::new(target("credit_code").label(), flaw.sentence));
            number.clear();
        }
        Self { name, number, phone: String::new(), is_organisation: true }
    }
}

/// A code that is right. One in thirty-one identity numbers of some provinces is right by the rule of codes as well (GB 32100 begins with
/// 11 to 53 too): a number that is right as somebody's is theirs.
fn is_code(number: &str, today: Date) -> bool {
    number.len() == DIGITS_OF_A_CODE
        && credit_code::check(number).problem.is_none()
        && Identity::resident(number).fault(today).is_some()
}
