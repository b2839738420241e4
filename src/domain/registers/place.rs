//! 地址 `place`: the address tree, community → estate → building → unit → room. One dwelling is one row.

use crate::domain::codes::PlaceKind;
use crate::domain::values::{Choice, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

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
            field!(Place.label, "名称").required(),
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
