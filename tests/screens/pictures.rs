//! Pictures of visits: added by a dialog or by dropping files, seen small and large, removed, and never in the clear.

use super::houses::{open_page, page};
use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD};
use crate::window::{fill, key, press, shows, wait_for};
use eframe::egui::{DroppedFile, Key, Role};
use egui_kittest::kittest::Queryable;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use linli::domain::registers::Attachment;
use linli::store::Store;
use linli::ui::theme::Appearance;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What every JPEG of ours begins with. Shorter marks would turn up by chance in a file that looks like noise.
const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\x00\x10JFIF";

/// A picture as a camera writes it, with where it was taken.
fn photograph(window: &Window, name: &str, shade: u8) -> PathBuf {
    let picture = RgbImage::from_fn(320, 240, |x, y| Rgb([shade, (x % 256) as u8, (y % 256) as u8]));
    let mut plain = Vec::new();
    JpegEncoder::new(&mut plain).encode_image(&picture).unwrap();
    let exif = b"Exif\0\0II*\0\x08\0\0\0\0\0 GPSLatitude 30 41 22 N";
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xFF, 0xE1, 0, u8::try_from(exif.len() + 2).unwrap()]);
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    write(window, name, &bytes)
}

/// Beside the archive, as on a stick.
fn write(window: &Window, name: &str, bytes: &[u8]) -> PathBuf {
    let path = window.state().archive().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// The page of a house that was visited and where something was found.
fn visited() -> Window {
    let mut window = page();
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    fill(&mut window, "情况", "软管老化");
    save(&mut window);
    window
}

fn add(window: &mut Window, file: &Path) {
    key(window, Key::Insert);
    fill(window, "文件", file.to_str().unwrap());
    press(window, "添加");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only its path is asked for".to_owned())
    }
}

fn drop_onto(window: &mut Window, files: Vec<PathBuf>) {
    let files = files.into_iter().map(|file| Arc::new(Dropped(file)) as _);
    window.input_mut().dropped_files.extend(files);
    window.run_steps(1);
}

fn small_ones(window: &Window) -> usize {
    window.query_all_by_label_contains("图片：").count()
}

/// What of this lies in the files of a folder.
fn holds(folder: &Path, wanted: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().map(Result::unwrap).any(|entry| {
        let path = entry.path();
        let in_file = || fs::read(&path).unwrap().windows(wanted.len()).any(|bytes| bytes == wanted);
        if path.is_dir() { holds(&path, wanted) } else { in_file() }
    })
}

fn kept(office: &Office) -> Vec<(Attachment, Vec<u8>)> {
    let (store, _) = Store::unlock(&office.archive(), OPERATOR, PASSWORD).unwrap();
    let visit = linli::domain::RecordId(1);
    let pictures = store.attachments_of(visit).unwrap().into_iter();
    pictures.map(|(_, picture)| (picture.clone(), store.attachment_bytes(&picture.hash).unwrap())).collect()
}

#[test]
fn a_picture_is_kept_without_where_it_was_taken_and_nowhere_in_the_clear() {
    let mut window = visited();
    let file = photograph(&window, "IMG_0001.jpg", 90);
    key(&mut window, Key::Insert);
    assert!(stands(&window, "添加图片：2026-06-15 的巡查"));
    fill(&mut window, "文件", file.to_str().unwrap());
    press_with_role(&mut window, Role::ComboBox, "拍的是");
    press_with_role(&mut window, Role::MenuItem, "燃气不安全");
    fill(&mut window, "说明", "软管接头");
    enter(&mut window);
    wait_for(&mut window, "已添加图片");
    assert!(stands(&window, "图片：燃气不安全：软管接头"), "small, under the visit");
    assert!(!holds(&window.state().archive(), JPEG), "with the window open");

    let office = killed(window);
    drop(open(&office, OPERATOR));
    let kept = kept(&office);
    let [(picture, bytes)] = kept.as_slice() else { panic!("one picture") };
    assert_eq!((picture.caption.0.as_str(), picture.added_by.0.as_str()), ("软管接头", OPERATOR));
    assert!(picture.finding.id.is_some());
    assert!(bytes.starts_with(JPEG));
    for trace in [b"Exif".as_slice(), b"GPS"] {
        assert!(!bytes.windows(trace.len()).any(|window| window == trace), "{trace:?}");
    }
    assert!(!holds(&office.archive(), JPEG));
}

#[test]
fn pictures_dropped_together_are_taken_back_together() {
    let mut window = visited();
    let files = vec![photograph(&window, "1.jpg", 10), photograph(&window, "2.jpg", 200)];
    drop_onto(&mut window, files);
    wait_for(&mut window, "已添加 2 张图片");
    assert_eq!(small_ones(&window), 2);
    command(&mut window, Key::Z);
    assert!(shows(&window, "已撤销：添加巡查图片"));
    assert_eq!(small_ones(&window), 0);
}

#[test]
fn a_picture_is_opened_turned_to_the_next_removed_and_brought_back_by_keys() {
    let mut window = visited();
    let files = vec![photograph(&window, "1.jpg", 10), photograph(&window, "2.jpg", 200)];
    drop_onto(&mut window, files);
    wait_for(&mut window, "已添加 2 张图片");
    window.query_all_by_label_contains("图片：").next().unwrap().focus();
    enter(&mut window);
    assert!(stands(&window, "2026-06-15 的巡查，第 1 / 2 张"));
    key(&mut window, Key::ArrowRight);
    assert!(stands(&window, "2026-06-15 的巡查，第 2 / 2 张"));
    key(&mut window, Key::Delete);
    assert!(stands(&window, "已移除图片") && small_ones(&window) == 1);
    command(&mut window, Key::Z);
    assert_eq!(small_ones(&window), 2);
    window.query_all_by_label_contains("图片：").next().unwrap().click();
    wait_for(&mut window, "第 1 / 2 张");
    key(&mut window, Key::Escape);
    assert!(!shows(&window, "第 1 / 2 张") && stands(&window, "租住经过"), "the page is still there");
    assert_eq!(kept(&killed(window)).len(), 2);
}

#[test]
fn what_cannot_be_taken_in_is_said_in_the_dialog_and_changes_nothing() {
    let mut window = visited();
    let text = write(&window, "合同.jpg", "只是一段文字".as_bytes());
    add(&mut window, &text);
    wait_for(&mut window, "不是 JPEG、PNG 或 BMP 图片");
    let mut bomb = fs::read(photograph(&window, "huge.jpg", 1)).unwrap();
    let frame = bomb.windows(2).position(|mark| mark == [0xFF, 0xC0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    let bomb = write(&window, "huge.jpg", &bomb);
    fill(&mut window, "文件", bomb.to_str().unwrap());
    press(&mut window, "添加");
    wait_for(&mut window, "万像素，没有添加");
    fill(&mut window, "文件", "/哪里也没有/1.jpg");
    press(&mut window, "添加");
    wait_for(&mut window, "找不到这个位置");
    key(&mut window, Key::Escape);
    assert!(stands(&window, "租住经过") && small_ones(&window) == 0);
    assert!(kept(&killed(window)).is_empty());
}

#[test]
fn a_visit_takes_twelve_pictures_and_no_more() {
    let mut window = visited();
    let file = photograph(&window, "1.jpg", 10);
    drop_onto(&mut window, vec![file.clone(); 12]);
    wait_for(&mut window, "已添加 12 张图片");
    add(&mut window, &file);
    wait_for(&mut window, "一次巡查最多 12 张图片");
}

#[test]
fn before_the_first_visit_a_dropped_picture_asks_for_one() {
    let mut window = page();
    let file = photograph(&window, "1.jpg", 10);
    drop_onto(&mut window, vec![file]);
    wait_for(&mut window, "还没有巡查过");
}

#[test]
fn who_may_only_look_sees_pictures_and_adds_none() {
    let mut window = visited();
    let file = photograph(&window, "1.jpg", 10);
    add(&mut window, &file);
    wait_for(&mut window, "已添加图片");
    let office = killed(window);
    let mut head = open(&office, OPERATOR);
    linli::services::station::add_operator(&mut head, READER, PASSWORD, linli::domain::Role::Reader).unwrap();
    drop(head);
    let mut window = sit_down_as(office, READER);
    open_page(&mut window);
    assert!(small_ones(&window) == 1 && !stands(&window, "加图片…"));
    drop_onto(&mut window, vec![file]);
    wait_for(&mut window, "您的角色只能查看");
    press(&mut window, "知道了");
    window.query_all_by_label_contains("图片：").next().unwrap().click();
    wait_for(&mut window, "第 1 / 1 张");
    assert!(!stands(&window, "移除"));
}

/// For the gallery: the page with small pictures, one of them large, and the dialog.
pub fn pictures(size: [f32; 2], appearance: Appearance, picture: &dyn Fn(&mut Window, &str)) {
    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, size, appearance);
    open_page(&mut window);
    key(&mut window, Key::F7);
    press(&mut window, "燃气不安全");
    fill(&mut window, "情况", "软管老化");
    save(&mut window);
    let files = [("1.jpg", 40), ("2.jpg", 120), ("3.jpg", 210)].map(|(name, shade)| photograph(&window, name, shade));
    drop_onto(&mut window, files.to_vec());
    wait_for(&mut window, "已添加 3 张图片");
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.run_steps(1);
    }
    picture(&mut window, "house-pictures");
    window.query_all_by_label_contains("图片：").next().unwrap().click();
    wait_for(&mut window, "第 1 / 3 张");
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.run_steps(1);
    }
    picture(&mut window, "house-picture");
    key(&mut window, Key::Escape);
    key(&mut window, Key::Insert);
    picture(&mut window, "house-picture-adding");
}
