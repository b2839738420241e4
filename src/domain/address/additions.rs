//! Places to be made at once under one place: a planned range as levels of the address tree.

use super::{Node, RangePlan, building_label, room_label, unit_label};

/// What the numbers of the lowest level stand on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Doors {
    #[default]
    Rooms,
    Shops,
    Stalls,
}

impl Doors {
    pub const ALL: [Self; 3] = [Self::Rooms, Self::Shops, Self::Stalls];

    pub fn label(self) -> &'static str {
        match self {
            Self::Rooms => "房间",
            Self::Shops => "门店",
            Self::Stalls => "摊位",
        }
    }

    /// 「501室」, 「12号门店」
    fn node(self, number: &str) -> Node {
        match self {
            Self::Rooms => Node { kind: "7", label: room_label(number) },
            Self::Shops => Node { kind: "9", label: format!("{number}号门店") },
            Self::Stalls => Node { kind: "10", label: format!("{number}号摊位") },
        }
    }
}

/// The levels of a plan that were written, from above to below; every node of one comes under every node of the one above.
pub fn levels(plan: &RangePlan, doors: Doors) -> Vec<Vec<Node>> {
    let numbered = |numbers: &[String], node: &dyn Fn(&str) -> Node| -> Vec<Node> {
        numbers.iter().map(|number| node(number)).collect()
    };
    let mut levels = vec![
        numbered(&plan.buildings, &|number| Node { kind: "5", label: building_label(number) }),
        numbered(&plan.units, &|number| Node { kind: "6", label: unit_label(number) }),
        numbered(&plan.rooms, &|number| doors.node(number)),
    ];
    levels.retain(|level| !level.is_empty());
    levels
}

/// How deep in the tree a kind lies: a unit cannot hold a building, nor a room anything.
pub fn depth(kind: &str) -> u8 {
    match kind {
        "1" => 0,
        "5" => 2,
        "6" => 3,
        "7" | "9" | "10" => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::address::plan_range;

    #[test]
    fn the_levels_of_a_range_are_the_nodes_of_the_addresses_in_it() {
        let plan = plan_range("1-2栋×2单元×101-202").unwrap();
        let levels = levels(&plan, Doors::Rooms);
        assert_eq!(levels.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 4]);
        let nodes = plan.addresses().next().unwrap().nodes();
        assert_eq!(levels.iter().map(|level| level[0].clone()).collect::<Vec<_>>(), nodes);
    }

    #[test]
    fn stalls_and_shops_are_numbered_as_they_are_called() {
        let plan = plan_range("1-60室").unwrap();
        let last = |doors| levels(&plan, doors)[0].last().cloned().unwrap();
        assert_eq!((last(Doors::Stalls).label.as_str(), last(Doors::Stalls).kind), ("60号摊位", "10"));
        assert_eq!(last(Doors::Shops).label, "60号门店");
    }
}
