//! Who has left or died is not taken for somebody who lives here.

use super::*;

#[test]
fn a_day_of_leaving_and_a_word_for_it_end_the_stay() {
    let read = rows(&[
        "姓名,现住地址,入住时间,是否已迁出,迁出日期,是否已死亡,死亡日期",
        "云中鹤,海棠苑3-2-501,2020-01-01,是,2026-03-01,否,",
        "水上漂,海棠苑3-2-502,2020-01-01,否,,是,2026-04-01",
        "草上飞,海棠苑3-2-503,2020-01-01,是,,,",
        "一阵风,海棠苑3-2-504,2020-01-01,否,2026-03-01,是,",
        "西方亮,海棠苑3-2-505,2020-01-01,,2026-03-01,,",
        "东方亮,海棠苑3-2-506,2020-01-01,已经,,,",
    ]);
    let day = |day: &str| day.parse().ok();
    let stays: Vec<(Option<Date>, &str)> =
        read.iter().map(|row| (row.residence.until_date.0, row.residence.cancel_reason.code.as_str())).collect();
    assert_eq!(stays[0], (day("2026-03-01"), "20"));
    assert_eq!(stays[1], (day("2026-04-01"), "70"), "who has died lives here no more");
    assert_eq!(stays[4], (day("2026-03-01"), ""));
    assert_eq!(read[2].refusals[0].words(), "离开日期：写着已迁出，却没有日期，请补上");
    assert_eq!(read[3].refusals[0].words(), "死亡日期：写着已死亡，却没有日期，请补上");
    assert_eq!(left_out(&read[3]), ["离开日期：另一列写着「否」，这个日期不导入"]);
    assert_eq!(left_out(&read[5]), ["是否已迁出：看不出是或否（这一格不导入）"]);
}

#[test]
fn without_an_address_a_row_says_what_of_it_is_not_registered() {
    let read = rows(&["姓名,户主姓名,与户主关系,工作单位,现住地址", "云小鹤,云中鹤,长女,第三小学,"]);
    let said = left_out(&read[0]);
    assert!(said[0].starts_with("现住址：没有住址，") && said[0].ends_with("没有登记"), "{said:?}");
    assert_eq!(said.last().unwrap(), "户主：没有住址，户主、与户主关系不导入");
}

#[test]
fn a_remark_that_tells_what_is_not_collected_is_left_out() {
    let read = rows(&["姓名,现住地址,备注", "云中鹤,海棠苑3-2-501,信教", "水上漂,海棠苑3-2-502,租住二楼"]);
    assert!(read[0].person.remark.is_empty() && left_out(&read[0])[0].contains("不采集"), "{:?}", left_out(&read[0]));
    assert_eq!(&*read[1].person.remark, "租住二楼");
}

#[test]
fn one_wrong_telephone_leaves_the_others() {
    let read = rows(&["姓名,联系电话,现住地址", "云中鹤,139 0000 1114  （妻）13900001115,海棠苑3-2-501"]);
    assert_eq!(read[0].person.phones.0, ["13900001114", "13900001115"]);
    assert_eq!(left_out(&read[0]), ["联系电话：号码旁边写的字不导入，要留的请写进备注"]);
}
