//! A town of made-up people in an archive on disk, the same in every run.
#![allow(dead_code, reason = "each bench uses its part")]

use linli::domain::registers::{Person, Residence};
use linli::domain::values::{Area, Choice, Day, Identity, Link, Name, Phones, Text};
use linli::domain::{Date, RecordId, Role, Station};
use linli::store::{Act, KeyCost, NewOperator, Store, StoreError, Writing};
use std::path::{Path, PathBuf};

const AT: &str = "2026-06-15T09:00:00+08:00";
const PEOPLE_PER_ROOM: u32 = 3;
const PEOPLE_PER_SAVE: u32 = 50_000;
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国红玉梅志华文雅欣怡子涵浩宇梓轩思远晓东海燕春雨秋月冬雪青山绿水长河落日圆";

/// The folder of a town of so many people; made when it is asked for the first time (a million take some minutes), kept
/// until `cargo clean`.
pub fn town(people: u32) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("town-{people}"));
    if Store::peek(&dir).is_err() {
        let _ = std::fs::remove_dir_all(&dir);
        let aside = dir.with_extension("unfinished");
        let _ = std::fs::remove_dir_all(&aside);
        populate(&aside, people).expect("a town can be made in the temporary folder");
        std::fs::rename(&aside, &dir).expect("the finished town gets its name");
    }
    dir
}

pub fn open(people: u32) -> Store {
    Store::unlock(&town(people), "测量", "测量").expect("the town opens").0
}

fn populate(dir: &Path, people: u32) -> Result<(), StoreError> {
    let station = Station { name: "测量站".into(), ..Station::default() };
    let founder = NewOperator { name: "测量", password: "测量", role: Role::Administrator };
    let (mut store, ..) = Store::create_at_cost(dir, &station, &founder, AT, KeyCost::TRIFLING)?;
    let act = Act { operator: "测量", machine: "测量", at: AT, what: "填入", purpose: "" };
    let started = std::time::Instant::now();
    for first in (0..people).step_by(PEOPLE_PER_SAVE as usize) {
        store.write(&act, |writing| {
            (first..people.min(first + PEOPLE_PER_SAVE)).try_for_each(|serial| settle(writing, serial))
        })?;
    }
    println!("{people} people moved in, in {:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}

fn settle(writing: &mut Writing<'_>, serial: u32) -> Result<(), StoreError> {
    let id = writing.insert(&somebody(serial))?;
    let place = home(writing, serial / PEOPLE_PER_ROOM)?;
    let number = writing.next_number("流动人口", 2026)?;
    writing.insert(&Residence {
        person: Link::to(id),
        place: Link::to(place),
        kind: Choice::of("2"),
        registration_number: Text(format!("测2026-{number:07}")),
        reside_reason: Choice::of(["01", "03", "04"][serial as usize % 3]),
        from_date: Day(Some(day(serial % 1500, 2022))),
        until_date: Day(serial.is_multiple_of(12).then(|| day(serial % 1500 + 90, 2022))),
        notice_signed_on: Day((!serial.is_multiple_of(9)).then(|| day(serial % 1500, 2022))),
        registered_on: Day(Some(day(serial % 1500, 2022))),
        registrar: Text("测量".into()),
        ..Residence::default()
    })?;
    Ok(())
}

/// Estates of 12 buildings of 3 units of 18 floors of 2 rooms.
fn home(writing: &mut Writing<'_>, room: u32) -> Result<RecordId, StoreError> {
    let (estate, room) = (room / 1296, room % 1296);
    let (building, room) = (room / 108 + 1, room % 108);
    let (unit, room) = (room / 36 + 1, room % 36);
    let name: String = (0..2).map(|place| pick(GIVEN, estate.wrapping_mul(7 + place) + place)).collect();
    writing.find_or_create_place(&[
        ("2", &format!("{name}{}苑", pick(GIVEN, estate / 60))),
        ("5", &format!("{building}栋")),
        ("6", &format!("{unit}单元")),
        ("7", &format!("{}{:02}室", room / 2 + 1, room % 2 + 1)),
    ])
}

/// The person with this serial number.
pub fn somebody(serial: u32) -> Person {
    let mixed = mix(serial);
    let birth = day(mixed % 18_000, 1955);
    Person {
        name: Name(name(serial)),
        identity: Identity {
            kind: Choice::of("111"),
            number: format!("51052{}{}{:03}{}", mixed % 10, birth.format("%Y%m%d"), serial % 1000, mixed % 10),
            ..Identity::default()
        },
        sex: Choice::of(if mixed & 1 == 0 { "1" } else { "2" }),
        birth: Day(Some(birth)),
        phones: Phones(vec![format!("1{:010}", u64::from(mixed) * 7919 % 10_000_000_000)]),
        registered_area: Area { code: if serial.is_multiple_of(11) { String::new() } else { "510524".into() } },
        registered_address: Text(format!("石桥镇新合村{}组", serial % 12 + 1)),
        ..Person::default()
    }
}

pub fn name(serial: u32) -> String {
    let mixed = mix(serial);
    // Squared, so that the first surnames are much commoner than the last ones.
    let count = SURNAMES.chars().count() as u32;
    let spread = mixed % 1000;
    let surname = pick(SURNAMES, spread * spread * count / 1_000_000);
    let letters = if (mixed >> 10).is_multiple_of(5) { 1 } else { 2 };
    let given: String = (0..letters).map(|place| pick(GIVEN, mixed >> (12 + 6 * place))).collect();
    format!("{surname}{given}")
}

fn pick(letters: &str, index: u32) -> char {
    let count = letters.chars().count();
    letters.chars().nth(index as usize % count).unwrap_or('某')
}

fn day(days: u32, year: i32) -> Date {
    Date::from_ymd_opt(year, 1, 1).expect("a day") + chrono::Days::new(days.into())
}

fn mix(serial: u32) -> u32 {
    let mixed = (serial ^ serial >> 16).wrapping_mul(0x7FEB_352D);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x846C_A68B);
    mixed ^ mixed >> 16
}
