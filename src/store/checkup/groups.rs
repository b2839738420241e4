//! Groups of households or shops: heads and contacts who are there no more, doors that are in two, turns of a door that has left.
//! Their agreements fall due like any other.

use super::{Group, Opens, Rule, open};

const GROUP: (&str, Opens) = ("defence_group", Opens::DefenceGroup);
const MEMBER: (&str, Opens) = ("group_member", Opens::DefenceGroup);

pub(super) const RULES: &[Rule] = &[
    open(
        "group_head_dead",
        Group::Defence,
        GROUP,
        "联防组长已登记死亡",
        "组长死亡日期 {}，请另行推选",
        "SELECT defence_group.id, defence_group.id, person.died_on
         FROM defence_group
         JOIN person ON person.id = defence_group.head
         WHERE defence_group.dissolved_on IS NULL AND person.died_on IS NOT NULL
         ORDER BY defence_group.id",
    ),
    // A shop keeper who was never registered as living here has not left.
    open(
        "group_head_left",
        Group::Defence,
        GROUP,
        "联防组长已搬离",
        "组长的居住登记都已结束，请另行推选",
        "SELECT defence_group.id, defence_group.id, NULL
         FROM defence_group
         JOIN person ON person.id = defence_group.head
         WHERE defence_group.dissolved_on IS NULL
           AND person.died_on IS NULL
           AND (
               EXISTS (SELECT 1 FROM residence WHERE residence.person = person.id)
               OR EXISTS (SELECT 1 FROM household_member WHERE household_member.person = person.id)
           )
           AND NOT EXISTS (
               SELECT 1 FROM residence WHERE residence.person = person.id AND residence.until_date IS NULL
           )
           AND NOT EXISTS (
               SELECT 1
               FROM household_member
               WHERE household_member.person = person.id AND household_member.until_date IS NULL
           )
         ORDER BY defence_group.id",
    ),
    open(
        "group_contact_dead",
        Group::Defence,
        MEMBER,
        "联防名册的联系人已登记死亡",
        "联系人死亡日期 {}，请改成现在的联系人",
        "SELECT group_member.id, group_member.defence_group, person.died_on
         FROM group_member
         JOIN person ON person.id = group_member.contact
         WHERE group_member.until_date IS NULL AND person.died_on IS NOT NULL
         ORDER BY group_member.id",
    ),
    // Said of the later of the two.
    open(
        "door_in_two_groups",
        Group::Defence,
        MEMBER,
        "一户在两个联防组里",
        "{} 起编入本组，这一户同时还在别的组，请在其中一组移出",
        "SELECT group_member.id, group_member.defence_group, group_member.from_date
         FROM group_member
         WHERE group_member.until_date IS NULL
           AND EXISTS (
               SELECT 1
               FROM group_member AS other
               WHERE other.place = group_member.place AND other.until_date IS NULL AND other.id < group_member.id
           )
         ORDER BY group_member.id",
    ),
    open(
        "turn_of_no_member",
        Group::Defence,
        ("duty_turn", Opens::DefenceGroup),
        "轮值排到了已经移出的户",
        "{} 值班的一户那天已不在组里，请换班",
        "SELECT duty_turn.id, duty_turn.defence_group, duty_turn.on_date
         FROM duty_turn
         JOIN group_member ON group_member.id = duty_turn.member
         JOIN defence_group ON defence_group.id = duty_turn.defence_group
         WHERE duty_turn.on_date >= :today
           AND group_member.until_date <= duty_turn.on_date
           AND defence_group.dissolved_on IS NULL
         ORDER BY duty_turn.id",
    ),
];
