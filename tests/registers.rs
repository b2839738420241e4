//! What holds for every register, by walking every one of them: a register added tomorrow is tested by being listed.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

use linli::domain::finding::Reason;
use linli::domain::values::Editor;
use linli::domain::{Date, Field, Image, Need, Register, Weight};
use linli::every_register;
use std::collections::{BTreeMap, BTreeSet};

/// Calls `test::<R>()` with every register: `walk!($ test)`. The dollar is handed in for the macro inside, which has no
/// other way to one.
macro_rules! walk {
    ($dollar:tt $test:ident) => {{
        macro_rules! each {
                                        ($dollar($dollar register:ty),+) => { $dollar($test::<$dollar register>();)+ };
                                    }
        every_register!(each);
    }};
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 6, 15).expect("a day")
}

/// Something to type into a box of this kind that it will take.
fn typed(editor: Editor) -> Vec<String> {
    let words = match editor {
        Editor::Day | Editor::Days => "2024-3-1",
        Editor::Choice(table) => return vec![table.codes.last().expect("no table is empty").code.clone()],
        Editor::Area => "510524",
        Editor::Identity => "11010519491231002X",
        Editor::Phones => "13800000101，0830-5550123",
        Editor::Link(_) => "7",
        Editor::Line | Editor::Lines => return vec!["海棠苑".into(), "3".into()],
    };
    vec![words.into()]
}

/// A record in which every field is filled.
fn filled<R: Register>() -> R {
    let mut record = R::default();
    for field in R::fields() {
        let value = (field.value_mut)(&mut record);
        let is_taken = typed(value.editor()).iter().any(|words| value.read(words, today()).is_ok());
        assert!(is_taken && !value.is_empty(), "{}.{} takes nothing", R::TABLE, field.key);
    }
    record
}

#[test]
fn what_is_stored_comes_back() {
    fn test<R: Register>() {
        let record = filled::<R>();
        let image = record.image();
        assert_eq!(R::from_image(&image).as_ref(), Ok(&record), "{}", R::TABLE);
        // History and drafts keep the image as JSON.
        let json = serde_json::to_string(&image).expect("an image is JSON");
        let back: Image = serde_json::from_str(&json).expect("and comes back");
        assert_eq!(R::from_image(&back), Ok(record), "{}", R::TABLE);
        assert_eq!(R::from_image(&Image::new()), Ok(R::default()), "{}", R::TABLE);
    }
    walk!($ test);
}

#[test]
fn every_column_belongs_to_one_field() {
    fn test<R: Register>() {
        let columns = R::columns();
        let distinct: BTreeSet<&String> = columns.iter().collect();
        assert_eq!(distinct.len(), columns.len(), "{}: {columns:?}", R::TABLE);
        let image = filled::<R>().image();
        assert_eq!(image.keys().collect::<BTreeSet<_>>(), distinct, "{}", R::TABLE);
    }
    walk!($ test);
}

#[test]
fn the_columns_are_those_of_the_schema() {
    fn test<R: Register>() {
        let table = tables().remove(R::TABLE).unwrap_or_else(|| panic!("no table {}", R::TABLE));
        let expected: BTreeSet<String> = R::columns().into_iter().chain(["id".to_owned()]).collect();
        let typed: BTreeSet<String> =
            table.into_iter().filter(|column| !column.is_kept_by_the_store).map(|c| c.name).collect();
        assert_eq!(typed, expected, "{}", R::TABLE);
    }
    walk!($ test);
}

#[test]
fn no_two_fields_share_a_key_a_label_or_a_heading() {
    fn test<R: Register>() {
        let mut keys = BTreeSet::new();
        let mut headings = BTreeMap::new();
        for field in R::fields() {
            assert!(keys.insert(field.key), "{}.{} twice", R::TABLE, field.key);
            assert!(!field.label.is_empty(), "{}.{}", R::TABLE, field.key);
            for heading in field.aka.iter().chain([&field.label]) {
                let other = headings.insert(*heading, field.key);
                assert_eq!(other, None, "{}: 「{heading}」 means {} too", R::TABLE, field.key);
            }
        }
    }
    walk!($ test);
}

#[test]
fn no_two_registers_or_sections_share_a_name() {
    let mut tables = BTreeSet::new();
    let mut titles = BTreeSet::new();
    macro_rules! each {
        ($($register:ty),+) => {
            $(assert!(tables.insert(<$register>::TABLE) && titles.insert(<$register>::TITLE), "{}", <$register>::TABLE);)+
        };
    }
    every_register!(each);
    fn sections<R: Register>() {
        let titles: BTreeSet<&str> = R::SECTIONS.iter().map(|section| section.title).collect();
        assert_eq!(titles.len(), R::SECTIONS.len(), "{}", R::TABLE);
        assert!(R::SECTIONS.iter().all(|section| !section.fields.is_empty()), "{}", R::TABLE);
    }
    walk!($ sections);
}

#[test]
fn what_is_required_or_expected_complains_by_its_name_when_empty() {
    fn test<R: Register>() {
        let problems = R::default().problems(today());
        for field in R::fields() {
            let said: Vec<_> = problems.iter().filter(|problem| problem.field == field.key).collect();
            match field.need {
                Need::Optional => assert!(said.is_empty(), "{}.{}: {said:?}", R::TABLE, field.key),
                _ if !R::default().concerns(field.key) => {
                    assert!(said.is_empty(), "{}.{}: {said:?}", R::TABLE, field.key);
                }
                need => {
                    let weight = if need == Need::Required { Weight::Wrong } else { Weight::Missing };
                    assert_eq!(said.len(), 1, "{}.{}", R::TABLE, field.key);
                    assert_eq!(said[0].weight, weight, "{}.{}", R::TABLE, field.key);
                    assert!(said[0].sentence.contains(field.label), "{}: {}", R::TABLE, said[0].sentence);
                }
            }
        }
    }
    walk!($ test);
}

#[test]
fn an_empty_field_empties_itself_again_when_its_text_is_deleted() {
    fn test<R: Register>() {
        let mut record = filled::<R>();
        for field in R::fields() {
            let value = (field.value_mut)(&mut record);
            assert_eq!(value.read("", today()), Ok(()), "{}.{}", R::TABLE, field.key);
            assert!(value.typed().is_empty(), "{}.{} keeps {}", R::TABLE, field.key, value.typed());
        }
    }
    walk!($ test);
}

#[test]
fn what_stands_in_the_box_is_read_as_what_it_was() {
    fn test<R: Register>() {
        let record = filled::<R>();
        for field in R::fields() {
            let mut again = record.clone();
            let words = (field.value)(&record).typed();
            assert_eq!(
                (field.value_mut)(&mut again).read(&words, today()),
                Ok(()),
                "{}.{}: {words}",
                R::TABLE,
                field.key
            );
            assert_eq!(again, record, "{}.{}: {words}", R::TABLE, field.key);
        }
    }
    walk!($ test);
}

#[test]
fn every_searchable_field_has_keys_to_be_found_by() {
    fn test<R: Register>() {
        let record = filled::<R>();
        let has_keys = |field: &&Field<R>| !(field.value)(&record).search_keys(&Reason::ALL).is_empty();
        // Free text has its keys from the store, which knows what it stands for: an address, a running number.
        let is_free = |field: &&Field<R>| matches!((field.value)(&record).editor(), Editor::Line);
        for field in R::fields().filter(|field| field.is_searchable) {
            assert!(has_keys(&field) || is_free(&field), "{}.{}", R::TABLE, field.key);
        }
    }
    walk!($ test);
}

/// What is not collected (docs/privacy.md), as it would be called in a column or on a form.
const NOT_COLLECTED: &[(&str, &[&str])] = &[
    ("宗教", &["religion", "faith"]),
    ("信仰", &["belief"]),
    ("健康", &["health"]),
    ("疾病", &["disease", "illness"]),
    ("残疾", &["disab"]),
    ("精神", &["mental"]),
    ("艾滋", &["aids", "hiv"]),
    ("吸毒", &["drug"]),
    ("血型", &["blood"]),
    ("身高", &["height", "stature"]),
    ("指纹", &["fingerprint"]),
    ("人脸", &["face"]),
    ("声纹", &["voice"]),
    ("照片", &["photo"]),
    ("计划生育", &["birth_control", "family_planning"]),
    ("孕", &["pregnan"]),
    ("避孕", &["contracept"]),
    ("前科", &["criminal", "crime"]),
    ("刑满", &["prison", "convict"]),
    ("矫正", &["correction"]),
    ("邪教", &["cult"]),
    ("上访", &["petition"]),
    ("重点", &["key_person", "suspect"]),
    ("管控", &["control_level"]),
    ("风险", &["risk"]),
    ("高危", &["danger"]),
    ("信用", &["credit"]),
    ("积分", &["score"]),
    ("收入", &["income", "salary"]),
    ("资产", &["asset", "wealth"]),
    ("银行", &["bank"]),
    ("社保", &["social_insurance"]),
    ("行踪", &["movement", "whereabouts", "track"]),
    ("门禁", &["door_log", "gate"]),
    ("车辆", &["vehicle", "licence_plate"]),
    ("政治面貌", &["political"]),
];

/// The public number of an organisation (GB 32100) is called so; it says nothing about anybody's credit. And what is archived
/// says nothing about anybody's health.
const COLLECTED_ALL_THE_SAME: [&str; 3] = ["archive", "credit_code", "统一社会信用代码"];

fn forbidden_in(name: &str) -> Option<&'static str> {
    let name = COLLECTED_ALL_THE_SAME.iter().fold(name.to_lowercase(), |name, public| name.replace(public, ""));
    let words = NOT_COLLECTED.iter().flat_map(|(chinese, english)| english.iter().chain([chinese]));
    words.copied().find(|word| name.contains(word))
}

#[test]
fn no_field_asks_for_what_is_not_collected() {
    fn test<R: Register>() {
        for section in R::SECTIONS {
            assert_eq!(forbidden_in(section.title), None, "{}", R::TABLE);
            for field in section.fields {
                for name in field.aka.iter().chain([&field.key, &field.label]) {
                    assert_eq!(forbidden_in(name), None, "{}.{}: {name}", R::TABLE, field.key);
                }
            }
        }
    }
    walk!($ test);
}

#[test]
fn no_table_or_column_holds_what_is_not_collected() {
    for (table, columns) in tables() {
        for name in columns.iter().map(|column| &column.name).chain([&table]) {
            assert_eq!(forbidden_in(name), None, "{table}.{name}");
        }
    }
}

#[test]
fn every_remark_says_what_not_to_write_into_it() {
    fn test<R: Register>() {
        for field in R::fields().filter(|field| field.label.contains("备注")) {
            assert_eq!(field.hint, "不要填写宗教、疾病、前科等内容", "{}.{}", R::TABLE, field.key);
        }
    }
    walk!($ test);
}

#[test]
fn every_listed_column_is_wide_enough_for_its_heading() {
    fn test<R: Register>() {
        for field in R::fields() {
            let Some(width) = field.list_width else { continue };
            let heading = field.label.chars().count() as f32 * 14.0;
            assert!(width >= heading, "{}.{}: {width} for {heading}", R::TABLE, field.key);
        }
    }
    walk!($ test);
}

struct Column {
    name: String,
    is_kept_by_the_store: bool,
}

/// The tables of schema.sql, read as a person reads them: a name in lower case begins a column.
fn tables() -> BTreeMap<String, Vec<Column>> {
    let schema = include_str!("../schema.sql");
    let bodies =
        schema.split("CREATE TABLE ").skip(1).map(|rest| rest.split_once(") STRICT").expect("a STRICT table").0);
    let tables: BTreeMap<_, _> = bodies
        .map(|body| {
            let (name, lines) = body.split_once('(').expect("a table has columns");
            (name.trim().to_owned(), columns(lines))
        })
        .collect();
    assert!(tables.len() > 8, "the schema was not understood");
    tables
}

fn columns(lines: &str) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut is_kept_by_the_store = false;
    for line in lines.lines().map(str::trim) {
        if line.starts_with("--") {
            is_kept_by_the_store = line.starts_with("-- kept by the store");
        }
        let name: String = line.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect();
        if !name.is_empty() {
            columns.push(Column { name, is_kept_by_the_store });
        }
    }
    columns
}
