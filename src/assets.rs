//! Bytes that travel inside the program: faces and long texts.

/// 思源黑体 Regular: the face of the window, and of headings on paper (OFL 1.1).
pub const SANS: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Regular.ttf");
/// 思源黑体 Medium, cut down to 通用规范汉字表: fixed words and titles in the window.
pub const SANS_MEDIUM: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Medium-8105.ttf");
/// 思源宋体 Regular: the body of paper (OFL 1.1).
pub const SERIF: &[u8] = include_bytes!("../assets/fonts/NotoSerifSC-Regular.ttf");
/// Phosphor icons, the ones the window uses (MIT).
pub const ICONS: &[u8] = include_bytes!("../assets/fonts/Phosphor-subset.ttf");
/// The same icons, filled.
pub const ICONS_FILLED: &[u8] = include_bytes!("../assets/fonts/Phosphor-Fill-subset.ttf");
/// 操作手册: the clerk's handbook, shown by F1.
pub const HANDBOOK: &str = include_str!("../docs/手册.md");
