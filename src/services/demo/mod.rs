//! Made-up people for a demo station, for tests and for benchmarks: the same seed gives the same station.
//!
//! Nobody in it exists: identity numbers carry a valid check digit but a sequence that is hardly ever given out,
//! telephones lie in a block without subscribers.

use super::{Desk, Progress, Trouble};
use crate::domain::registers::{Person, RentalHouse, Residence};
use crate::domain::values::{Area, Choice, Count, Day, Identity, Link, Name, Phones, Text};
use crate::domain::{Date, RecordId, Right, address, id_number};
use crate::store::{StoreError, Writing};
use chrono::{Datelike, Days};

/// How many people go into one transaction.
const BATCH: u32 = 2_000;
/// One person in this many is a landlord.
const PEOPLE_PER_LANDLORD: u32 = 6;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解区仇查盖缪";
const COMPOUND: [&str; 5] = ["欧阳", "尉迟", "司徒", "上官", "万俟"];
const GIVEN: &str = "雨桐启航芷晴建平广田秋月秀兰国强设婉仪志明思远美玲大勇繁星春和玉珍小梅晓燕海棠青溪若水清扬明远知行嘉禾云舒景行望舒子衿南山东篱文竹书墨松涛竹影荷风梅香兰心菊韵";
const ESTATES: [&str; 4] = ["海棠苑", "金桂里", "青溪新村", "桂花苑"];
const WORKPLACES: [&str; 8] =
    ["青溪百货超市", "海棠菜市场", "远山物流站", "金桂里小吃店", "晨光装饰队", "小蜜蜂快递点", "春和家政", ""];
const AREAS: [&str; 12] = [
    "510524", "411523", "430321", "362201", "320721", "452123", "513029", "440823", "142701", "350521", "522121",
    "230181",
];

/// Fills the open station with `count` made-up people and their dwellings.
pub fn fill(desk: &mut Desk, count: u32, seed: u64, progress: &Progress) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let mut dice = Dice(seed);
    let today = desk.today();
    let mut houses: Vec<RecordId> = Vec::new();
    let mut serial = 0;
    while serial < count {
        let end = (serial + BATCH).min(count);
        desk.acting("填入演示资料", "演示", |store, act| {
            store.write(act, |writing| {
                for number in serial..end {
                    one_person(writing, &mut dice, &mut houses, number, count, today)?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        serial = end;
        progress.report(serial.into(), count.into())?;
    }
    Ok(())
}

fn one_person(
    writing: &mut Writing<'_>,
    dice: &mut Dice,
    houses: &mut Vec<RecordId>,
    number: u32,
    count: u32,
    today: Date,
) -> Result<(), StoreError> {
    let person = invent_person(dice, number, today);
    let id = writing.insert(&person)?;
    if number.is_multiple_of(PEOPLE_PER_LANDLORD) {
        houses.push(let_a_house(writing, id, houses.len(), count)?);
        return Ok(());
    }
    // The newest houses fill up, so that every house has a handful of people.
    let place = houses[houses.len() - 1 - dice.below(houses.len().min(2))];
    let residence = invent_residence(writing, dice, id, place, today)?;
    writing.insert(&residence)?;
    Ok(())
}

/// A dwelling in one of the estates, wide enough for the whole station, and its landlord's file.
fn let_a_house(writing: &mut Writing<'_>, landlord: RecordId, nth: usize, count: u32) -> Result<RecordId, StoreError> {
    let buildings = (count as usize / PEOPLE_PER_LANDLORD as usize / (ESTATES.len() * 3 * 12)).max(1) + 1;
    let (estate, rest) = (ESTATES[nth % ESTATES.len()], nth / ESTATES.len());
    let (building, rest) = (rest % buildings + 1, rest / buildings);
    let (unit, rest) = (rest % 3 + 1, rest / 3);
    let room = (rest / 2 + 1) * 100 + rest % 2 + 1;
    let nodes = address::parse(&format!("{estate}{building}-{unit}-{room}")).nodes();
    let path: Vec<(&str, &str)> = nodes.iter().map(|node| (node.kind, node.label.as_str())).collect();
    let place = writing.find_or_create_place(&path)?;
    let house = RentalHouse {
        house_number: Text(format!("HT-{:04}", nth + 1)),
        place: Link::to(place),
        landlord: Link::to(landlord),
        letting_state: Choice::of("2"),
        rent_use: Choice::of("02"),
        rooms_total: Count(Some(3)),
        rooms_let: Count(Some(2)),
        hazard: Choice::of("00"),
        ..RentalHouse::default()
    };
    writing.insert(&house)?;
    Ok(place)
}

fn invent_person(dice: &mut Dice, number: u32, today: Date) -> Person {
    let is_male = dice.below(2) == 0;
    let birth = today - Days::new(365 * 16 + dice.below(365 * 50) as u64);
    let area = dice.pick(&AREAS);
    let sequence = if is_male { "001" } else { "000" };
    let body = format!("{area}{}{sequence}", birth.format("%Y%m%d"));
    let check = id_number::check_digit(&body);
    Person {
        identity: Identity { kind: Choice::of("111"), number: format!("{body}{check}"), ..Identity::default() },
        name: Name(invent_name(dice)),
        sex: Choice::of(if is_male { "1" } else { "2" }),
        birth: Day(Some(birth)),
        ethnic: Choice::of("01"),
        registered_area: Area { code: (*area).to_owned() },
        registered_address: Text(format!("石桥镇新合村{}组{}号", dice.below(12) + 1, dice.below(90) + 1)),
        phones: Phones(vec![format!("1380000{:04}", number % 10_000)]),
        ..Person::default()
    }
}

fn invent_name(dice: &mut Dice) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let surname =
        if dice.below(60) == 0 { (*dice.pick(&COMPOUND)).to_owned() } else { dice.pick(&surnames).to_string() };
    let first = *dice.pick(&given);
    if dice.below(5) == 0 { format!("{surname}{first}") } else { format!("{surname}{first}{}", dice.pick(&given)) }
}

fn invent_residence(
    writing: &mut Writing<'_>,
    dice: &mut Dice,
    person: RecordId,
    place: RecordId,
    today: Date,
) -> Result<Residence, StoreError> {
    let from = today - Days::new(dice.below(900) as u64);
    let until = (dice.below(12) == 0).then(|| (from + Days::new(60)).min(today));
    let serial = writing.next_number(super::registration::NUMBER_SERIES, from.year())?;
    Ok(Residence {
        person: Link::to(person),
        kind: Choice::of("2"),
        registration_number: Text(super::registration::number_text("海", from.year(), serial)),
        place: Link::to(place),
        dwelling_type: Choice::of("02"),
        reside_reason: Choice::of(dice.pick::<&str>(&["01", "01", "01", "03", "04", "06", "08"])),
        from_date: Day(Some(from)),
        until_date: Day(until),
        cancel_reason: Choice::of(if until.is_some() { "20" } else { "" }),
        planned_stay: Choice::of("3"),
        workplace: Text((*dice.pick(&WORKPLACES)).to_owned()),
        host_relation: Choice::of("1"),
        declared_by: Choice::of("1"),
        notice_signed_on: Day((dice.below(9) != 0).then_some(from)),
        registered_on: Day(Some(from)),
        registrar: Text("演示".to_owned()),
        ..Residence::default()
    })
}

/// SplitMix64 (Steele, Lea, Flood 2014): a few lines, the same on every system.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap_or_default()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
