//! A gap is drawn as a gap: paper over the grid, 45° lines, an edge on either side. It is never a zero.

use crate::error::ChartError;
use crate::label::{Frame, Label};
use crate::page::Page;

/// Draws `frame` as unknown.
pub(crate) fn draw(page: &Page, frame: Frame) -> Result<(), ChartError> {
    page.fill(frame, page.color.paper)?;
    hatch(page, frame)?;
    for x in [frame.x, frame.right()] {
        page.line(&[(x, frame.y), (x, frame.bottom())], page.color.line_2, 1.0)?;
    }
    Ok(())
}

/// Lines where x + y is a multiple of their distance, cut at the frame: neighbouring gaps share one pattern.
fn hatch(page: &Page, frame: Frame) -> Result<(), ChartError> {
    let apart = 7.0 * page.size.unit;
    let first = ((frame.x + frame.y) / apart).floor() as i64 + 1;
    let last = ((frame.right() + frame.bottom()) / apart).ceil() as i64 - 1;
    for sum in (first..=last).map(|step| step as f64 * apart) {
        let left = frame.x.max(sum - frame.bottom());
        let right = frame.right().min(sum - frame.y);
        page.line(&[(left, sum - left), (right, sum - right)], page.color.hatch, 0.75)?;
    }
    Ok(())
}

/// Names the gap in its middle, on paper of its own: in one line or a word a line, then `times`. What does not fit is left to the tip.
pub(crate) fn name(page: &mut Page, frame: Frame, words: &str, times: &str) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let fits = |label: &Label| !label.text.is_empty() && label.width() + 4.0 * unit <= frame.width;
    let whole = vec![page.label(words, 0.0, 0.0)];
    let apart: Vec<Label> = words.split(' ').map(|word| page.label(word, 0.0, 0.0)).collect();
    let Some(mut lines) = [whole, apart].into_iter().find(|lines| lines.iter().all(fits)) else {
        return Ok(());
    };
    lines.extend(Some(page.small(times, 0.0, 0.0)).filter(fits));

    let pitch = 15.0 * unit;
    let first = frame.y + frame.height / 2.0 - pitch * (lines.len() as f64 - 1.0) / 2.0 + 4.0 * unit;
    for (index, line) in lines.into_iter().enumerate() {
        let line = Label {
            x: frame.x + frame.width / 2.0,
            y: first + pitch * index as f64,
            ..line
        }
        .centred();
        let letters = line.frame();
        let (side, above) = ((6.0 * unit).min((frame.width - letters.width) / 2.0 - 1.0), 3.0 * unit);
        let paper = Frame::between(
            letters.x - side,
            letters.y - above,
            letters.right() + side,
            letters.bottom() + above,
        );
        page.fill(paper, page.color.paper)?;
        page.write(&line)?;
    }
    Ok(())
}
