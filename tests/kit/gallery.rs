//! Every part in its states on one sheet, light and dark.

use std::path::PathBuf;

use eframe::egui::{self, Id, Ui};
use egui_kittest::Harness;
use linli::ui::theme::{self, Appearance};
use linli::ui::widgets::*;
use linli::ui::{fonts, icons};

pub fn paint_when_asked() {
    let Some(folder) = std::env::var_os("LINLI_PICTURES").map(PathBuf::from) else { return };
    for is_dark in [false, true] {
        let shade = if is_dark { "dark" } else { "light" };
        let sheets: [(&str, [f32; 2], fn(&mut Ui)); 2] =
            [("parts", [1366.0, 768.0], parts), ("list", [830.0, 400.0], list)];
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
    ui.columns(2, |columns| {
        fields(&mut columns[0]);
        buttons(&mut columns[1]);
    });
}

fn fields(ui: &mut Ui) {
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

fn buttons(ui: &mut Ui) {
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
        .sorted(Some(table::Sort { column: 6, is_descending: true }))
        .show(ui, |ui, row, column| {
            table::cell_text(ui, rows[row % 3][column]);
        });
}
