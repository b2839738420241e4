//! Tables as other offices send them.

use super::*;
use crate::domain::import::Merged;

/// Rows of texts; 「□」 is an empty cell with lines round it, 「=」 one with a formula.
fn grid(rows: &[&str], merged: &[Merged]) -> Grid {
    let cells = rows.iter().zip(0..).flat_map(|(row, index)| {
        row.split(',').zip(0..).filter(|(text, _)| !text.is_empty()).map(move |(text, column)| {
            let holds = if text == "=" { Holds::Formula } else { Holds::Text };
            let is_empty = matches!(text, "□" | "=");
            let text = if is_empty { String::new() } else { text.to_owned() };
            ((index, column), GridCell { text, holds, is_styled: true })
        })
    });
    Grid::new("表", cells, merged)
}

fn words(plan: &Plan) -> Vec<String> {
    plan.slots.iter().map(Slot::words).collect()
}

/// The heading rows of real-life.md §2, each with how many of its columns linli fills and how many it does not know.
const REAL: [(&str, About, usize, usize); 19] = [
    ("姓名*,身份证号码*,电话号码*,居住时间*,居住事由*,居住处所*,与户主关系*,拟居住期限*,备注", About::People, 8, 0),
    ("姓名*,身份证号码*,电话号码*,职务*,入职时间*,离职时间,居住地派出所*,居住地址*,备注", About::People, 4, 4),
    (
        "序号,姓名,公民身份证号,性别,出生日期,联系电话,户籍地区划,户籍地详址,现住地区划,现住地详址,到达时间,核签时间,居住事由,\
         操作单位,操作人,操作时间,拟居住时间",
        About::People,
        15,
        2,
    ),
    ("序号,姓名,公民身份证号,性别,出生日期,联系电话,户籍地详址,现住地详址", About::People, 8, 0),
    (
        "序号,姓名,公民身份证号,户号,与户主关系,性别,出生日期,联系电话,户籍地区划,户籍地详址,现住地区划,现住地详址,户号,户口类别,\
         迁入时间,其它住址省市县区,其他住址详址,核实时间",
        About::People,
        12,
        6,
    ),
    ("序号,姓名,公民身份证号,性别,寄住时间,寄住原因,与户主关系,核实时间", About::People, 7, 1),
    (
        "序号,地址名称,房主姓名,房主联系电话,房主身份证号,产权类型,登记民警姓名,登记单位名称,出租房屋编号",
        About::Houses,
        8,
        1,
    ),
    (
        "序号,姓名,身份证号码,性别,现住地址,户籍详址,有效期(年),打印状态,打印标志,制证时间,居住证标识,流口标识",
        About::People,
        7,
        5,
    ),
    (
        "核查人,社区,出租屋编号,出租屋地址,更新时间,居住证_居住人数,居住证_间数,居住证_床位数,核查_人数,核查_房间数,核查_床位数,\
         入户走访,走访日期,星级评定,责任书签订,实际情况",
        About::Houses,
        7,
        8,
    ),
    ("出租屋编号,门牌号,出租屋备案登记号,出租屋地址,出租层数", About::Houses, 5, 0),
    (
        "编号,姓名,性别,身份证号,居住类型,楼号,楼层,房间号码,暂住地址,所在公司,职业,电话,居住是由,户籍地址,户口类型,民族,文化程度,\
         婚姻状况,出生日期",
        About::People,
        18,
        1,
    ),
    (
        "姓名,身份证号,唯一标识,护照/其他证件号码,其他证件类型,性别,出生日期,联系电话,现住小区/建筑,现住详细门牌,所属网格,\
         与其他人员关系,人员类型,是否重点人员,重点类别,户籍小区/建筑,户籍详细地址,户编号,户号,户籍迁入日期,是否人户分离,实际居住地,\
         是否已迁出,迁出日期,迁往地,是否已死亡,死亡日期,民族,政治面貌,婚姻状况,文化程度,工作/学习情况,健康状况,备注",
        About::People,
        19,
        10,
    ),
    (
        "户主姓名,户主性别,户主身份证号,户主电话,配偶姓名,配偶电话,配偶身份证号,家庭地址,户籍地址,实际住址,家庭人口数,家庭属性,\
         居住状态,风险等级,年收入(元),收入来源,所在自然屯,备注",
        About::Households,
        6,
        8,
    ),
    ("户主姓名,成员姓名,与户主关系,性别,身份证号,电话,出生日期,文化程度,职业,健康状况,健康备注", About::People, 9, 0),
    ("姓名,性别,出生日期,身份证号,联系电话,户籍地址,现住地址,入住时间,与户主关系,工作单位,备注", About::People, 10, 0),
    ("姓名,身份证号,性别,出生日期,联系电话,户籍地址,现居地址,服务区域,备注", About::People, 7, 1),
    (
        "姓名,公民身份号码,与户主关系,出生地省市县(区),派出所,迁出注销类别,迁出日期,迁往地国家(地区),迁往地省市县(区),迁往地详址,\
         准迁证编号,迁移证编号,冲销标志,户主姓名,性别,历史城乡代码,户号",
        About::People,
        8,
        9,
    ),
    (
        "姓名,性别,与户主关系,死亡日期,公民身份号码,派出所,居委会,死亡证明编号,死亡注销类别,冲销标志,户主姓名",
        About::People,
        7,
        4,
    ),
    ("社区名称,流动人口总数,其中男,其中女,本月新增流动人口,本月减少,出租房屋数,责任书签订数", About::Figures, 8, 0),
];

#[test]
fn the_heading_rows_of_other_offices_are_recognised() {
    let mut wrong = Vec::new();
    for (heading, about, filled, unknown) in REAL {
        let blank = heading.split(',').map(|_| "□").collect::<Vec<_>>().join(",");
        let plan = recognise(&grid(&[heading, &blank, &blank], &[]), None);
        let found = (plan.about, plan.filled(), plan.unknown());
        let is_whole = plan.slots.len() == heading.split(',').count() && plan.list.map(List::given) == Some(2);
        if !is_whole || found != (about, filled, unknown) {
            let labels: Vec<&str> = plan.slots.iter().map(|slot| slot.label.as_str()).collect();
            wrong.push(format!(
                "{found:?}, {:?}: {:?}",
                plan.list,
                labels.iter().zip(words(&plan)).collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_collected_is_not_offered_and_said_why() {
    let plan = recognise(&grid(&["姓名,身份证号,宗教信仰,是否重点人员,备注", "□,□,□,□,□"], &[]), None);
    assert_eq!(words(&plan)[2..], ["不采集", "不采集", "不填"]);
    let mut chosen = plan.clone();
    chosen.choose(2, Means::Content(Content::OfRow(OfRow::Age)));
    assert_eq!(chosen, plan, "not by hand either");
    assert!(matches!(plan.slots[2].means, Means::Forbidden(reason) if reason.contains("不采集")));
}

#[test]
fn a_list_stands_under_titles_in_two_merged_rows_and_ends_at_its_total() {
    let rows = [
        "海棠社区流动人口登记表",
        "填报单位：,,,填报日期：,□",
        "序号,姓名,证件和电话,,备注",
        ",,身份证号,联系电话,",
        "1,□,□,□,□",
        "2,□,□,□,□",
        "3,□,□,□,□",
        "合计,=,□,□,□",
        "填表人：,□,,审核：,□",
    ];
    let merged = [
        Merged { rows: (0, 0), columns: (0, 4) },
        Merged { rows: (2, 3), columns: (0, 0) },
        Merged { rows: (2, 3), columns: (1, 1) },
        Merged { rows: (2, 2), columns: (2, 3) },
        Merged { rows: (2, 3), columns: (4, 4) },
    ];
    let plan = recognise(&grid(&rows, &merged), None);
    assert_eq!(plan.list, Some(List { heading: 3, first: 4, last: 6 }));
    let places: Vec<(Place, String)> = plan.slots.iter().map(|slot| (slot.place, slot.words())).collect();
    let station = |place, words: &str| (place, words.to_owned());
    assert!(places.contains(&station(Place::Behind((1, 0)), "填报单位")), "{places:?}");
    assert!(places.contains(&station(Place::Cell((1, 4)), "填表日期")), "{places:?}");
    assert!(places.contains(&station(Place::Cell((8, 1)), "填表人")), "{places:?}");
    assert!(places.contains(&station(Place::Column(3), "联系电话")), "{places:?}");
}

#[test]
fn several_labels_in_one_cell_have_each_their_room() {
    let rows = [
        "流动人口登记卡",
        "填报单位：　　　　填表日期：　年　月　日",
        "姓名：　　　　性别：　　　职务：____,",
        "居住事由,□,联系电话,□",
    ];
    let plan = recognise(&grid(&rows, &[]), None);
    let within: Vec<(Place, &str, String)> = plan
        .slots
        .iter()
        .filter(|slot| matches!(slot.place, Place::Within(..)))
        .map(|slot| (slot.place, slot.label.as_str(), slot.words()))
        .collect();
    let expected = [
        (Place::Within((1, 0), 0), "填报单位", "填报单位"),
        (Place::Within((1, 0), 1), "填表日期", "填表日期"),
        (Place::Within((2, 0), 0), "姓名", "姓名"),
        (Place::Within((2, 0), 1), "性别", "性别"),
        (Place::Within((2, 0), 2), "职务", "不认识"),
    ];
    assert_eq!(within, expected.map(|(place, label, words)| (place, label, words.to_owned())));
    assert_eq!((plan.about, plan.list), (About::People, None));
}

#[test]
fn a_cross_table_is_known_by_the_headings_of_its_rows_and_columns() {
    let rows = ["流动人口情况表", "居住事由,总人数,男,女,职务", "务工,□,□,□,□", "务农,□,□,=,□", "合计,□,□,□,□"];
    let plan = recognise(&grid(&rows, &[]), None);
    assert_eq!(plan.about, About::Figures);
    let at = |spot| {
        let slot = plan.slots.iter().find(|slot| slot.place == Place::Cell(spot));
        slot.map(|slot| (slot.label.as_str(), slot.means.content()))
    };
    let work = Figure::all().into_iter().find(|figure| figure.label() == "居住事由 务工").expect("a figure");
    let Figure::Reason(work) = work else { panic!("by reason") };
    assert_eq!(at((2, 1)), Some(("务工 总人数", Some(Content::Figure(Figure::Reason(work))))));
    let crossed = Content::Figure(Figure::Crossed(work, 1));
    assert_eq!(at((2, 2)), Some(("务工 男", Some(crossed))));
    assert_eq!(at((4, 3)), Some(("合计 女", Some(Content::Figure(Figure::Floating(2))))));
    assert_eq!(at((3, 3)), None, "a formula reckons itself");
    assert_eq!(Content::from_word(About::Figures, &crossed.word()), Some(crossed), "and it is remembered");
}

/// A file without lines has no cell where nothing stands.
#[test]
fn tables_without_lines_are_filled_like_those_with_lines() {
    let place = |plan: &Plan, label: &str| plan.slots.iter().find(|slot| slot.label == label).map(|slot| slot.place);
    let monthly = ["流动人口月报", "指标,数量", "流动人口总数", "本月新增流动人口", "其中：男", "户数", "重点人员数"];
    let plan = recognise(&grid(&monthly, &[]), None);
    assert_eq!((plan.about, plan.list), (About::Figures, None));
    for (label, row) in [("流动人口总数", 2), ("本月新增流动人口", 3), ("其中：男", 4), ("户数", 5)]
    {
        assert_eq!(place(&plan, label), Some(Place::Cell((row, 1))), "{label}");
    }

    let stacked = ["流动人口月报", "流动人口,,常住人口", "本月新增流动人口,,出租房屋", "户数,,常住人口（人）"];
    let plan = recognise(&grid(&stacked, &[]), None);
    assert_eq!((plan.about, plan.list), (About::Figures, None), "labels below labels are no remarks");
    assert_eq!(place(&plan, "户数"), Some(Place::Cell((3, 1))));
    assert_eq!(place(&plan, "出租房屋"), Some(Place::Cell((2, 3))), "right of the last column");

    let crossed = ["暂住人口统计表", "居住事由,合计,男,女,一个月以下", "务工", "经商", "务农"];
    let plan = recognise(&grid(&crossed, &[]), None);
    assert_eq!((plan.about, plan.filled()), (About::Figures, 9));
    let unknown: Vec<&str> =
        plan.slots.iter().filter(|slot| slot.means == Means::Unknown).map(|slot| slot.label.as_str()).collect();
    assert_eq!(unknown, ["一个月以下"], "what stays empty is said");
}

#[test]
fn a_row_of_remarks_below_the_heading_is_passed_over() {
    let rows = ["姓名,身份证号,到达时间", "必填,18位,YYYYMMDD", "□,□,□", "□,□,□"];
    let plan = recognise(&grid(&rows, &[]), None);
    assert_eq!(plan.list, Some(List { heading: 0, first: 2, last: 3 }));
}

#[test]
fn labels_with_room_beside_or_below_them_are_a_form() {
    let rows = [
        "出租房屋登记表,,,,,",
        "房屋地址,□,□,□,出租间数,□",
        "房主,□,身份证号,□,联系电话,□",
        "健康状况,□,门前三包,□,床位数,□",
        "出租层数,建筑面积,总间数,房屋编号,,",
        "□,□,□,□,,",
    ];
    let merged = [Merged { rows: (0, 0), columns: (0, 5) }, Merged { rows: (1, 1), columns: (1, 3) }];
    let plan = recognise(&grid(&rows, &merged), Some(About::Houses));
    assert_eq!(plan.list, None);
    let place = |label: &str| plan.slots.iter().find(|slot| slot.label == label).map(|slot| slot.place);
    assert_eq!(place("房屋地址"), Some(Place::Cell((1, 1))));
    assert_eq!(place("出租间数"), Some(Place::Cell((1, 5))));
    assert_eq!(place("建筑面积"), Some(Place::Cell((5, 1))));
    assert_eq!(plan.unknown(), 3, "{:?}", words(&plan));
}

#[test]
fn formulas_and_what_stands_there_already_are_no_blanks() {
    let plan = recognise(&grid(&["姓名,□,年龄,=", "性别,男,民族,□"], &[]), Some(About::People));
    let labels: Vec<&str> = plan.slots.iter().map(|slot| slot.label.as_str()).collect();
    assert_eq!(labels, ["姓名", "民族"]);
}

#[test]
fn what_was_chosen_is_taken_up_again() {
    let blank = grid(&["姓名,职务,联系电话", "□,□,□"], &[]);
    let mut plan = recognise(&blank, None);
    let occupation = Content::all(About::People).into_iter().find(|content| content.label() == "职业").unwrap();
    plan.choose(1, Means::Content(occupation));
    plan.choose(2, Means::Nothing);
    let manner = Manner { days: DayForm::Plain, is_full: true, ..Manner::default() };
    let json = serde_json::to_string(&Remembered::of(&plan, manner)).unwrap();
    let kept: Remembered = serde_json::from_str(&json).unwrap();
    let mut again = recognise(&blank, None);
    assert_eq!(again.labels(), plan.labels());
    kept.recall(&mut again);
    assert_eq!(words(&again), ["姓名", "职业", "不填"]);
    assert_eq!((kept.manner.days, kept.manner.is_full), (DayForm::Plain, false), "whole numbers are asked for anew");
}

#[test]
fn every_content_is_found_again_by_its_word() {
    for about in About::ALL {
        for content in Content::all(about) {
            assert_eq!(Content::from_word(about, &content.word()), Some(content), "{}", content.word());
            assert!(crate::domain::import::forbidden(&content.label()).is_none(), "{}", content.label());
        }
    }
}
