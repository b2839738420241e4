//! Which household a row belongs to where the table does not name its head in every row: whoever is 户主 in the same dwelling, of
//! several the one who stands above. Looked up once for the whole table; what cannot be placed is said on its row.

use super::cell::{Wanted, heal};
use super::{Line, Mapping, Note, Part, PersonRow, Subject, Target};
use crate::domain::codes::Relationship;
use crate::domain::values::Name;
use crate::domain::{CodeList, relation};
use std::collections::{HashMap, HashSet};

const NUMBER: &str = "户号";
const HEAD: &str = "户主";
const RELATION: &str = "与户主关系";

/// The heads of a table's households.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Families {
    /// Of rows that name none, by their number in the sheet.
    heads: HashMap<u32, String>,
    /// Households with a head in the table: their numbers, and the names of heads.
    numbered: HashSet<String>,
    named: HashSet<String>,
}

/// One line as far as families ask.
struct Member {
    name: String,
    number: String,
    head: String,
    is_head: bool,
    is_related: bool,
}

impl Families {
    pub fn of(lines: &[Line<'_>], mapping: &Mapping) -> Self {
        let columns = Columns::of(mapping);
        let mut found = Self::default();
        if mapping.subject != Subject::People || columns.relation.is_empty() {
            return found;
        }
        let mut in_room: HashMap<String, Vec<(usize, String)>> = HashMap::new();
        let members: Vec<Member> = lines.iter().map(|line| columns.member(line)).collect();
        for (place, (line, member)) in lines.iter().zip(&members).enumerate() {
            if !member.is_head {
                continue;
            }
            if !member.number.is_empty() {
                found.numbered.insert(member.number.clone());
            }
            found.named.insert(member.name.clone());
            in_room.entry(columns.room(line)).or_default().push((place, member.name.clone()));
        }
        for (place, (line, member)) in lines.iter().zip(&members).enumerate() {
            if !member.is_head && member.is_related && member.number.is_empty() && member.head.is_empty() {
                let heads = in_room.get(&columns.room(line)).map_or(&[][..], Vec::as_slice);
                found.heads.extend(nearest(heads, place).map(|head| (line.number(), head.to_owned())));
            }
        }
        found
    }

    /// Gives a row the head it does not name, and says what of its household cannot be taken.
    pub fn settle(&self, row: &mut PersonRow) {
        if row.head.is_nobody()
            && row.is_resident()
            && let Some(head) = self.heads.get(&row.number)
        {
            row.head.name.clone_from(head);
        }
        row.left_out.extend(not_taken(row));
        let is_member = row.is_resident() && !row.member.relation.is_unset() && !row.is_head();
        let has_head = self.numbered.contains(&row.household_number) || self.named.contains(&row.head.name);
        row.lacks_head = is_member && !has_head && (!row.household_number.is_empty() || !row.head.is_nobody());
    }
}

/// What a row says of a household that is not written.
fn not_taken(row: &PersonRow) -> Option<Note> {
    let has_head = !row.head.is_nobody() && row.head.name != row.person.name.0;
    let told =
        [(!row.household_number.is_empty(), NUMBER), (has_head, HEAD), (!row.member.relation.is_unset(), RELATION)];
    let told: Vec<&str> = told.iter().filter(|(is_told, _)| *is_told).map(|(_, label)| *label).collect();
    let label = *told.first()?;
    let words = told.join("、");
    // A list of those who left says whose household they were of.
    if row.is_over() && row.address.is_empty() {
        return None;
    }
    let sentence = if !row.is_resident() {
        format!("流动人口没有户，{words}不导入")
    } else if row.address.is_empty() {
        format!("没有住址，{words}不导入")
    } else if row.is_over() {
        format!("已离开或死亡的人不进户，{words}不导入")
    } else if row.member.relation.is_unset() && !row.is_head() {
        format!("没有写与户主关系，没有进户，{words}不导入")
    } else if row.household_number.is_empty() && row.head.is_nobody() && !row.is_head() {
        "看不出是哪一户，不导入。请补户号或户主".to_owned()
    } else {
        return None;
    };
    Some(Note::telling(label, sentence))
}

/// The head in the same dwelling; of several the last one above.
fn nearest(heads: &[(usize, String)], place: usize) -> Option<&str> {
    let above = heads.iter().rfind(|(of, _)| *of < place);
    let only = if let [only] = heads { Some(only) } else { None };
    above.or(only).map(|(_, name)| name.as_str())
}

/// The columns families are told by.
struct Columns {
    name: Option<usize>,
    number: Option<usize>,
    head: Option<usize>,
    relation: Vec<usize>,
    address: Vec<usize>,
}

impl Columns {
    fn of(mapping: &Mapping) -> Self {
        let all = |part, key| mapping.columns_of(Target::new(part, key));
        let pieces = ["estate", "building", "unit", "room", "door"];
        Self {
            name: all(Part::Person, "name").next(),
            number: all(Part::Household, "household_number").next(),
            head: all(Part::Head, "name").next(),
            relation: all(Part::Member, "relation").chain(all(Part::Residence, "host_relation")).collect(),
            address: all(Part::Residence, "place")
                .chain(pieces.into_iter().flat_map(|key| all(Part::Address, key)))
                .collect(),
        }
    }

    fn member(&self, line: &Line<'_>) -> Member {
        // As the rows are read: 「王　五」 is 王五.
        let healed = |column: Option<usize>, wanted| {
            column.and_then(|column| heal(line.cell(column), wanted, false).ok()).unwrap_or_default()
        };
        let name_in = |column| Name::new(&healed(column, Wanted::Name)).0;
        let relation = self.relation.iter().find(|column| !line.text(**column).is_empty());
        let relation = relation.and_then(|column| heal(line.cell(*column), Wanted::Choice, false).ok());
        let code = relation.as_deref().and_then(|relation| Relationship::table().find(relation)).map(|row| &row.code);
        let (name, head) = (name_in(self.name), name_in(self.head));
        let is_related = relation.is_some_and(|relation| !relation.is_empty());
        let is_called_head = !is_related && !name.is_empty() && head == name;
        Member {
            name,
            number: healed(self.number, Wanted::Text),
            head,
            is_head: is_called_head || code.is_some_and(|code| relation::is_householder(code)),
            is_related,
        }
    }

    /// As the table writes it: rows of one family write it alike, or are merged.
    fn room(&self, line: &Line<'_>) -> String {
        self.address.iter().map(|column| line.text(*column)).collect::<Vec<_>>().join("|")
    }
}
