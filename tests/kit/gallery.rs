//! Every part in its states on one sheet, light and dark.

use std::path::PathBuf;

use eframe::egui::{self, Id, Ui};
use egui_kittest::Harness;
use linli::ui::theme::{self, Appearance};
use linli::ui::widgets::*;
use linli::ui::{fonts, icons};

/// Name, size and what is on it.
type Sheet = (&'static str, [f32; 2], fn(&mut Ui));

pub fn paint_when_asked() {
    let Some(folder) = std::env::var_os("LINLI_PICTURES").map(PathBuf::from) else { return };
    for is_dark in [false, true] {
        let shade = if is_dark { "dark" } else { "light" };
        let sheets: [Sheet; 9] = [
            ("parts", [1366.0, 768.0], parts),
            ("list", [830.0, 400.0], list),
            ("sign-in", [1366.0, 768.0], sign_in),
            ("popups", [1366.0, 560.0], popups),
            ("dialog", [700.0, 400.0], dialog),
            ("calendar", [640.0, 330.0], calendar),
            ("choice", [640.0, 330.0], choice),
            ("address", [640.0, 330.0], address),
            ("cards", [1100.0, 600.0], cards),
        ];
        for (name, size, draw) in sheets {
            let mut sheet = Harness::builder()
                .with_size(size)
                .with_theme(if is_dark { egui::Theme::Dark } else { egui::Theme::Light })
                .with_context_setup(move |ctx| {
                    fonts::install(ctx);
                    theme::apply(ctx, Appearance { is_dark, ..Appearance::default() });
                })
                .wgpu()
                .build_ui(draw);
            sheet.run_steps(4);
            sheet.render().unwrap().save(folder.join(format!("{name}-{shade}.png"))).unwrap();
        }
    }
}

fn parts(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.surface);
    let rail = egui::Rect::from_min_size(egui::pos2(0.0, 0.0), egui::vec2(168.0, 700.0));
    let folded = egui::Rect::from_min_size(egui::pos2(176.0, 0.0), egui::vec2(64.0, 700.0));
    self::rail(&mut ui.new_child(egui::UiBuilder::new().max_rect(rail)), false);
    self::rail(&mut ui.new_child(egui::UiBuilder::new().max_rect(folded)), true);
    let rest = egui::Rect::from_min_max(egui::pos2(256.0, 8.0), ui.max_rect().max);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rest));
    ui.columns(2, |columns| {
        fields(&mut columns[0]);
        buttons(&mut columns[1]);
    });
    let status = egui::Rect::from_min_size(egui::pos2(0.0, 742.0), egui::vec2(1366.0, 26.0));
    let mut foot = ui.new_child(egui::UiBuilder::new().max_rect(status));
    status_bar(
        &mut foot,
        &[("Enter", "下一项"), ("Shift Enter", "上一项"), ("F8", "稍后补"), ("F1", "全部按键")],
        &[
            Fact::new("草稿已存 10:42:07").icon(icons::SAVE),
            Fact::new("备份 今天 08:31 已核对").icon(icons::CHECK_CIRCLE),
        ],
    );
    let strip = egui::Rect::from_min_size(egui::pos2(256.0, 690.0), egui::vec2(600.0, 44.0));
    let mut strip = ui.new_child(egui::UiBuilder::new().max_rect(strip));
    progress_strip(&mut strip, "导入 人口登记表.xlsx", "61,240 / 100,000 行，约剩 2 秒", 0.6);
}

fn rail(ui: &mut Ui, is_folded: bool) {
    ui.spacing_mut().item_spacing.y = 2.0;
    logo::brand_row(ui, is_folded);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 8)).show(ui, |ui| {
        ui.add(NavItem::new(icons::TODAY, "今日").count(Some("9")).pill().folded(is_folded));
        ui.add(NavItem::new(icons::PEOPLE, "人口").count(Some("15,717")).selected(true).folded(is_folded));
        ui.add(NavItem::new(icons::HOUSES, "房屋").count(Some("861")).folded(is_folded));
        ui.add(NavItem::new(icons::MEDIATION, "调解").count(Some("5")).folded(is_folded));
        ui.add(NavItem::new(icons::SETTINGS, "设置").folded(is_folded));
    });
}

fn sign_in(ui: &mut Ui) {
    let mut password = "12345678".to_owned();
    sign_in_frame(
        ui,
        "资料只存在这台电脑上，全程加密，不连网络。版本 1.0",
        |ui| {
            sign_in_frame::brand_ui(ui);
            wizard_steps(ui, &["名称", "操作员", "恢复页", "完成"], 1);
        },
        |ui| {
            ui.label(theme::title("海棠社区综治工作站"));
            ui.label(theme::small("操作员"));
            let operators = [MenuItem::new("周敏").note("录入员"), MenuItem::new("何建国").note("调解员")];
            let field = Select::new("操作员", "周敏").detail("录入员").icon(icons::PERSON).height(36.0).width(358.0);
            field.show(ui, &operators, Some(0));
            ui.label(theme::small("口令"));
            ui.add(PasswordField::new(Id::unique("password"), &mut password, "口令").width(358.0).problem(true));
            let (place, _) = ui.allocate_exact_size(egui::vec2(358.0, 22.0), egui::Sense::hover());
            field::note_ui(ui, place, &Note::wrong("口令不对，再错 4 次需等 30 秒。请看输入法是否为英文。"));
            ui.add(Button::primary("进入").key("Enter").width(358.0));
            strength_ui(ui, Strength::Fair);
        },
    );
}

fn popups(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.raised);
    let hit = |icon, name: &str, second: &str, reason: &str| SearchHit {
        icon,
        name: name.to_owned(),
        matched: if reason == "拼音首字母" { vec![0, 1, 2] } else { vec![] },
        second: second.to_owned(),
        reason: reason.to_owned(),
    };
    let hits = [
        hit(icons::PERSON, "罗小梅", "女 35 岁，海棠苑3栋***，在住", "拼音首字母"),
        hit(icons::PERSON, "李晓明", "男 62 岁，海棠苑1栋***，常住", "拼音首字母"),
        hit(icons::HOUSES, "海棠苑 3 栋 2 单元 501 室", "出租中，房主 陈世昌", "现住人 罗小梅"),
    ];
    open_list(ui, "search");
    ui.horizontal(|ui| {
        let mut text = "lxm".to_owned();
        SearchBox::new(Id::unique("search"), &mut text, &hits).summary("5 条，2 毫秒").show(ui);
        let mut none = String::new();
        SearchBox::new(Id::unique("empty search"), &mut none, &[]).show(ui);
    });
    ui.add_space(220.0);
    let mut number = "510524199103120004".to_owned();
    FormRow::new("证件号码").required(true).note(Some(&Note::wrong("第 18 位校验码应为 5"))).show(ui, |ui| {
        let kinds = <linli::domain::codes::IdDocument as linli::domain::CodeList>::table();
        IdentityField::new(Id::unique("identity"), &mut number, "111", kinds)
            .wrong_place(Some(17))
            .problem(true)
            .show(ui);
    });
}

fn calendar(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.raised);
    let mut date = "2026-06-13".to_owned();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
    open_list(ui, "date");
    ui.data_mut(|data| data.insert_temp(Id::unique("date").with("calendar"), today));
    FormRow::new("来本地日期").required(true).show(ui, |ui| {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 13);
        ui.add(DateField::new(Id::unique("date"), &mut date, day, today));
    });
}

fn choice(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.raised);
    open_list(ui, "choice");
    let mut reason = String::new();
    FormRow::new("居住事由").required(true).show(ui, |ui| {
        let table = <linli::domain::codes::ResideReason as linli::domain::CodeList>::table();
        ui.add(ChoiceField::new(Id::unique("choice"), &mut reason, table))
    });
}

fn address(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.raised);
    open_list(ui, "address");
    let mut address = "3-2-5".to_owned();
    FormRow::new("现住址").required(true).show(ui, |ui| {
        let rows = |_: &str| {
            vec![PickRow::new("海棠苑 3 栋 2 单元 501 室", "4 人"), PickRow::new("海棠苑 3 栋 2 单元 502 室", "空")]
        };
        let field = Picker::new(Id::unique("address"), &mut address).icon(icons::PLACE);
        field.new_row(Some("新建「3 栋 2 单元 5…」")).show(ui, rows);
    });
}

/// Puts the focus into the field, with its list open.
fn open_list(ui: &Ui, field: &'static str) {
    let id = Id::unique(field);
    ui.memory_mut(|memory| memory.request_focus(id));
    let mut list = popup_list::ListState::default();
    list.had_focus = true;
    list.open(Some(0), true);
    list.store(ui, id);
}

fn dialog(ui: &mut Ui) {
    ui.label(theme::title("底下的窗口"));
    Confirm {
        question: "注销 3 人的居住登记？".to_owned(),
        consequence: "高建平、冯建设、田春和将记为「离开本地」，今天起不再算在住。历史保留，可用 Ctrl Z 撤销。"
            .to_owned(),
        keep: "不注销".to_owned(),
        act: "注销 3 人".to_owned(),
    }
    .show(ui.ctx());
    Toast::new("已注销 罗小梅 的居住登记").with_undo().show(ui);
}

fn cards(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.surface);
    ui.columns(2, |columns| {
        cards_left(&mut columns[0]);
        cards_right(&mut columns[1]);
    });
}

fn cards_left(ui: &mut Ui) {
    let acts = |ui: &mut Ui| ui.add(Button::quiet("打开房屋").small());
    Card::new("同一地址现住 3 人").detail("2025 下半年").show_with(ui, acts, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        fact_row(ui, "姓名", "韦国强");
        fact_row(ui, "证件号码", "452***********0318");
        fact_row(ui, "服务处所", "青溪百货超市");
    });
    Card::new("可能已有此人").icon(icons::PEOPLE).tone(Tone::Warn).show(ui, |ui| {
        ui.add(Button::primary("就是此人，接着登记新住处").key("Alt 1").width(ui.available_width()));
        ui.add(Button::secondary("不是同一人，写明理由").key("Alt 2").width(ui.available_width()));
    });
    Card::new("空").flush().show(ui, |ui| {
        ui.set_max_height(160.0);
        empty_state(
            ui,
            icons::SEARCH,
            "没有符合这些条件的人",
            "试试去掉「居住证：在办」，还有 418 人",
            Some("清除条件"),
        );
    });
}

fn cards_right(ui: &mut Ui) {
    ui.horizontal(|ui| {
        let tab = |words: &str, count: &str| Tab::new(words, Some(count.to_owned()));
        segmented(ui, &[tab("常住", "12,486"), tab("流动", "3,217"), tab("境外", "14")], 1);
    });
    ui.horizontal(|ui| {
        chip_on(ui, "在住");
        chip_off(ui, "居住事由");
        chip_add(ui, "条件");
    });
    ui.horizontal(|ui| {
        for days in [30, 6, 0, -4] {
            deadline(ui, days);
        }
        badge(ui, Mood::Good, Some(icons::CHECK), "已办结");
        badge::to_complete(ui, 2);
        badge(ui, Mood::Accent, None, "流动人口");
    });
    Card::new("经过").show(ui, |ui| {
        let step = |date: &str, title: &str, second: &str, is_now| TimelineStep {
            date: date.to_owned(),
            title: title.to_owned(),
            second: second.to_owned(),
            is_now,
        };
        timeline(
            ui,
            &[
                step("2026-06-13", "住进海棠苑 3 栋 2 单元 501 室", "至今·承租人·合同至 2027-06-12", true),
                step("2025-08-30", "离开本地", "去向 四川省泸州市·居住证失效", false),
                step("2024-03-04", "首次登记", "本人申报·孙立群登记", false),
            ],
        );
    });
    Card::new("载入中").flush().show(ui, table::loading_rows);
    let failure = Failure {
        happened: "这一页没有读出来".to_owned(),
        safe: "资料没有改动。".to_owned(),
        technical: "store: page 7".to_owned(),
    };
    error_page(ui, &failure, &["再试", "回到今日"]);
}

pub fn fields(ui: &mut Ui) {
    let mut text = "四川省".to_owned();
    let notes = [
        Note::hint("平时"),
        Note::good("号码正确").detail("发证时 四川省泸州市叙永县"),
        Note::wrong("第 18 位校验码应为 5"),
        Note::to_complete("已写明原因，待补"),
        Note::doubtful("此代码已停用"),
    ];
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, note) in notes.iter().enumerate() {
        FormRow::new("详细地址")
            .section((index == 0).then_some("户籍"))
            .required(true)
            .note(Some(note))
            .show(ui, |ui| ui.add(TextField::new(Id::unique(("field", index)), &mut text).problem(index == 2)));
    }
    field::section_line(ui);
    FormRow::new("性别、出生").required(true).note(Some(&Note::hint("由号码带出").icon(icons::IDENTITY))).show(
        ui,
        |ui| {
            field::fixed_value(ui, "女", 32.0);
            field::fixed_value(ui, "1991-03-12", 201.0);
            field::fixed_value(ui, "35 岁", 51.0);
        },
    );
    let mut empty = String::new();
    FormRow::new("告知书签收")
        .show(ui, |ui| ui.add(TextField::new(Id::unique("empty"), &mut empty).hint("年-月-日").icon(icons::CALENDAR)));
}

pub fn buttons(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.add(Button::primary("保存").key("Ctrl S"));
        ui.add(Button::secondary("打印"));
        ui.add(Button::danger("注销"));
        ui.add(Button::quiet("取消"));
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let why = Some("先确认是否同一人");
        ui.add(Button::primary("保存").key("Ctrl S").refused(why));
        ui.add(Button::secondary("打印").refused(why));
        ui.add(Button::danger("注销").refused(why));
        ui.add(Button::quiet("取消").refused(why));
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add(Button::secondary("编辑").icon(icons::EDIT).key("F4").small());
        ui.add(Button::secondary("截至今天").icon(icons::CALENDAR).caret());
        ui.add(Button::primary("登记流动人口").icon(icons::PLUS).key("Ctrl N"));
        ui.add(Button::icon_only(icons::CROSS, "关闭"));
        ui.add(Button::danger_filled("注销 3 人"));
    });
    ui.add_space(8.0);
    ui.add(Button::secondary("焦点")).request_focus();
    ui.label(theme::title("6 月 15 日 星期一"));
    ui.label(theme::heading("注销 3 人的居住登记？"));
    ui.label(theme::number("12,486"));
    ui.label(theme::small("小字说明，阿依古丽·买买提"));
}

fn list(ui: &mut Ui) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0, palette.raised);
    let columns = [
        Column::new("姓名", 88.0),
        Column::new("性别", 40.0),
        Column::new("年龄", 48.0).right(),
        Column::new("证件号码", 146.0),
        Column::new("现住址", 120.0),
        Column::new("事由", 68.0),
        Column::new("来本地", 92.0),
        Column::new("居住证", 72.0),
        Column::new("待办", 80.0),
    ];
    let rows = [
        ["罗小梅", "女", "35", "510***********0005", "海棠苑3栋***", "务工", "2026-06-13", "未申领", ""],
        ["阿依古丽·买买提", "女", "27", "650***********1824", "海棠苑6栋***", "学习培训", "2026-03-02", "在办", ""],
        ["高建平", "男", "37", "暂未核到", "海棠苑9栋***", "务工", "2026-06-04", "未申领", ""],
    ];
    Table::new(Id::unique("list"), &columns, 50)
        .selected(Some(0))
        .sorted(Some(Sort { column: 6, is_descending: true }))
        .show(ui, |ui, row, column| {
            table::cell_text(ui, rows[row % 3][column]);
        });
}
