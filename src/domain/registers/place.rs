//! 地址 `place`: the address tree, community → estate → building → unit → room. One dwelling is one row.

use crate::domain::codes::PlaceKind;
use crate::domain::values::{Choice, Link, Text};
use crate::domain::{Date, Problem, Register, Section, address};
use crate::field;

/// The kind of the topmost places, whose name does not stand in the addresses below.
pub const COMMUNITY: &str = "1";

/// What people write between two aliases.
const BETWEEN_ALIASES: [char; 5] = ['，', ',', '、', '；', ';'];

/// One node of the address tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    pub parent: Link<Place>,
    pub kind: Choice<PlaceKind>,
    /// The node's own part: 「海棠苑」, 「3栋」, 「501室」.
    pub label: Text,
    /// The whole address below the community, as it is printed. Kept in step by the store.
    pub full_name: Text,
    /// Other spellings, apart from the ones the normaliser understands by itself.
    pub aliases: Text,
    /// 网格, by its number or name; holds for all below that say nothing else.
    pub grid: Text,
}

impl Register for Place {
    const TABLE: &'static str = "place";
    const TITLE: &'static str = "地址";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "地址",
        fields: &[
            field!(Place.parent, "上级地址"),
            field!(Place.kind, "类别").required(),
            field!(Place.label, "名称").required().searchable(),
            field!(Place.full_name, "地址").searchable().derived().listed(220.0),
            field!(Place.aliases, "别名").searchable(),
            field!(Place.grid, "网格"),
        ],
    }];

    fn name(&self) -> String {
        self.full_name.0.clone()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}

impl Place {
    /// The other spellings, one by one.
    pub fn alias_list(&self) -> impl Iterator<Item = &str> {
        self.aliases.split(BETWEEN_ALIASES).map(str::trim).filter(|alias| !alias.is_empty())
    }

    /// Whole addresses this place is written as: its full name, and each alias alone and after what stands above the place.
    pub fn spellings(&self) -> Vec<String> {
        let mut spellings = vec![self.full_name.0.clone()];
        let above = self.full_name.strip_suffix(&*self.label).unwrap_or_default();
        for alias in self.alias_list() {
            for spelling in [alias.to_owned(), format!("{above}{alias}")] {
                if !spellings.contains(&spelling) {
                    spellings.push(spelling);
                }
            }
        }
        spellings
    }

    /// Whether somebody who writes this address means this place and nothing above or below it.
    pub fn is_written(&self, typed: &str) -> bool {
        let key = address::key(typed);
        !key.is_empty() && self.spellings().iter().any(|spelling| address::key(spelling) == key)
    }

    /// Takes an alias in, unless it is known already.
    pub fn add_alias(&mut self, alias: &str) {
        let alias = Text::new(alias);
        let is_known = alias.is_empty() || alias == self.label || self.alias_list().any(|known| known == &*alias);
        if !is_known {
            let all: Vec<&str> = self.alias_list().chain([&*alias]).collect();
            self.aliases = Text(all.join("、"));
        }
    }

    pub fn remove_alias(&mut self, alias: &str) {
        let left: Vec<&str> = self.alias_list().filter(|known| *known != alias).collect();
        self.aliases = Text(left.join("、"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Place {
        Place {
            label: Text::new("501室"),
            full_name: Text::new("海棠苑3栋2单元501室"),
            aliases: Text::new("501A，丁香楼顶层"),
            ..Place::default()
        }
    }

    #[test]
    fn an_alias_is_written_alone_or_after_what_stands_above() {
        let room = room();
        for typed in ["海棠苑3-2-501", "海棠苑３－２－５０１", "501A", "海棠苑3栋2单元501A", "丁香楼顶层"]
        {
            assert!(room.is_written(typed), "{typed}");
        }
        for typed in ["海棠苑3-2-502", "海棠苑3栋2单元", "海棠苑", ""] {
            assert!(!room.is_written(typed), "{typed}");
        }
    }

    #[test]
    fn an_alias_is_kept_once_and_can_be_taken_away() {
        let mut room = room();
        room.add_alias("501A");
        room.add_alias("501室");
        room.add_alias(" 阁楼 ");
        assert_eq!(room.aliases.0, "501A、丁香楼顶层、阁楼");
        room.remove_alias("丁香楼顶层");
        assert_eq!(room.alias_list().collect::<Vec<_>>(), ["501A", "阁楼"]);
    }
}
