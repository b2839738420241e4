//! What happened to a household over the years: a wedding, a death, a child that leaves, a split, a move away.

use super::community::{Community, at};
use super::dice::{days_before, years_after};
use super::families::{Family, HEAD, MARRIAGE, Membership, OTHER_HEAD, SPLIT};
use super::names;
use super::people::{MARRIED, WIDOWED};
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, RecordId};

/// Codes of 出户原因.
const DIED: &str = "1";
const MOVED_AWAY: &str = "2";
const MARRIED_OUT: &str = "3";
const LEFT_BY_SPLIT: &str = "4";
const LEFT_BY_OTHER_HEAD: &str = "6";
/// Codes of 销户原因.
const ALL_MOVED_AWAY: &str = "1";
const ALL_GONE: &str = "3";
/// Codes of 注销原因.
const AWAY: &str = "20";
const DEAD: &str = "70";
pub(super) const MOVED_WITHIN: &str = "本社区内搬迁";

/// From this age on people die in these records.
const OLD: u32 = 68;

impl Community {
    /// At most one thing happens to a household: most just live on.
    pub fn live_on(&mut self, mut family: Family) {
        match self.dice.below(100) {
            0..16 => self.somebody_dies(&mut family),
            16..21 => self.a_child_marries_away(&mut family),
            21..36 => self.a_son_marries(&mut family),
            36..39 => self.all_move_away(&mut family),
            _ => {}
        }
    }

    /// A day within the years told on which everybody chosen belonged to the household already.
    fn day_of_fate(&mut self, family: &Family, whose: &Membership) -> Option<Date> {
        let since = at(&mut self.records.members, whose.row).from_date.0?;
        let first = since.max(family.founded).max(self.beginning());
        let last = days_before(self.today, 10);
        (days_before(last, 30) > first).then(|| self.dice.day(first, last))
    }

    fn somebody_dies(&mut self, family: &mut Family) {
        let is_old = |member: &&Membership| member.human.is_of_age(OLD, self.beginning());
        let Some(dead) = family.members.iter().find(is_old).cloned() else { return };
        let Some(day) = self.day_of_fate(family, &dead) else { return };
        let is_plain = family.members.len() <= 2;
        if dead.relation == HEAD && !is_plain {
            return;
        }
        self.die(&dead, day);
        family.members.retain(|member| member.row != dead.row);
        self.owners.retain(|owner| *owner != dead.human.id);
        match family.spouse().cloned() {
            Some(spouse) if dead.relation == HEAD => self.become_head(family, &spouse, day),
            None if family.members.is_empty() => self.close(family, day, ALL_GONE),
            _ => {}
        }
        for member in &family.members {
            let is_partner =
                matches!((dead.relation, member.relation), ("51", "52") | ("52", "51") | ("11" | "12", HEAD));
            if is_partner {
                self.person(member.human.id).marital = Choice::of(WIDOWED);
            }
        }
    }

    fn die(&mut self, dead: &Membership, day: Date) {
        self.person(dead.human.id).died_on = Day::new(day);
        self.leave_household(dead, day, DIED, "");
        self.leave_dwelling(dead.residence, day, DEAD, "");
    }

    /// The time as a spouse ends, and the time as head begins the same day.
    fn become_head(&mut self, family: &Family, spouse: &Membership, day: Date) {
        self.leave_household(spouse, day, LEFT_BY_OTHER_HEAD, "");
        self.member_row(family, &spouse.human, HEAD, day, OTHER_HEAD, "");
        self.person(spouse.human.id).marital = Choice::of(WIDOWED);
        self.owners.push(spouse.human.id);
    }

    fn a_child_marries_away(&mut self, family: &mut Family) {
        let Some(child) = self.grown_child(family) else { return };
        let Some(day) = self.wedding_day(family, &child) else { return };
        let destination = self.dice.pick(&names::ELSEWHERE);
        self.person(child.human.id).marital = Choice::of(MARRIED);
        self.leave_household(&child, day, MARRIED_OUT, destination);
        self.leave_dwelling(child.residence, day, AWAY, destination);
        family.members.retain(|member| member.row != child.row);
    }

    /// His wife comes into the household; some years later the couple may have one of its own.
    fn a_son_marries(&mut self, family: &mut Family) {
        let Some(son) = self.grown_child(family).filter(|child| child.human.is_male) else { return };
        let Some(day) = self.wedding_day(family, &son).filter(|_| self.people_left() > 0) else { return };
        self.person(son.human.id).marital = Choice::of(MARRIED);
        let birth = self.dice.day(days_before(son.human.birth, 300), son.human.birth.max(days_before(day, 21 * 366)));
        let birth = birth.min(days_before(day, 20 * 366));
        let wife = self.invent(birth, false, None, &family.home.clone(), MARRIED);
        self.join(family, wife, "38", Some((day, MARRIAGE)));
        let Some(wife) = family.members.last().cloned() else { return };
        if self.dice.percent(65) {
            self.split(family, &son, &wife, day);
        }
    }

    /// Two of the family found a household of their own, later on the same or another day.
    fn split(&mut self, family: &mut Family, son: &Membership, wife: &Membership, married: Date) {
        let day = self.dice.day(married, days_before(self.today, 5));
        let dwelling = self.next_dwelling();
        let mut own = self.found_at(dwelling, day, SPLIT, Link::to(family.id));
        for (member, relation) in [(son, HEAD), (wife, "12")] {
            self.leave_household(member, day, LEFT_BY_SPLIT, "");
            self.leave_dwelling(member.residence, day, "", MOVED_WITHIN);
            family.members.retain(|other| other.row != member.row);
            self.join(&mut own, member.human.clone(), relation, Some((day, SPLIT)));
        }
        self.owners.push(son.human.id);
    }

    fn all_move_away(&mut self, family: &mut Family) {
        let youngest = family.members.iter().max_by_key(|member| member.human.birth).cloned();
        let Some(day) = youngest.and_then(|youngest| self.day_of_fate(family, &youngest)) else { return };
        let destination = self.dice.pick(&names::ELSEWHERE);
        for member in std::mem::take(&mut family.members) {
            self.leave_household(&member, day, MOVED_AWAY, destination);
            self.leave_dwelling(member.residence, day, AWAY, destination);
            self.owners.retain(|owner| *owner != member.human.id);
        }
        self.close(family, day, ALL_MOVED_AWAY);
    }

    fn grown_child(&self, family: &Family) -> Option<Membership> {
        let is_child = |member: &&Membership| matches!(member.relation, "21" | "22" | "23" | "24" | "31" | "32" | "33");
        family.members.iter().filter(is_child).find(|child| child.human.is_of_age(24, self.today)).cloned()
    }

    /// Not before twenty-three.
    fn wedding_day(&mut self, family: &Family, child: &Membership) -> Option<Date> {
        let day = self.day_of_fate(family, child)?;
        Some(day.max(years_after(child.human.birth, 23))).filter(|day| *day < days_before(self.today, 8))
    }

    fn leave_household(&mut self, member: &Membership, day: Date, reason: &str, went_to: &str) {
        let row = at(&mut self.records.members, member.row);
        row.until_date = Day::new(day);
        row.left_by = Choice::of(reason);
        row.went_to = Text::new(went_to);
    }

    pub fn leave_dwelling(&mut self, residence: RecordId, day: Date, reason: &str, destination: &str) {
        let residence = at(&mut self.records.residences, residence);
        residence.until_date = Day::new(day);
        residence.cancel_reason = Choice::of(reason);
        residence.destination = Text::new(destination);
    }

    fn close(&mut self, family: &Family, day: Date, reason: &str) {
        let household = at(&mut self.records.households, family.id);
        household.until_date = Day::new(day);
        household.end_reason = Choice::of(reason);
    }
}
