use super::*;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).expect("a real day")
}

fn today() -> Date {
    day(2026, 6, 17)
}

fn found(number: &str) -> Verdict {
    check(number, today())
}

fn sentence(number: &str) -> String {
    found(number).problem.map(|flaw| flaw.sentence).unwrap_or_default()
}

/// 17 digits with the check digit they call for.
fn complete(digits: &str) -> String {
    format!("{digits}{}", check_digit(digits))
}

#[test]
fn numbers_known_to_be_right_are_right() {
    for (number, kind, birth, sex) in [
        ("11010519491231002X", Kind::Resident, day(1949, 12, 31), Sex::Female),
        ("440524188001010014", Kind::Resident, day(1880, 1, 1), Sex::Male),
        ("810000199408230021", Kind::HongKongMacaoTaiwan, day(1994, 8, 23), Sex::Female),
        ("830000199201300022", Kind::HongKongMacaoTaiwan, day(1992, 1, 30), Sex::Female),
    ] {
        let verdict = found(number);
        assert!(verdict.is_valid(), "{number}: {:?}", verdict.problem);
        assert_eq!(verdict.kind, kind, "{number}");
        assert_eq!((verdict.facts.birth, verdict.facts.sex), (Some(birth), Some(sex)), "{number}");
    }
}

#[test]
fn blanks_full_width_digits_and_a_small_x_are_taken() {
    for typed in [
        " 110105 19491231 002x ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002X",
        "'11010519491231002X",
    ] {
        assert_eq!(found(typed).number, "11010519491231002X", "{typed}");
        assert!(found(typed).is_valid(), "{typed}");
    }
}

#[test]
fn fifteen_digits_become_eighteen() {
    let verdict = found("110105491231002");
    assert!(verdict.is_valid());
    assert_eq!(verdict.number, "11010519491231002X");
    assert_eq!(verdict.upgraded.as_deref(), Some("11010519491231002X"));
    assert_eq!(verdict.facts.birth, Some(day(1949, 12, 31)));
}

#[test]
fn the_old_sequences_for_people_over_a_hundred_were_born_a_century_earlier() {
    assert_eq!(found("110105910102997").facts.birth, Some(day(1891, 1, 2)));
    // 1849 would be older than anybody.
    assert_eq!(found("110105490102997").facts.birth, Some(day(1949, 1, 2)));
}

#[test]
fn fifteen_digits_of_a_longer_number_are_doubted() {
    // Born 2003-11-2…: the first fifteen digits also read as somebody born in 1920.
    let verdict = found("110105200311201");
    assert!(verdict.is_valid());
    assert!(verdict.warnings[0].contains("还差 3 位"), "{:?}", verdict.warnings);
    // Born 1996: as fifteen digits the month would be 60.
    let verdict = found("110105199608010");
    assert_eq!(verdict.problem.map(|flaw| (flaw.sentence, flaw.is_unfinished)), Some(("还差 3 位".into(), true)));
}

#[test]
fn an_error_names_its_place() {
    for (number, expected, position) in [
        ("110105194912310021", "第 18 位校验码应为 X", 18),
        ("810000199408230027", "第 18 位校验码应为 1", 18),
        ("11010519491231", "还差 4 位", 15),
        ("11010519491231002", "还差 1 位", 18),
        ("11010519491231002X1", "多了 1 位，应为 18 位", 19),
        ("1101O519491231002X", "第 5 位是字母 O，应为数字（是不是 0）", 5),
        ("1101051949123100XX", "第 17 位不能是 X，只有第 18 位可以", 17),
        ("1101#519491231002X", "第 5 位不是数字", 5),
        ("01010519491231002X", "第 1 位应为 1 到 8", 1),
        ("11010519491331002X", "第 11–12 位：没有 13 月", 11),
        ("11010519490230002X", "第 13–14 位：1949 年 2 月没有 30 日", 13),
        ("11010520990101002X", "第 7–14 位的出生日期在今天之后", 7),
        ("11010518490101002X", "第 7–14 位的出生日期距今超过 150 年", 7),
        ("110105491331002", "第 9–10 位：没有 13 月", 9),
    ] {
        let verdict = found(number);
        assert!(!verdict.is_valid(), "{number}");
        let flaw = verdict.problem.expect("a flaw");
        assert_eq!((flaw.sentence.as_str(), flaw.position), (expected, Some(position)), "{number}");
    }
    assert_eq!(sentence(""), "没有号码");
}

#[test]
fn the_right_check_digit_is_offered_only_when_the_rest_is_in_order() {
    assert_eq!(found("110105194912310021").correct_check_digit, Some('X'));
    assert_eq!(found("11010519491331002X").correct_check_digit, None);
    assert_eq!(found("11010519491231002X").correct_check_digit, None);
}

#[test]
fn a_leap_day_exists_in_leap_years_only() {
    assert!(found(&complete("11010520000229001")).is_valid());
    assert_eq!(sentence(&complete("11010519000229001")), "第 13–14 位：1900 年 2 月没有 29 日");
}

#[test]
fn an_abolished_code_is_normal() {
    let verdict = found(&complete("51252519620304000"));
    assert!(verdict.is_valid());
    let area = verdict.area.expect("an area");
    assert_eq!(area.then.as_deref(), Some("四川省宜宾地区叙永县"));
    assert_eq!(area.now.as_deref(), Some("四川省泸州市叙永县"));
    assert!(verdict.warnings[0].contains("当时为四川省宜宾地区叙永县，现为四川省泸州市叙永县"));
}

#[test]
fn an_unknown_code_is_a_warning_and_no_error() {
    let verdict = found(&complete("51999919620304000"));
    assert!(verdict.is_valid());
    assert_eq!(verdict.warnings.len(), 1);
    assert_eq!(verdict.area.expect("an area").then, None);
}

#[test]
fn a_code_in_force_gives_no_warning() {
    assert!(found(&complete("51052419620304000")).warnings.is_empty());
    assert!(found("810000199408230021").warnings.is_empty());
    assert!(found("830000199201300022").warnings.is_empty());
}

#[test]
fn a_foreigners_number_has_its_country_and_its_birth() {
    let number = complete("93127619880709000");
    let verdict = found(&number);
    assert_eq!((verdict.kind, verdict.problem.clone()), (Kind::Foreigner, None));
    assert_eq!(verdict.facts.birth, Some(day(1988, 7, 9)));
    assert_eq!(verdict.area.expect("a place").then.as_deref(), Some("上海市"));
    assert!(verdict.warnings.is_empty(), "{:?}", verdict.warnings);
    assert_eq!(found(&complete("93199919880709000")).warnings.len(), 1);
}

#[test]
fn a_foreigners_card_of_2017_begins_with_three_letters() {
    let verdict = found("DEU310088070912");
    assert_eq!((verdict.kind, verdict.problem), (Kind::ForeignerOf2017, None));
    assert_eq!(verdict.facts.birth, Some(day(1988, 7, 9)));
    // Born 1919 or 2019: not certain.
    assert_eq!(found("DEU310019070912").facts.birth, None);
    assert_eq!(sentence("DEU310088130912"), "第 10–11 位：没有 13 月");
}

#[test]
fn each_document_has_its_own_form() {
    for (document, good, bad, expected) in [
        ("516", "H12345678", "K12345678", "第 1 位应为字母 H（香港）或 M（澳门）"),
        ("516", "M1234567801", "H123456", "还差 2 位"),
        ("511", "12345678", "1234567", "还差 1 位"),
        ("511", "1234567890(B)", "123456789", "还差 1 位"),
        ("414", "EA1234567", "E12!4567", "第 4 位不是字母或数字"),
        ("414", "G12345678", "E12", "护照号码至少 5 位"),
        ("553", "DEU310088070912", "DEU31008807091", "还差 1 位"),
        ("HMT", "810000199408230021", "11010519491231002X", "前 6 位应为 810000、820000 或 830000"),
        (
            "111",
            "11010519491231002X",
            "93127619880709000",
            "第 1 位是 9：这是外国人永久居留身份证的号码，请改选证件类型",
        ),
        ("999", "某证 12-3", &"9".repeat(31), "最多 30 位"),
    ] {
        assert!(check_as(document, good, today()).is_valid(), "{document} {good}");
        let flaw = check_as(document, bad, today()).problem.expect("a flaw");
        assert_eq!(flaw.sentence, expected, "{document} {bad}");
    }
}

#[test]
fn the_form_of_a_number_names_its_document() {
    for (number, document) in [
        ("11010519491231002X", Some("111")),
        ("810000199408230021", Some("HMT")),
        ("H12345678", Some("516")),
        ("DEU310088070912", Some("553")),
        ("EA1234567", None),
        ("1101", None),
    ] {
        assert_eq!(document_of(number, today()), document, "{number}");
    }
}

#[test]
fn every_single_wrong_digit_is_found() {
    let right = "11010519491231002X";
    for place in 0..17 {
        for digit in '0'..='9' {
            let mut wrong: Vec<char> = right.chars().collect();
            if wrong[place] != digit {
                wrong[place] = digit;
                assert!(!found(&wrong.iter().collect::<String>()).is_valid(), "place {place}, digit {digit}");
            }
        }
    }
}

#[test]
fn whatever_is_typed_there_is_an_answer() {
    for typed in [
        "",
        "x",
        "X1",
        "号码",
        "一二三四五六七八九十一二三四五六七八",
        "9",
        "HMT",
        "H",
        "ABCD",
        "11010519491231002号",
        "🙂",
    ] {
        for document in ["", "111", "414", "511", "516", "553", "HMT", "999"] {
            let _ = check_as(document, typed, today());
        }
        assert!(!found(typed).is_valid(), "{typed}");
    }
}

#[test]
fn the_json_has_english_keys() {
    let json = serde_json::to_value(found("110105491231002")).expect("json");
    assert_eq!(json["number"], "11010519491231002X");
    assert_eq!(json["valid"], true);
    assert_eq!(json["birth"], "1949-12-31");
    assert_eq!(json["sex"], "female");
    assert_eq!(json["area"]["then"], "北京市朝阳区");
    assert_eq!(json["problem"], serde_json::Value::Null);
}
