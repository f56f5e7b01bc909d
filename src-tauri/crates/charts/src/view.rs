//! How a chart is looked at: room, text size, theme.

/// The room and the light a chart is drawn for. Ask for the drawing at its real size; it is never scaled on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Width in CSS pixels; taken as 240 to 4,000.
    pub width: u32,
    /// Size of body text in CSS pixels, 13 unless the reader asked for more; taken as 8 to 40. Every distance follows it.
    pub text_px: u32,
    pub theme: Theme,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// The view in numbers: everything that is drawn is measured in these.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    pub(crate) width: f64,
    /// One design pixel (of the 13 px text) in real pixels.
    pub(crate) unit: f64,
    /// Text of axes and of labels, in pixels.
    pub(crate) axis: f64,
    pub(crate) label: f64,
}

impl View {
    pub(crate) fn sizes(self) -> Sizes {
        let unit = f64::from(self.text_px.clamp(8, 40)) / 13.0;
        Sizes {
            width: f64::from(self.width.clamp(240, 4000)),
            unit,
            axis: 11.0 * unit,
            label: 12.0 * unit,
        }
    }
}
