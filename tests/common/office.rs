//! An office to try the program in: a temporary archive with a few people who do not exist, and the built program, run as
//! an administrator runs it.
//!
//! The archive is made with trifling key cost, so that a test may sign in twenty times; one test of the command line keeps
//! the full cost. The settings of the person who runs the tests are never touched.
#![allow(dead_code, reason = "each test crate uses its part")]

use linli::domain::registers::{Person, RentalHouse, Residence};
use linli::domain::values::{Area, Choice, Day, Identity, Link, Name, Phones, Text};
use linli::domain::{Date, RecordId, Role, Station, id_number};
use linli::store::{Act, KeyCost, NewOperator, Store, StoreError, Writing};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const OPERATOR: &str = "站长";
pub const PASSWORD: &str = "海棠花开了又开";
pub const STATION: &str = "海棠社区综治工作站";
const AT: &str = "2026-06-15T09:00:00+08:00";
/// No command of the tests takes longer than a few seconds.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// Somebody who does not exist, and the room they live in.
pub struct Resident {
    pub name: &'static str,
    /// The first seventeen characters of the identity number.
    pub body: &'static str,
    pub telephone: &'static str,
    /// Building, unit and room of 海棠苑.
    pub room: (u32, u32, u32),
}

impl Resident {
    pub fn number(&self) -> String {
        format!("{}{}", self.body, id_number::check_digit(self.body))
    }
}

/// Names whose surnames are read otherwise than the characters are, and one of each length.
pub const RESIDENTS: [Resident; 6] = [
    Resident { name: "曾不曾", body: "51052419900101000", telephone: "13800000101", room: (3, 2, 501) },
    Resident { name: "单数双", body: "41152319850607001", telephone: "13800000202", room: (3, 2, 502) },
    Resident { name: "解千愁", body: "43032119780911002", telephone: "13800000303", room: (3, 1, 101) },
    Resident { name: "区别大", body: "36220119920228003", telephone: "13800000404", room: (1, 1, 301) },
    Resident { name: "尉迟不迟", body: "32072120010312004", telephone: "13800000505", room: (1, 1, 302) },
    Resident { name: "云中鹤", body: "44082319660416005", telephone: "13800000606", room: (12, 1, 1203) },
];

/// What a finished command left.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// Standard output, of a command that did its work and had nothing to complain of.
    pub fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.done()).expect("standard output is one JSON document")
    }

    /// The one sentence of a command that was refused.
    pub fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        self.sentence()
    }

    /// The one sentence of a command that was not understood.
    pub fn misused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        self.sentence()
    }

    fn sentence(self) -> String {
        assert_eq!(self.err.lines().count(), 1, "one sentence: {}", self.err);
        self.err
    }
}

pub struct Office {
    pub folder: TempDir,
}

impl Office {
    /// A folder without an archive.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// An archive in which the [`RESIDENTS`] are registered, with ids in their order.
    pub fn with_people() -> Self {
        let office = Self::empty();
        let founder = NewOperator { name: OPERATOR, password: PASSWORD, role: Role::Administrator };
        let station = Station {
            name: STATION.into(),
            community: "海棠社区".into(),
            number_prefix: "海".into(),
            ..Station::default()
        };
        let (mut store, ..) =
            Store::create_at_cost(&office.archive(), &station, &founder, AT, KeyCost::TRIFLING).expect("a new archive");
        let act = Act { operator: OPERATOR, machine: "柜台一", at: AT, what: "登记流动人口", purpose: "" };
        store
            .write(&act, |writing| {
                let landlord = writing.insert(&person(&LANDLORD))?;
                RESIDENTS.iter().try_for_each(|resident| register(writing, resident, landlord))
            })
            .expect("the residents are registered");
        office
    }

    pub fn archive(&self) -> PathBuf {
        self.path("档案")
    }

    pub fn settings(&self) -> PathBuf {
        self.path("settings")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path as a word of a command.
    pub fn word(&self, name: &str) -> String {
        self.path(name).to_str().expect("a temporary path is text").to_owned()
    }

    /// `linli COMMAND --archive … WORDS`, as the operator who knows the password.
    pub fn at_archive(&self, command: &str, words: &[&str]) -> Answer {
        let archive = self.word("档案");
        self.linli(&[&[command, "--archive", &archive], words].concat())
    }

    pub fn linli(&self, words: &[&str]) -> Answer {
        self.linli_with_password(PASSWORD, words)
    }

    pub fn linli_with_password(&self, password: &str, words: &[&str]) -> Answer {
        self.run(self.command(words).env("LINLI_PASSWORD", password))
    }

    /// The program with its own settings, and neither password nor display.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_linli"));
        self.prepare(command.args(words));
        command
    }

    pub fn prepare(&self, command: &mut Command) {
        command.env("LINLI_SETTINGS", self.settings()).env_remove("LINLI_PASSWORD");
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    }

    /// Runs to the end, or ends it when the time is up.
    pub fn run(&self, command: &mut Command) -> Answer {
        let (out, err) = (self.path("out.txt"), self.path("err.txt"));
        command.stdin(Stdio::null());
        command.stdout(File::create(&out).expect("out.txt")).stderr(File::create(&err).expect("err.txt"));
        let status = wait(command);
        let text = |path: &Path| String::from_utf8(fs::read(path).expect("what was said")).expect("said in UTF-8");
        Answer { code: status.code().expect("not ended by a signal"), out: text(&out), err: text(&err) }
    }
}

fn wait(command: &mut Command) -> ExitStatus {
    let mut child = command.spawn().expect("the program starts");
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("its state can be asked") {
            return status;
        }
        if start.elapsed() > TIME_LIMIT {
            child.kill().expect("it can be ended");
            child.wait().expect("it ends");
            panic!("not done within {TIME_LIMIT:?}: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What an outside tool says; the packages are those of ./test.
pub fn outside(tool: &str, words: &[&str]) -> String {
    let output = Command::new(tool).args(words).output().unwrap_or_else(|_| panic!("{tool} is missing: run ./test"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("said in UTF-8")
}

const LANDLORD: Resident =
    Resident { name: "万俟有房", body: "51050219550505006", telephone: "13800000707", room: (9, 9, 909) };

fn person(of: &Resident) -> Person {
    let is_female = of.body.as_bytes()[16].is_multiple_of(2);
    Person {
        identity: Identity { kind: Choice::of("111"), number: of.number(), ..Identity::default() },
        name: Name::new(of.name),
        sex: Choice::of(if is_female { "2" } else { "1" }),
        birth: Day(Some(Date::parse_from_str(&of.body[6..14], "%Y%m%d").expect("a day of birth"))),
        registered_area: Area::of(&of.body[..6]),
        registered_address: Text::new("石桥镇新合村9组99号"),
        phones: Phones::new(of.telephone),
        ..Person::default()
    }
}

fn register(writing: &mut Writing<'_>, of: &Resident, landlord: RecordId) -> Result<(), StoreError> {
    let (building, unit, room) = of.room;
    let path = [
        ("2", "海棠苑".to_owned()),
        ("5", format!("{building}栋")),
        ("6", format!("{unit}单元")),
        ("7", format!("{room}室")),
    ];
    let path: Vec<(&str, &str)> = path.iter().map(|(kind, label)| (*kind, label.as_str())).collect();
    let place = Link::to(writing.find_or_create_place(&path)?);
    let person = writing.insert(&person(of))?;
    let serial = writing.next_number("floating_registration", 2026)?;
    let day = Day(Date::from_ymd_opt(2026, 6, 1));
    writing.insert(&Residence {
        person: Link::to(person),
        kind: Choice::of("2"),
        registration_number: Text(format!("海2026-{serial:06}")),
        place,
        dwelling_type: Choice::of("02"),
        reside_reason: Choice::of("01"),
        from_date: day,
        planned_stay: Choice::of("3"),
        workplace: Text::new("小蜜蜂快递点"),
        declared_by: Choice::of("1"),
        notice_signed_on: day,
        registered_on: day,
        registrar: Text::new(OPERATOR),
        ..Residence::default()
    })?;
    writing.insert(&RentalHouse {
        place,
        landlord: Link::to(landlord),
        letting_state: Choice::of("2"),
        registered_on: day,
        ..RentalHouse::default()
    })?;
    Ok(())
}
