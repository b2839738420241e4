//! The finished PDF as pictures. The only place that knows hayro.

use super::PrintError;
use super::faces::MM_PER_PT;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

/// No side of a picture is longer than this: a slip of the zoom must not fill the memory.
const LONGEST_SIDE: f32 = 8000.0;

/// A PDF opened for looking at.
pub struct Preview {
    pdf: Pdf,
}

/// Pixels of one page, four bytes each, opaque, from the top left.
#[derive(Clone, PartialEq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub rgba: Vec<u8>,
}

impl Preview {
    pub fn open(bytes: Vec<u8>) -> Result<Self, PrintError> {
        let pdf = Pdf::new(bytes).map_err(|_| PrintError::NotReadable)?;
        Ok(Self { pdf })
    }

    pub fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height of a page, counted from 0.
    pub fn page_size_mm(&self, page: usize) -> Result<(f32, f32), PrintError> {
        let (width, height) = self.page(page)?.render_dimensions();
        Ok((width * MM_PER_PT, height * MM_PER_PT))
    }

    /// A page, counted from 0, drawn `width_px` wide.
    pub fn draw(&self, page: usize, width_px: usize) -> Result<Picture, PrintError> {
        let page = self.page(page)?;
        let (width, height) = page.render_dimensions();
        let most = LONGEST_SIDE / width.max(height);
        // The rasteriser cuts fractions of a pixel off; a hundredth more keeps the last column.
        let scale = ((width_px as f32 + 0.01) / width).min(most);
        let pixels = hayro::render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
        );
        Ok(Picture {
            width: pixels.width().into(),
            height: pixels.height().into(),
            rgba: pixels.data_as_u8_slice().to_vec(),
        })
    }

    fn page(&self, page: usize) -> Result<&hayro::hayro_syntax::page::Page<'_>, PrintError> {
        self.pdf.pages().get(page).ok_or(PrintError::NoSuchPage(page + 1))
    }
}
