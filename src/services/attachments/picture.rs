//! From the file somebody brings to the picture that is kept, and from that to pixels. The only door to the library `image`.
//!
//! A file is what its bytes say, whatever it is called. How large it says it is, is asked before anything is decoded; what
//! is kept is encoded anew from the pixels alone, so nothing of what the camera wrote beside them can come along.

use image::codecs::jpeg::JpegEncoder;
use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage, guess_format};
use std::io::Cursor;

/// The longest file that is read. A telephone writes about 5 MB.
pub const MOST_BYTES: u64 = 30 << 20;
/// 8192 × 6144: what the largest telephone cameras write.
const MOST_PIXELS: u64 = 50_331_648;
/// What the decoded picture may take: the pixels above in three colours, or fewer in finer ones.
const MOST_MEMORY: u64 = 3 * MOST_PIXELS;
/// The longer side of what is kept: enough to read a meter, a tenth of what a telephone writes.
const LONGEST_SIDE: u32 = 1600;
/// Of a page of a paper: A4 at 200 dots an inch.
const LONGEST_PAGE: u32 = 2339;
const QUALITY: u8 = 80;

const FORMATS: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Bmp];

/// Why a picture was not taken in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotTaken {
    #[error("这个文件不是 JPEG、PNG 或 BMP 图片，没有添加。苹果手机的 HEIC 图片请先另存为 JPEG")]
    NoPicture,
    #[error("这个文件超过 {} MB，没有添加。请先把图片缩小", MOST_BYTES >> 20)]
    TooManyBytes,
    #[error("这张图片超过 {} 万像素，没有添加。请先把图片缩小", MOST_PIXELS / 10_000)]
    TooManyPixels,
    #[error("这张图片已损坏，读不出来，没有添加。请换一张")]
    Damaged,
    #[error("这个 PDF 打不开或有口令，没有添加。请先另存为没有口令的 PDF 或图片")]
    NoPdf,
    #[error("一份文书最多 {} 页扫描件，没有添加。请分成几份", super::MOST_PAGES)]
    TooManyPages,
    #[error("一次巡查最多 {} 张图片，没有添加。请先移除不要的", super::MOST_PER_VISIT)]
    TooMany,
}

/// A picture as the screen takes it: three bytes a pixel.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

/// A page of a paper: a JPEG of nothing but pixels, and how large it is.
#[derive(Clone, Debug, PartialEq)]
pub struct PageOfPaper {
    pub width: u32,
    pub height: u32,
    pub jpeg: Vec<u8>,
}

/// The picture as it is kept: upright, of a sensible size, a JPEG of nothing but pixels.
pub(super) fn develop(file: &[u8]) -> Result<Vec<u8>, NotTaken> {
    Ok(developed(file, LONGEST_SIDE)?.jpeg)
}

fn developed(file: &[u8], longest_side: u32) -> Result<PageOfPaper, NotTaken> {
    let mut decoder = decoder(file)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(NotTaken::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = shrunk(DynamicImage::from_decoder(decoder).map_err(refusal)?, longest_side);
    picture.apply_orientation(orientation);
    encoded(picture)
}

fn encoded(picture: DynamicImage) -> Result<PageOfPaper, NotTaken> {
    let (width, height) = (picture.width(), picture.height());
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    DynamicImage::ImageRgb8(picture.into_rgb8()).write_with_encoder(encoder).map_err(refusal)?;
    Ok(PageOfPaper { width, height, jpeg })
}

/// A page of a paper as it is kept: like a picture, but large enough to read small print.
pub(in crate::services) fn develop_page(file: &[u8]) -> Result<PageOfPaper, NotTaken> {
    developed(file, LONGEST_PAGE)
}

/// The same of pixels that a page was drawn with, four bytes each.
pub(in crate::services) fn page_of_pixels(width: usize, height: usize, rgba: Vec<u8>) -> Result<PageOfPaper, NotTaken> {
    let side = |side: usize| u32::try_from(side).map_err(|_| NotTaken::TooManyPixels);
    let pixels = RgbaImage::from_raw(side(width)?, side(height)?, rgba).ok_or(NotTaken::Damaged)?;
    encoded(DynamicImage::ImageRgba8(pixels))
}

/// A kept page for paper: its bytes as they are, and how large it is.
pub(in crate::services) fn picture_of(kept: Vec<u8>) -> Result<crate::print::Picture, NotTaken> {
    let (width, height) = decoder(&kept)?.dimensions();
    Ok(crate::print::Picture { width, height, jpeg: kept })
}

/// What is kept as pixels, its longer side at most so long.
pub(super) fn draw(kept: &[u8], longest_side: u32) -> Result<Picture, NotTaken> {
    let picture = DynamicImage::from_decoder(decoder(kept)?).map_err(refusal)?;
    let pixels = shrunk(picture, longest_side).into_rgb8();
    Ok(Picture { width: pixels.width() as usize, height: pixels.height() as usize, rgb: pixels.into_raw() })
}

fn decoder(file: &[u8]) -> Result<impl ImageDecoder + '_, NotTaken> {
    let format = guess_format(file).ok().filter(|format| FORMATS.contains(format)).ok_or(NotTaken::NoPicture)?;
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(refusal)
}

fn shrunk(picture: DynamicImage, longest_side: u32) -> DynamicImage {
    let is_larger = picture.width().max(picture.height()) > longest_side;
    if is_larger { picture.thumbnail(longest_side, longest_side) } else { picture }
}

fn refusal(error: ImageError) -> NotTaken {
    match error {
        ImageError::Limits(_) => NotTaken::TooManyPixels,
        ImageError::Unsupported(_) => NotTaken::NoPicture,
        _ => NotTaken::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::png::PngEncoder;
    use image::{Rgb, RgbImage};

    /// Its left half red, its right half blue.
    fn halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 0, 0]) } else { Rgb([0, 0, 220]) })
    }

    fn jpeg(picture: &RgbImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(picture).unwrap();
        bytes
    }

    /// A JPEG as a camera writes it: how it was held, and where.
    fn as_a_camera_writes_it(picture: &RgbImage, orientation: u8) -> Vec<u8> {
        let plain = jpeg(picture);
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
        exif.extend(b"\x02\0");
        exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        exif.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
        exif.extend(b"\0\0\0\0GPSLatitude 30 41 22 N");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut bytes = plain[..2].to_vec();
        bytes.extend([0xFF, 0xE1]);
        bytes.extend(length);
        bytes.extend(exif);
        bytes.extend(&plain[2..]);
        bytes
    }

    fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
        bytes.windows(wanted.len()).any(|window| window == wanted)
    }

    #[test]
    fn what_the_camera_wrote_does_not_come_along() {
        let brought = as_a_camera_writes_it(&halves(64, 48), 1);
        assert!(holds(&brought, b"Exif") && holds(&brought, b"GPS"), "it is there to begin with");
        let kept = develop(&brought).unwrap();
        assert!(kept.starts_with(&[0xFF, 0xD8]));
        for trace in [b"Exif".as_slice(), b"GPS", b"\xFF\xE1"] {
            assert!(!holds(&kept, trace), "{trace:?}");
        }
    }

    #[test]
    fn a_picture_taken_sideways_is_kept_upright() {
        // 6: the camera was turned, the left side of what it wrote is the top.
        let kept = develop(&as_a_camera_writes_it(&halves(64, 48), 6)).unwrap();
        let picture = draw(&kept, LONGEST_SIDE).unwrap();
        assert_eq!((picture.width, picture.height), (48, 64));
        let (top, bottom) = (&picture.rgb[..3], &picture.rgb[picture.rgb.len() - 3..]);
        assert!(top[0] > 150 && bottom[2] > 150, "red above, blue below: {top:?} {bottom:?}");
    }

    #[test]
    fn a_large_picture_is_kept_small_and_a_small_one_as_it_is() {
        for (brought, kept) in [((4000, 3000), (1600, 1200)), ((300, 2400), (200, 1600)), ((40, 30), (40, 30))] {
            let picture = draw(&develop(&jpeg(&halves(brought.0, brought.1))).unwrap(), LONGEST_SIDE).unwrap();
            assert_eq!((picture.width, picture.height), kept, "{brought:?}");
        }
    }

    #[test]
    fn png_and_bmp_are_kept_as_jpeg() {
        let mut png = Vec::new();
        halves(20, 10).write_with_encoder(PngEncoder::new(&mut png)).unwrap();
        let mut bmp = Cursor::new(Vec::new());
        halves(20, 10).write_to(&mut bmp, ImageFormat::Bmp).unwrap();
        for brought in [png, bmp.into_inner()] {
            assert!(develop(&brought).unwrap().starts_with(&[0xFF, 0xD8, 0xFF]));
        }
    }

    /// The size stands behind the mark of the frame: height and width in two bytes each.
    fn claiming_to_be(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = jpeg(&halves(16, 16));
        let frame = bytes.windows(2).position(|window| window == [0xFF, 0xC0]).unwrap();
        bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
        bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
        bytes
    }

    #[test]
    fn a_picture_that_says_it_is_huge_is_refused_before_it_is_decoded() {
        assert_eq!(develop(&claiming_to_be(60_000, 60_000)), Err(NotTaken::TooManyPixels));
        let mut png = Vec::new();
        halves(20, 10).write_with_encoder(PngEncoder::new(&mut png)).unwrap();
        // Width and height of the first chunk, and its checksum made to fit.
        png[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        let checksum = crc32(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&checksum);
        assert_eq!(develop(&png), Err(NotTaken::TooManyPixels));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
        !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
    }

    #[test]
    fn what_is_no_picture_or_a_broken_one_is_refused_in_words() {
        assert_eq!(develop("只是一段文字，名字叫 .jpg".as_bytes()), Err(NotTaken::NoPicture));
        assert_eq!(develop(b""), Err(NotTaken::NoPicture));
        assert_eq!(develop(b"GIF89a\x01\0\x01\0\0\0\0;"), Err(NotTaken::NoPicture));
        assert_eq!(develop(&jpeg(&halves(16, 16))[..30]), Err(NotTaken::Damaged));
    }
}
