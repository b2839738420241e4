//! 关于: version, how the window is drawn, and whose faces, icons and lists travel with the program.

use crate::ui::theme;
use crate::ui::widgets::{Card, fact_row};
use eframe::egui::{Context, Id, Ui};

/// The window says once by what it is drawn: 「OpenGL」 or 「wgpu」.
pub fn tell_renderer(ctx: &Context, renderer: &'static str) {
    ctx.data_mut(|data| data.insert_temp(renderer_id(), renderer));
}

fn renderer_id() -> Id {
    Id::unique("by what the window is drawn")
}

const LICENCES: [(&str, &str); 4] = [
    ("字体", "思源黑体、思源宋体，SIL 开放字体许可 1.1"),
    ("图标", "Phosphor Icons，MIT 许可"),
    ("数据库", "SQLite（公有领域）与 SQLCipher（BSD 许可）"),
    ("代码表", "国家标准 GB/T 2260、2261、3304 等的代码"),
];

pub(super) fn ui(ui: &mut Ui) {
    Card::new("关于").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        fact_row(ui, "版本", concat!("邻里工作站 linli ", env!("CARGO_PKG_VERSION")));
        if let Some(renderer) = ui.data(|data| data.get_temp::<&'static str>(renderer_id())) {
            fact_row(ui, "画面", renderer);
        }
        for (label, words) in LICENCES {
            fact_row(ui, label, words);
        }
        ui.add_space(8.0);
        ui.label(theme::small("本程序不联网，资料只在这台电脑上。").color(theme::palette(ui).text_weak));
    });
}
