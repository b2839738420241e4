//! 联防组: the flats of a building or the houses of a village group by tens, and the shops of the street. The head is one of the
//! older householders, and the agreement with each is signed every year.

use super::community::{Community, add};
use super::dice::{days_after, days_before, years_before};
use crate::domain::defence::{Rhythm, USUAL, even_parts, month_of, rota};
use crate::domain::registers::defence_group::{HOUSEHOLDS, SHOPS};
use crate::domain::registers::{Agreement, DefenceGroup, DutyTurn, GroupMember, Patrol, PatrolFinding};
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Count, Day, Link, Phones, Text};
use crate::domain::{Date, RecordId, relation};
use std::collections::{BTreeMap, HashMap};

/// As many as the street of the seed has.
const MOST_GROUPS: usize = 31;
/// What nobody's shop is called.
const SHOP_NAMES: [&str; 12] = [
    "面馆",
    "文具店",
    "五金店",
    "水果店",
    "裁缝铺",
    "理发店",
    "早餐铺",
    "杂货店",
    "修车铺",
    "茶叶店",
    "花店",
    "干洗店",
];
const HOURS: &str = "19:30-21:30";
/// A matter, what was found, and what was done.
const FOUND: [(&str, &str, &str); 5] = [
    ("1", "楼道堆放纸箱", "当场清走"),
    ("2", "电动车飞线充电", "已断开并提醒"),
    ("3", "单元门灯不亮", "已报物业换好"),
    ("4", "消防通道停车", "已联系挪开"),
    ("6", "路边井盖松动", "已报社区加固"),
];
/// Heads are grown up and settled: they have lived here for long, and no fault is sown on them.
const LEAST_AGE: u32 = 50;

/// A door, and whom to call there.
struct Door {
    place: RecordId,
    contact: RecordId,
    shop_name: String,
}

impl Community {
    pub fn form_groups(&mut self) {
        let householders = self.householders();
        for (area, doors) in self.streets(&householders) {
            let kind = if doors[0].shop_name.is_empty() { HOUSEHOLDS } else { SHOPS };
            let mut rest = doors.as_slice();
            for size in even_parts(doors.len()) {
                let (own, others) = rest.split_at(size);
                rest = others;
                if self.records.groups.len() < MOST_GROUPS {
                    self.form_group(kind, area, own);
                }
            }
        }
    }

    /// Whoever heads the household that stands at a place.
    fn householders(&self) -> HashMap<RecordId, RecordId> {
        let heads = self
            .records
            .members
            .iter()
            .filter(|member| member.until_date.is_unset() && relation::is_householder(&member.relation.code));
        let at = |household: RecordId| {
            let household = nth(&self.records.households, household)?;
            household.until_date.is_unset().then_some(household.place.id).flatten()
        };
        let living = |person: &RecordId| {
            let person = nth(&self.records.people, *person);
            person.is_some_and(|person| person.died_on.is_unset())
        };
        heads.filter_map(|head| Some((at(head.household.id?)?, head.person.id.filter(living)?))).collect()
    }

    /// The doors of each building and village group along which enough families live, and the shops of the street.
    fn streets(&self, householders: &HashMap<RecordId, RecordId>) -> Vec<(RecordId, Vec<Door>)> {
        let mut streets: BTreeMap<RecordId, Vec<Door>> = BTreeMap::new();
        let mut keepers = householders.values().copied().collect::<Vec<_>>();
        keepers.sort();
        for (id, place) in (1..).map(RecordId).zip(&self.records.places) {
            let Some(parent) = place.parent.id else { continue };
            let door = match place.kind.code.as_str() {
                "9" => {
                    let nth = streets.get(&parent).map_or(0, Vec::len);
                    let Some(keeper) = keepers.get(nth).copied() else { continue };
                    let shop_name = format!("虚构{}", SHOP_NAMES[nth % SHOP_NAMES.len()]);
                    Door { place: id, contact: keeper, shop_name }
                }
                _ => {
                    let Some(contact) = householders.get(&id).copied() else { continue };
                    Door { place: id, contact, shop_name: String::new() }
                }
            };
            streets.entry(self.above(parent)).or_default().push(door);
        }
        streets.retain(|_, doors| doors.len() >= *USUAL.start());
        streets.into_iter().collect()
    }

    /// A staircase belongs to its building.
    fn above(&self, place: RecordId) -> RecordId {
        let record = nth(&self.records.places, place);
        record.filter(|record| record.kind.code == "6").and_then(|record| record.parent.id).unwrap_or(place)
    }

    fn form_group(&mut self, kind: &str, area: RecordId, doors: &[Door]) {
        let formed = self.dice.day(years_before(self.today, 3), days_before(self.today, 360));
        let elected = days_after(formed, self.dice.between(1, 20));
        let heads = self.elders(doors);
        let number = u32::try_from(self.records.groups.len() + 1).ok();
        let group = DefenceGroup {
            kind: Choice::of(kind),
            group_number: Count(number),
            place: Link::to(area),
            stretch: Text(self.stretch(doors)),
            head: heads.first().map_or_else(Link::none, |head| Link::to(*head)),
            elected_on: if heads.is_empty() { Day::default() } else { Day::new(elected) },
            deputy: heads.get(1).map_or_else(Link::none, |deputy| Link::to(*deputy)),
            help_phones: Phones(vec![self.numbers.telephone()]),
            formed_on: Day::new(formed),
            ..DefenceGroup::default()
        };
        let group = add(&mut self.records.groups, group);
        let mut members = Vec::new();
        for (position, door) in (1..).zip(doors) {
            let member = GroupMember {
                defence_group: Link::to(group),
                position: Count(Some(position)),
                place: Link::to(door.place),
                shop_name: Text(door.shop_name.clone()),
                contact: Link::to(door.contact),
                from_date: Day::new(formed),
                ..GroupMember::default()
            };
            members.push(add(&mut self.records.group_members, member));
        }
        self.put_on_duty(group, &members);
        self.send_on_patrol(group, doors);
        if !heads.is_empty() {
            self.bind_group(group);
        }
    }

    /// Two of them every weekend, from the beginning of this month to the end of the next one.
    fn put_on_duty(&mut self, group: RecordId, members: &[RecordId]) {
        let days = Rhythm::Weekends.days(month_of(self.today, 0).0, month_of(self.today, 1).1);
        for (day, standing) in rota(members.len(), 0, 2, &days) {
            for place in standing {
                let turn = DutyTurn {
                    defence_group: Link::to(group),
                    on_date: Day::new(day),
                    hours: Text::new(HOURS),
                    member: Link::to(members[place]),
                    ..DutyTurn::default()
                };
                add(&mut self.records.turns, turn);
            }
        }
    }

    /// A few walks in the last two months; on some of them something was found, and mostly handled.
    fn send_on_patrol(&mut self, group: RecordId, doors: &[Door]) {
        let mut days: Vec<Date> =
            (0..4).map(|_| self.dice.day(days_before(self.today, 55), days_before(self.today, 1))).collect();
        days.sort();
        for day in days {
            let first = self.dice.below(doors.len() - 2);
            let walking = doors[first..first + 2].iter().filter_map(|door| nth(&self.records.people, door.contact));
            let people: Vec<&str> = walking.map(|person| &*person.name.0).collect();
            let patrol = Patrol {
                defence_group: Link::to(group),
                kind: Choice::of("1"),
                patrolled_on: Day::new(day),
                hours: Text::new(HOURS),
                headcount: Count(u32::try_from(people.len()).ok()),
                people: Text(people.join("、")),
                ..Patrol::default()
            };
            let patrol = add(&mut self.records.patrols, patrol);
            if self.dice.percent(40) {
                let (matter, found, handling) = self.dice.pick(&FOUND);
                let is_handled = self.dice.percent(70);
                let finding = PatrolFinding {
                    patrol: Link::to(patrol),
                    matter: Choice::of(matter),
                    place: Link::to(doors[self.dice.below(doors.len())].place),
                    found: Text::new(found),
                    handling: if is_handled { Text::new(handling) } else { Text::default() },
                    resolved_on: if is_handled { Day::new(day) } else { Day::default() },
                };
                add(&mut self.records.patrol_findings, finding);
            }
        }
    }

    fn bind_group(&mut self, group: RecordId) {
        let from = self.dice.day(days_before(self.today, 300), days_before(self.today, 10));
        let about = Agreement { defence_group: Link::to(group), ..Agreement::default() };
        self.sign(TemplateKind::JointDefence, &about, from, None);
    }

    fn elders(&self, doors: &[Door]) -> Vec<RecordId> {
        let is_elder = |person: &RecordId| {
            let record = nth(&self.records.people, *person);
            record.and_then(|person| person.age(self.today)).is_some_and(|age| age >= LEAST_AGE)
        };
        doors.iter().map(|door| door.contact).filter(is_elder).take(2).collect()
    }

    /// 「海棠苑1栋1单元101室至2单元302室」
    fn stretch(&self, doors: &[Door]) -> String {
        let words = |door: Option<&Door>, until: Option<RecordId>| {
            let mut labels = Vec::new();
            let mut next = door.map(|door| door.place);
            while let Some(id) = next.filter(|id| Some(*id) != until) {
                let Some(place) = nth(&self.records.places, id) else { break };
                labels.push(place.label.0.clone());
                next = place.parent.id;
            }
            labels.reverse();
            labels.concat()
        };
        let area = doors.first().map(|door| self.area_of(door.place));
        format!("{}至{}", words(doors.first(), None), words(doors.last(), area))
    }

    fn area_of(&self, place: RecordId) -> RecordId {
        let record = nth(&self.records.places, place);
        record.and_then(|record| record.parent.id).map_or(place, |parent| self.above(parent))
    }
}

/// The record a link stands for while the community is being made up.
pub(super) fn nth<R>(records: &[R], id: RecordId) -> Option<&R> {
    records.get(usize::try_from(id.0 - 1).ok()?)
}
