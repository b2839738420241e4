//! How hard a password is to guess, in words and a bar. It advises; what is refused is decided by the services.

use eframe::egui::{Rect, Sense, Ui, vec2};

use crate::ui::theme::{self, font};

use super::{Tone, paint};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    Empty,
    Weak,
    Fair,
    Strong,
}

impl Strength {
    /// Length counts most: each further character multiplies the guesses, a further kind of character only widens them.
    pub fn of(password: &str) -> Self {
        let kinds = [
            password.chars().any(|character| character.is_ascii_digit()),
            password.chars().any(|character| character.is_ascii_lowercase()),
            password.chars().any(|character| character.is_ascii_uppercase()),
            password.chars().any(|character| !character.is_ascii_alphanumeric()),
        ];
        let kinds = kinds.into_iter().filter(|has| *has).count();
        match (password.chars().count(), kinds) {
            (0, _) => Self::Empty,
            (..8, _) | (8..12, 1) => Self::Weak,
            (8..12, _) | (12..16, 1) => Self::Fair,
            _ => Self::Strong,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "至少 8 位，越长越好",
            Self::Weak => "容易被猜到，再长一些",
            Self::Fair => "可以用，再加几位更好",
            Self::Strong => "很难猜到",
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Empty => Tone::Weak,
            Self::Weak => Tone::Bad,
            Self::Fair => Tone::Warn,
            Self::Strong => Tone::Good,
        }
    }

    fn share(self) -> f32 {
        match self {
            Self::Empty => 0.0,
            Self::Weak => 0.33,
            Self::Fair => 0.66,
            Self::Strong => 1.0,
        }
    }
}

/// A bar of 96 and its words, in one line.
pub fn strength_ui(ui: &mut Ui, strength: Strength) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let bar = Rect::from_center_size(rect.left_center() + vec2(48.0, 0.0), vec2(96.0, 4.0));
    ui.painter().rect_filled(bar, 2, palette.line);
    let ink = strength.tone().ink(palette);
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * strength.share()), 2, ink);
    paint::words(ui, rect, bar.right() + 10.0, strength.words(), font::SMALL, ink);
}

#[cfg(test)]
mod tests {
    use super::Strength;

    #[test]
    fn length_makes_a_password_strong() {
        for (password, strength) in [
            ("", Strength::Empty),
            ("12345678", Strength::Weak),
            ("a1B_", Strength::Weak),
            ("haitang8", Strength::Fair),
            ("一二三四五六七八九十一二", Strength::Fair),
            ("haitang-yuan-8", Strength::Strong),
        ] {
            assert_eq!(Strength::of(password), strength, "{password}");
        }
    }
}
