//! What a column can mean: a field of one of the records that a row tells of. The names are those of the registers' field
//! lists; here stand only the words for who is meant and for the pieces of an address.

use super::Subject;
use crate::domain::registers::{Household, HouseholdMember, Person, RentalHouse, Residence, Tenancy};
use crate::domain::values::Editor;
use crate::domain::{Field, Register};
use std::sync::LazyLock;

/// One of the records a row tells of, and the part it has in it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Part {
    /// Whom the row is about.
    Person,
    Residence,
    /// A piece of the address, where it stands in columns of its own.
    Address,
    Household,
    Member,
    /// 户主
    Head,
    /// 房主
    Landlord,
    House,
    /// The house of a tenancy.
    Rented,
    Tenancy,
    Tenant,
}

/// One thing a column can mean.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Target {
    pub part: Part,
    /// The field's key.
    pub key: &'static str,
}

/// A target with all it is called.
pub(super) struct Named {
    pub target: Target,
    pub label: String,
    /// In the form of [`super::plain`].
    pub names: Vec<String>,
}

/// What stands for the person themselves, in whatever part.
const TOLD_OF_SOMEBODY: [&str; 3] = ["name", "identity", "phones"];

/// 户主, 承租人 as prefixes; a landlord's come from the field of the house.
const HEAD: [&str; 1] = ["户主"];
const TENANT: [&str; 4] = ["承租人", "租客", "租户", "承租方"];

/// Pieces of an address, from above to below.
const ADDRESS: [(&str, &str, &[&str]); 6] = [
    ("estate", "小区", &["小区名称", "现住小区/建筑", "现住小区", "居住小区", "街路巷", "小区/建筑"]),
    ("building", "楼栋", &["楼号", "栋号", "幢号", "楼栋号", "栋", "幢", "楼"]),
    ("unit", "单元", &["单元号"]),
    ("floor", "楼层", &["层", "层数", "所在楼层"]),
    ("room", "房号", &["房间号码", "室号", "房间", "室"]),
    ("door", "门牌号", &["现住详细门牌", "详细门牌", "门牌", "门牌号码"]),
];

/// Fields of the registers that a table has nothing for, or that the program sets itself.
const NOT_FROM_TABLES: [&str; 6] =
    ["person", "companion_of", "landlord", "landlord_organisation", "tenant", "tenant_organisation"];

impl Part {
    /// 「房主」 before the name of a field, nothing for whom the row is about.
    fn whose(self) -> &'static str {
        match self {
            Self::Head => "户主",
            Self::Landlord => "房主",
            Self::Tenant => "承租人",
            _ => "",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Residence => "residence",
            Self::Address => "address",
            Self::Household => "household",
            Self::Member => "household_member",
            Self::Head => "head",
            Self::Landlord => "landlord",
            Self::House => "rental_house",
            Self::Rented => "house",
            Self::Tenancy => "tenancy",
            Self::Tenant => "tenant",
        }
    }

    fn targets(self) -> Vec<Named> {
        match self {
            Self::Person => of_register::<Person>(self, |_| true),
            Self::Residence => of_register::<Residence>(self, |_| true),
            Self::Household => of_register::<Household>(self, |key| key == "household_number"),
            Self::Member => of_register::<HouseholdMember>(self, |key| matches!(key, "relation" | "from_date")),
            Self::House => of_register::<RentalHouse>(self, |_| true),
            Self::Rented => of_register::<RentalHouse>(self, |key| matches!(key, "place" | "plate_number")),
            Self::Tenancy => of_register::<Tenancy>(self, |key| key != "house"),
            Self::Head => of_somebody(self, &HEAD),
            Self::Landlord => of_somebody(self, &names_of::<RentalHouse>("landlord")),
            Self::Tenant => of_somebody(self, &[&TENANT[..], &[""]].concat()),
            Self::Address => ADDRESS.iter().map(|(key, label, also)| named(self, key, label, label, also)).collect(),
        }
    }
}

impl Target {
    pub const fn new(part: Part, key: &'static str) -> Self {
        Self { part, key }
    }

    /// 「现住址」, 「房主联系电话」
    pub fn label(self) -> &'static str {
        of_part(self.part).iter().find(|named| named.target == self).map_or(self.key, |named| &named.label)
    }

    /// As it is kept with a remembered layout: `person.name`.
    pub fn word(self) -> String {
        format!("{}.{}", self.part.word(), self.key)
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let all = Subject::ALL.into_iter().flat_map(Subject::parts).flat_map(|part| of_part(*part));
        all.map(|named| named.target).find(|target| target.word() == word)
    }

    /// All that a column of such a table can mean, in the order of the paper form.
    pub fn all(subject: Subject) -> impl Iterator<Item = Self> {
        subject.parts().iter().flat_map(|part| of_part(*part)).map(|named| named.target)
    }

    /// What a heading names, as the table has it; what stands in brackets may be left out.
    pub fn called(subject: Subject, heading: &str) -> Option<Self> {
        let plain = super::plain(heading);
        called(subject, &plain).or_else(|| called(subject, &super::headings::without_brackets(&plain)))
    }

    /// Several columns may each say a piece of it: an address, a remark.
    pub fn takes_several(self) -> bool {
        matches!(self.key, "place" | "registered_address" | "remark" | "phones" | "identity")
    }
}

/// The target that a plain heading names, among those of a subject.
pub(super) fn called(subject: Subject, heading: &str) -> Option<Target> {
    if heading.is_empty() {
        return None;
    }
    let all = subject.parts().iter().flat_map(|part| of_part(*part));
    all.into_iter().find(|named| named.names.iter().any(|name| name == heading)).map(|named| named.target)
}

fn of_part(part: Part) -> &'static [Named] {
    static ALL: LazyLock<Vec<(Part, Vec<Named>)>> = LazyLock::new(|| {
        let mut all: Vec<(Part, Vec<Named>)> = Vec::new();
        for part in Subject::ALL.into_iter().flat_map(Subject::parts) {
            if !all.iter().any(|(known, _)| known == part) {
                all.push((*part, part.targets()));
            }
        }
        all
    });
    ALL.iter().find(|(known, _)| *known == part).map_or(&[], |(_, named)| named)
}

fn of_register<R: Register>(part: Part, is_meant: impl Fn(&str) -> bool) -> Vec<Named> {
    let is_from_tables = |field: &&Field<R>| {
        let is_link = matches!((field.value)(&R::default()).editor(), Editor::Link(_)) && field.key != "place";
        !field.is_derived && !is_link && !NOT_FROM_TABLES.contains(&field.key)
    };
    let fields = R::fields().filter(is_from_tables).filter(|field| is_meant(field.key));
    fields.map(|field| named(part, field.key, field.label, field.label, field.aka)).collect()
}

/// 「房主联系电话」, 「业主电话」: each word for them before each name of the field; the word alone is their name.
fn of_somebody(part: Part, whose: &[&str]) -> Vec<Named> {
    let fields = Person::fields().filter(|field| TOLD_OF_SOMEBODY.contains(&field.key));
    let named = fields.map(|field| {
        let of_field = || std::iter::once(field.label).chain(field.aka.iter().copied());
        let mut names: Vec<String> =
            whose.iter().flat_map(|whose| of_field().map(move |name| format!("{whose}{name}"))).collect();
        if field.key == "name" {
            names.extend(whose.iter().filter(|whose| !whose.is_empty()).map(|whose| (*whose).to_owned()));
        }
        let names = names.iter().map(|name| super::plain(name)).collect();
        Named { target: Target::new(part, field.key), label: format!("{}{}", part.whose(), field.label), names }
    });
    named.collect()
}

fn named(part: Part, key: &'static str, label: &str, name: &str, also: &[&str]) -> Named {
    let names = std::iter::once(name).chain(also.iter().copied()).map(super::plain).collect();
    Named { target: Target::new(part, key), label: label.to_owned(), names }
}

fn names_of<R: Register>(key: &str) -> Vec<&'static str> {
    R::field(key)
        .map(|field| std::iter::once(field.label).chain(field.aka.iter().copied()).collect())
        .unwrap_or_default()
}
