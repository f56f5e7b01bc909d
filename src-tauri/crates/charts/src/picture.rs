//! The drawing as a file of its own: on paper, with a margin, as SVG or as pixels.

use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::letters::{INTER_REGULAR, INTER_SEMIBOLD, inter_has};
use crate::palette::Palette;
use crate::sheet::on_paper;
use crate::view::{Theme, View};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::sync::{Arc, LazyLock};

const MARGIN: f64 = 24.0;
/// 64 million pixels: 256 MB while it is being painted.
const MOST_PIXELS: u64 = 64_000_000;

/// `drawing` as a file that stands alone: the same nodes on the paper of `theme`, with a margin. Its fonts are Inter or what the
/// viewer has in its place.
pub fn svg_file(drawing: &Drawing, theme: Theme) -> String {
    on_paper(
        &drawing.svg,
        (drawing.width, drawing.height),
        MARGIN,
        Palette::of(theme).paper,
        &drawing.summary,
    )
}

/// `svg_file` in pixels, `scale` of them (1 to 4) to a CSS pixel, with Inter. Only for letters Inter lacks, the machine's fonts are used.
///
/// # Errors
/// [`ChartError::Size`] above 64 million pixels, [`ChartError::Picture`] where the picture could not be made.
pub fn png(drawing: &Drawing, view: &View, scale: f32) -> Result<Vec<u8>, ChartError> {
    let scale = if scale.is_finite() { scale.clamp(1.0, 4.0) } else { 1.0 };
    let svg = svg_file(drawing, view.theme);
    let fonts = if inter_has(&svg) { &INTER } else { &INTER_AND_SYSTEM };
    let options = Options {
        fontdb: Arc::clone(fonts),
        font_family: "Inter".into(),
        ..Options::default()
    };
    let tree = Tree::from_str(&svg, &options).map_err(|_| ChartError::Picture)?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or(ChartError::Picture)?;
    let (width, height) = (size.width(), size.height());
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(ChartError::Size { width, height });
    }
    let mut pixels = Pixmap::new(width, height).ok_or(ChartError::Size { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| ChartError::Picture)
}

static INTER: LazyLock<Arc<Database>> = LazyLock::new(|| Arc::new(inter()));
static INTER_AND_SYSTEM: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = inter();
    fonts.load_system_fonts();
    Arc::new(fonts)
});

fn inter() -> Database {
    let mut fonts = Database::new();
    for face in [INTER_REGULAR, INTER_SEMIBOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    fonts.set_sans_serif_family("Inter");
    fonts
}
