//! 三张网络, responsible persons node by node: what each part of the address tree wants somebody for, who answers for it there
//! or above it, what is missing and where two hold what one should.
//!
//! The nearest one answers: who is named for a building takes it out of the hands of whoever is named for the estate. So
//! areas overlap only where one duty over one place has several holders.

use super::RecordId;
use std::collections::HashMap;

/// Duties in the order of the table: code of 职责 and what it is called.
pub const DUTIES: [(&str, &str); 6] =
    [("1", "网格长"), ("4", "包片干部"), ("2", "网格员"), ("6", "中心户长"), ("3", "楼栋长"), ("5", "社区民警")];

/// A village group has two or three.
const CADRE: &str = "4";
const VILLAGE_GROUP: &str = "4";
const MOST_CADRES: usize = 3;

/// What the words of a gap begin with.
const MISSING: &str = "缺";

/// Nobody inherits a building.
const BUILDING_HEAD: &str = "3";

/// A part of the address tree, down to the buildings.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub id: RecordId,
    pub parent: Option<RecordId>,
    /// A code of 地址类别.
    pub kind: String,
    pub name: String,
}

/// Somebody who answers for a node now.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    pub place: RecordId,
    pub duty: String,
    pub name: String,
    pub phones: String,
}

/// Who answers for a node in one duty.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Held {
    /// Not asked for here, and nobody is named.
    #[default]
    Unasked,
    Missing,
    /// By whoever is named further up.
    Above(String),
    Own(Vec<Holder>),
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkLine {
    pub node: Node,
    /// In the order of [`DUTIES`].
    pub held: Vec<Held>,
    /// 「缺包片干部」, 「网格员有 2 人」
    pub findings: Vec<String>,
}

/// 级别 of a node: the third network is that of the groups.
pub fn level(kind: &str) -> &'static str {
    match kind {
        "1" => "社区",
        "5" => "楼栋",
        _ => "小组",
    }
}

/// What a node of this kind wants somebody for.
fn wanted(kind: &str) -> &'static [&'static str] {
    match kind {
        "1" => &["1", "5"],
        "2" | "3" | VILLAGE_GROUP => &[CADRE, "2", "6"],
        "5" => &[BUILDING_HEAD],
        _ => &[],
    }
}

/// The table, in the order of the nodes.
pub fn lines(nodes: &[Node], holders: &[Holder]) -> Vec<NetworkLine> {
    let parents: HashMap<RecordId, Option<RecordId>> = nodes.iter().map(|node| (node.id, node.parent)).collect();
    let mut at: HashMap<(RecordId, &str), Vec<&Holder>> = HashMap::new();
    for holder in holders {
        at.entry((holder.place, &holder.duty)).or_default().push(holder);
    }
    let above = |node: &Node, duty: &str| {
        let mut next = node.parent;
        while let Some(place) = next {
            if let Some(found) = at.get(&(place, duty)) {
                return Some(names(found));
            }
            next = parents.get(&place).copied().flatten();
        }
        None
    };
    let held = |node: &Node, duty: &str| {
        if let Some(own) = at.get(&(node.id, duty)) {
            return Held::Own(own.iter().map(|holder| (*holder).clone()).collect());
        }
        let is_wanted = wanted(&node.kind).contains(&duty);
        match above(node, duty).filter(|_| duty != BUILDING_HEAD) {
            Some(names) if is_wanted => Held::Above(names),
            None if is_wanted => Held::Missing,
            _ => Held::Unasked,
        }
    };
    nodes.iter().map(|node| line(node, DUTIES.iter().map(|(duty, _)| held(node, duty)).collect())).collect()
}

fn line(node: &Node, held: Vec<Held>) -> NetworkLine {
    let mut findings = Vec::new();
    for ((duty, name), held) in DUTIES.iter().zip(&held) {
        match held {
            Held::Missing => findings.push(format!("{MISSING}{name}")),
            Held::Own(own) if own.len() > most(&node.kind, duty) => {
                findings.push(format!("{name}有 {} 人", own.len()));
            }
            Held::Own(_) | Held::Above(_) | Held::Unasked => {}
        }
    }
    NetworkLine { node: node.clone(), held, findings }
}

/// How many may hold a duty over one node at a time. A community has several policemen.
fn most(kind: &str, duty: &str) -> usize {
    match (kind, duty) {
        (VILLAGE_GROUP, CADRE) => MOST_CADRES,
        (_, "5") => usize::MAX,
        _ => 1,
    }
}

fn names(holders: &[&Holder]) -> String {
    holders.iter().map(|holder| holder.name.as_str()).collect::<Vec<_>>().join("、")
}

/// What is not in order at the nodes, as the address tree shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    own: HashMap<RecordId, Vec<Mark>>,
    /// How many nodes below have one.
    below: HashMap<RecordId, usize>,
}

/// One thing at a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// 「缺楼栋长」
    Gap(String),
    /// 「网格员有 2 人」
    Overlap(String),
}

impl Marks {
    /// Of the table; `nodes` says what lies below what.
    pub fn of(lines: &[NetworkLine]) -> Self {
        let parents: HashMap<RecordId, Option<RecordId>> =
            lines.iter().map(|line| (line.node.id, line.node.parent)).collect();
        let mut marks = Self::default();
        for line in lines.iter().filter(|line| !line.findings.is_empty()) {
            marks.own.insert(line.node.id, line.marks());
            let mut next = line.node.parent;
            while let Some(above) = next {
                *marks.below.entry(above).or_default() += 1;
                next = parents.get(&above).copied().flatten();
            }
        }
        marks
    }

    pub fn at(&self, place: RecordId) -> &[Mark] {
        self.own.get(&place).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn below(&self, place: RecordId) -> usize {
        self.below.get(&place).copied().unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }
}

impl NetworkLine {
    /// What is not in order here, gaps and overlaps told apart.
    pub fn marks(&self) -> Vec<Mark> {
        let is_gap = |words: &str| words.starts_with(MISSING);
        let mark = |words: &String| if is_gap(words) { Mark::Gap(words.clone()) } else { Mark::Overlap(words.clone()) };
        self.findings.iter().map(mark).collect()
    }
}

/// The communities nobody of the police is named for, at the community itself or anywhere in it.
pub fn without_policeman<'a>(nodes: &'a [Node], holders: &[Holder]) -> Vec<&'a Node> {
    let parents: HashMap<RecordId, Option<RecordId>> = nodes.iter().map(|node| (node.id, node.parent)).collect();
    let policemen = holders.iter().filter(|holder| holder.duty == "5");
    let covered: Vec<RecordId> = policemen
        .flat_map(|holder| {
            let next = |place: &RecordId| parents.get(place).copied().flatten();
            std::iter::successors(Some(holder.place), next)
        })
        .collect();
    nodes.iter().filter(|node| node.kind == "1" && !covered.contains(&node.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: i64, parent: i64, kind: &str) -> Node {
        let parent = (parent > 0).then_some(RecordId(parent));
        Node { id: RecordId(id), parent, kind: kind.to_owned(), name: format!("第{id}处") }
    }

    fn holder(place: i64, duty: &str, name: &str) -> Holder {
        Holder { place: RecordId(place), duty: duty.to_owned(), name: name.to_owned(), phones: String::new() }
    }

    /// A community with an estate of two buildings and a village group.
    fn nodes() -> Vec<Node> {
        vec![node(1, 0, "1"), node(2, 1, "2"), node(3, 2, "5"), node(4, 2, "5"), node(5, 1, "4")]
    }

    fn findings(holders: &[Holder]) -> Vec<String> {
        lines(&nodes(), holders).into_iter().flat_map(|line| line.findings).collect()
    }

    const ALL: [(i64, &str); 9] =
        [(1, "1"), (1, "5"), (2, "4"), (2, "2"), (2, "6"), (3, "3"), (4, "3"), (5, "4"), (5, "6")];

    fn everybody() -> Vec<Holder> {
        ALL.iter().map(|(place, duty)| holder(*place, duty, "甲")).chain([holder(5, "2", "乙")]).collect()
    }

    #[test]
    fn a_tree_with_somebody_for_everything_lacks_nothing_and_each_who_goes_leaves_one_gap() {
        let everybody = everybody();
        assert_eq!(findings(&everybody), Vec::<String>::new());
        for place in 0..everybody.len() {
            let mut left = everybody.clone();
            let gone = left.remove(place);
            let name = DUTIES.iter().find(|(duty, _)| *duty == gone.duty).map(|(_, name)| *name).unwrap();
            assert_eq!(findings(&left), [format!("缺{name}")], "{gone:?}");
        }
    }

    #[test]
    fn who_is_named_above_answers_below_but_nobody_inherits_a_building() {
        let mut holders = everybody();
        holders.retain(|holder| holder.duty != "2");
        holders.push(holder(1, "2", "丙"));
        assert_eq!(findings(&holders), Vec::<String>::new());
        let estate = &lines(&nodes(), &holders)[1];
        assert_eq!(estate.held[2], Held::Above("丙".to_owned()));
        holders.retain(|holder| holder.duty != "3");
        holders.push(holder(2, "3", "丁"));
        assert_eq!(findings(&holders), ["楼栋长"; 2].map(|duty| format!("缺{duty}")));
    }

    #[test]
    fn two_for_one_duty_are_pointed_out_unless_that_is_usual() {
        let with = |more: Holder| findings(&everybody().into_iter().chain([more]).collect::<Vec<_>>());
        assert_eq!(with(holder(2, "4", "戊")), ["包片干部有 2 人"]);
        assert_eq!(with(holder(5, "4", "戊")), Vec::<String>::new(), "a village group has two or three");
        assert_eq!(with(holder(1, "5", "戊")), Vec::<String>::new(), "and a community two policemen");
    }

    #[test]
    fn the_tree_marks_each_place_and_counts_below_every_place_above() {
        let mut holders = everybody();
        holders.retain(|holder| holder.place != RecordId(3));
        holders.push(holder(2, "4", "戊"));
        let marks = Marks::of(&lines(&nodes(), &holders));
        assert_eq!(marks.at(RecordId(3)), [Mark::Gap("缺楼栋长".to_owned())]);
        assert_eq!(marks.at(RecordId(2)), [Mark::Overlap("包片干部有 2 人".to_owned())]);
        assert_eq!((marks.below(RecordId(1)), marks.below(RecordId(2)), marks.below(RecordId(3))), (2, 1, 0));
        assert!(marks.at(RecordId(4)).is_empty() && Marks::of(&lines(&nodes(), &everybody())).is_empty());
    }

    #[test]
    fn a_community_is_covered_by_a_policeman_anywhere_in_it() {
        let nodes = nodes();
        assert_eq!(without_policeman(&nodes, &[]).len(), 1);
        assert_eq!(without_policeman(&nodes, &[holder(3, "2", "甲")]).len(), 1);
        assert_eq!(without_policeman(&nodes, &[holder(3, "5", "甲")]).len(), 0);
    }
}
