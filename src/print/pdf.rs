//! Marks into PDF. The only place that knows printpdf.
//!
//! Faces are embedded and cut down to the glyphs used. The same document gives the same bytes: face names are fixed, the
//! only date is the document's own, and the random file identifier (optional in ISO 32000-1, 14.4) is left out.

use super::PrintError;
use super::faces::{self, MM_PER_PT, Origin, SystemFace};
use super::page::{Document, Face, Frame, Ink, Mark, Page, Picture};
use crate::assets;
use printpdf::{
    Color, DictItem, ExternalStream, ExternalXObject, FontId, Greyscale, Line, LinePoint, Mm, OffsetDateTime, Op,
    PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, TextItem,
    XObject, XObjectId, XObjectTransform,
};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How dark [`Ink::Grey`] is: 0 black, 1 white. Dark enough for a laser printer to keep small letters whole.
const GREY: f32 = 0.4;

/// The finished file.
pub fn write(document: &Document) -> Result<Vec<u8>, PrintError> {
    let mut pdf = PdfDocument::new(&document.title);
    let info = &mut pdf.metadata.info;
    // Without a version: a paper that a newer program draws again is the same to the byte, as long as its form is.
    info.producer = "linli".to_owned();
    info.creation_date = midnight(document)?;
    info.modification_date = info.creation_date;
    info.metadata_date = info.creation_date;

    let mut scribe = Scribe::default();
    pdf.pages = document.pages.iter().map(|page| scribe.page(document, page)).collect();
    for origin in &scribe.used {
        pdf.resources.fonts.map.insert(font_id(*origin), PdfFont::new(parsed(*origin)?));
    }
    for (hash, picture) in &document.pictures {
        pdf.resources.xobjects.map.insert(XObjectId(object_name(hash)), embedded(picture));
    }
    save(&pdf)
}

fn midnight(document: &Document) -> Result<OffsetDateTime, PrintError> {
    let seconds = document.day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| PrintError::NotWritten)
}

fn save(pdf: &PdfDocument) -> Result<Vec<u8>, PrintError> {
    let mut warnings = Vec::new();
    let mut file = printpdf::to_lopdf_doc(pdf, &PdfSaveOptions::default(), &mut warnings);
    file.trailer.remove(b"ID");
    // An empty version still claims PDF/X, which this file is not.
    #[allow(
        clippy::redundant_closure_for_method_calls,
        reason = "the type belongs to a library that is not named here"
    )]
    if let Ok(info) = file.trailer.get(b"Info").and_then(|info| info.as_reference())
        && let Ok(info) = file.get_object_mut(info).and_then(|info| info.as_dict_mut())
    {
        info.remove(b"GTS_PDFXVersion");
    }
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|_| PrintError::NotWritten)?;
    Ok(bytes)
}

/// A face that was really used.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Used {
    Bundled(Face),
    System(SystemFace),
}

/// Six letters: printpdf makes the subset tag of them.
fn font_id(face: Used) -> FontId {
    FontId(match face {
        Used::Bundled(Face::Song) => "LLSONG".to_owned(),
        Used::Bundled(Face::Hei) => "LLHEIA".to_owned(),
        Used::System(system) => system.tag(),
    })
}

fn parsed(face: Used) -> Result<ParsedFont, PrintError> {
    static SONG: LazyLock<Option<ParsedFont>> = LazyLock::new(|| parse(assets::SERIF, 0));
    static HEI: LazyLock<Option<ParsedFont>> = LazyLock::new(|| parse(assets::SANS, 0));
    let font = match face {
        Used::Bundled(Face::Song) => SONG.clone(),
        Used::Bundled(Face::Hei) => HEI.clone(),
        Used::System(system) => faces::system_face_bytes(system).and_then(|(bytes, index)| parse(&bytes, index)),
    };
    font.ok_or(PrintError::BrokenFace)
}

fn parse(bytes: &[u8], index: usize) -> Option<ParsedFont> {
    ParsedFont::from_bytes(bytes, index, &mut Vec::new())
}

/// Turns pages into operations and remembers which faces they need.
#[derive(Default)]
struct Scribe {
    used: BTreeSet<Used>,
}

impl Scribe {
    fn page(&mut self, document: &Document, page: &Page) -> PdfPage {
        let mut ops = Vec::new();
        pictures(document, page, &mut ops);
        strokes(page, &mut ops);
        self.texts(page, &mut ops);
        PdfPage::new(Mm(page.width_mm), Mm(page.height_mm), ops)
    }

    /// All texts in one section: the cursor moves by differences, face and ink are named only where they change.
    fn texts(&mut self, page: &Page, ops: &mut Vec<Op>) {
        let mut state = TextState::default();
        ops.push(Op::StartTextSection);
        for mark in &page.marks {
            let Mark::Text { x, y, size_pt, face, ink, gap_mm, text, .. } = mark else { continue };
            state.ink(*ink, ops);
            state.gap(*gap_mm, ops);
            let mut x = *x;
            for run in faces::runs(*face, text) {
                let used = match run.origin {
                    Origin::Bundled(face) => Used::Bundled(face),
                    Origin::System(system) => Used::System(system),
                    Origin::Nowhere => Used::Bundled(*face),
                };
                self.used.insert(used);
                state.font(used, *size_pt, ops);
                state.go((hundredths(x), hundredths(page.height_mm - y)), ops);
                let gaps = run.text.chars().count() as f32 * gap_mm;
                x += faces::width_mm(*face, *size_pt, &run.text) + gaps;
                ops.push(Op::ShowText { items: vec![TextItem::Text(run.text.into_owned())] });
            }
        }
        ops.push(Op::EndTextSection);
    }
}

/// What the text section is set to.
#[derive(Default)]
struct TextState {
    ink: Option<Ink>,
    font: Option<(Used, f32)>,
    /// Thousandths of a point after each letter.
    gap: i32,
    cursor: (i32, i32),
}

impl TextState {
    fn ink(&mut self, ink: Ink, ops: &mut Vec<Op>) {
        if self.ink.replace(ink) != Some(ink) {
            ops.push(Op::SetFillColor { col: colour(ink) });
        }
    }

    fn font(&mut self, face: Used, size_pt: f32, ops: &mut Vec<Op>) {
        if self.font.replace((face, size_pt)) != Some((face, size_pt)) {
            ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(face)), size: Pt(size_pt) });
        }
    }

    fn gap(&mut self, millimetres: f32, ops: &mut Vec<Op>) {
        let gap = (millimetres / MM_PER_PT * 1000.0).round() as i32;
        if std::mem::replace(&mut self.gap, gap) != gap {
            ops.push(Op::SetCharacterSpacing { multiplier: gap as f32 / 1000.0 });
        }
    }

    fn go(&mut self, place: (i32, i32), ops: &mut Vec<Op>) {
        ops.push(Op::SetTextCursor { pos: point(place.0 - self.cursor.0, place.1 - self.cursor.1) });
        self.cursor = place;
    }
}

/// Below everything else: a number may stand on a scanned page.
fn pictures(document: &Document, page: &Page, ops: &mut Vec<Op>) {
    for mark in &page.marks {
        let Mark::Picture { frame, hash } = mark else { continue };
        if !document.pictures.contains_key(hash) {
            continue;
        }
        let corner = point(hundredths(frame.x), hundredths(page.height_mm - frame.bottom()));
        let size = point(hundredths(frame.width), hundredths(frame.height));
        let transform = XObjectTransform {
            translate_x: Some(corner.x),
            translate_y: Some(corner.y),
            scale_x: Some(size.x.0),
            scale_y: Some(size.y.0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        ops.push(Op::UseXobject { id: XObjectId(object_name(hash)), transform });
    }
}

/// Short, and the same in every file.
fn object_name(hash: &str) -> String {
    format!("LLP{}", hash.get(..16).unwrap_or(hash))
}

/// The JPEG as it is: a PDF reader decodes it (ISO 32000-1, 7.4.8).
fn embedded(picture: &Picture) -> XObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width.into())),
        ("Height", DictItem::Int(picture.height.into())),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name("DCTDecode")),
    ];
    let dict = dict.into_iter().map(|(key, item)| (key.to_owned(), item)).collect();
    let stream = ExternalStream { dict, content: picture.jpeg.clone(), compress: false };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

fn strokes(page: &Page, ops: &mut Vec<Op>) {
    let mut pen = None;
    for mark in &page.marks {
        let (op, wanted) = match mark {
            Mark::Text { .. } | Mark::Picture { .. } => continue,
            Mark::Line { from, to, width_pt, ink, .. } => (line(page, *from, *to), (*width_pt, *ink)),
            Mark::Outline { frame, width_pt, ink } => (outline(page, *frame), (*width_pt, *ink)),
        };
        if pen.replace(wanted) != Some(wanted) {
            ops.push(Op::SetOutlineThickness { pt: Pt(wanted.0) });
            ops.push(Op::SetOutlineColor { col: colour(wanted.1) });
        }
        ops.push(op);
    }
}

fn line(page: &Page, from: (f32, f32), to: (f32, f32)) -> Op {
    let end = |(x, y): (f32, f32)| LinePoint { p: point(hundredths(x), hundredths(page.height_mm - y)), bezier: false };
    Op::DrawLine { line: Line { points: vec![end(from), end(to)], is_closed: false } }
}

fn outline(page: &Page, frame: Frame) -> Op {
    let corner = point(hundredths(frame.x), hundredths(page.height_mm - frame.bottom()));
    let size = point(hundredths(frame.width), hundredths(frame.height));
    Op::DrawRectangle {
        rectangle: Rect {
            x: corner.x,
            y: corner.y,
            width: size.x,
            height: size.y,
            mode: Some(PaintMode::Stroke),
            winding_order: None,
        },
    }
}

/// Hundredths of a point: finer than any printer, and short to write.
fn hundredths(millimetres: f32) -> i32 {
    (millimetres / MM_PER_PT * 100.0).round() as i32
}

fn point(x: i32, y: i32) -> Point {
    Point { x: Pt(x as f32 / 100.0), y: Pt(y as f32 / 100.0) }
}

fn colour(ink: Ink) -> Color {
    let percent = match ink {
        Ink::Black => 0.0,
        Ink::Grey => GREY,
    };
    Color::Greyscale(Greyscale { percent, icc_profile: None })
}
