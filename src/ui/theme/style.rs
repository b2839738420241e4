//! The egui style made of the tokens of `theme`: what egui's own widgets, menus and scroll bars look like here.

use eframe::egui::{self, CornerRadius, Margin, Stroke, TextStyle, Theme, Vec2, vec2};

use super::{Palette, font, height, medium, radius, space};

/// The style of one theme.
pub(super) fn style(palette: &Palette, theme: Theme) -> egui::Style {
    let mut style = theme.default_style();
    style.text_styles = [
        (TextStyle::Small, font::SMALL),
        (TextStyle::Body, font::BODY),
        (TextStyle::Button, font::BODY),
        (TextStyle::Monospace, font::BODY),
        (TextStyle::Heading, medium(&font::TITLE)),
    ]
    .into();
    style.animation_time = 0.08;
    style.spacing.item_spacing = Vec2::splat(space::SMALL);
    style.spacing.button_padding = vec2(space::CARD, 5.0);
    style.spacing.interact_size = vec2(height::CONTROL, height::CONTROL);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.icon_width = 16.0;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.icon_spacing = space::ICON;
    style.spacing.tooltip_width = 400.0;
    style.spacing.scroll = egui::style::ScrollStyle {
        fade: egui::style::ScrollFadeStyle { strength: 0.0, size: 0.0 },
        foreground_color: true,
        bar_width: 8.0,
        floating_allocated_width: 0.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.2,
        active_handle_opacity: 0.3,
        interact_handle_opacity: 0.5,
        ..egui::style::ScrollStyle::thin()
    };
    style.scroll_animation = egui::style::ScrollAnimation::none();
    // Text of labels would take the clicks meant for rows; copying has its own place in the detail.
    style.interaction.selectable_labels = false;
    style.visuals = visuals(palette, theme);
    style
}

fn visuals(palette: &Palette, theme: Theme) -> egui::Visuals {
    let mut visuals = theme.default_visuals();
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.text_weak);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warn;
    visuals.error_fg_color = palette.bad;
    visuals.panel_fill = palette.surface;
    visuals.window_fill = palette.raised;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(radius::FLOATING);
    visuals.menu_corner_radius = CornerRadius::same(radius::FLOATING);
    visuals.window_shadow = palette.dialog_shadow;
    visuals.popup_shadow = palette.popup_shadow;
    visuals.extreme_bg_color = palette.raised;
    visuals.text_edit_bg_color = Some(palette.raised);
    visuals.faint_bg_color = palette.sunken;
    visuals.code_bg_color = palette.sunken;
    visuals.selection.bg_fill = palette.accent_weak;
    visuals.selection.stroke = Stroke::new(2.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.text);
    visuals.striped = false;
    visuals.disabled_alpha = 1.0;
    visuals.widgets = widgets(palette);
    visuals
}

/// How egui's own widgets look where we use them: check boxes, sliders, scroll bars, separators.
/// egui treats focus like being pressed, so `active` carries the focus look.
fn widgets(palette: &Palette) -> egui::style::Widgets {
    let plain = egui::style::WidgetVisuals {
        bg_fill: palette.raised,
        weak_bg_fill: palette.raised,
        bg_stroke: Stroke::new(1.0, palette.line_strong),
        fg_stroke: Stroke::new(1.0, palette.text),
        corner_radius: CornerRadius::same(radius::CONTROL),
        expansion: 0.0,
    };
    let hovered = egui::style::WidgetVisuals { bg_fill: palette.hover, weak_bg_fill: palette.hover, ..plain };
    egui::style::Widgets {
        noninteractive: egui::style::WidgetVisuals { bg_stroke: Stroke::new(1.0, palette.line), ..plain },
        inactive: plain,
        hovered,
        active: egui::style::WidgetVisuals { bg_stroke: Stroke::new(2.0, palette.accent), ..plain },
        open: hovered,
    }
}
