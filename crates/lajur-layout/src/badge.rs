//! The sign of a persona: a shape with the initial or the photo. Told apart by shape and line, never by color alone.

use lajur_model::{Persona, PersonaShape};

use crate::draw::{Sheet, circle, dashed, polygon, stroke};
use crate::kit::{Kit, hue};
use crate::scene::{ImagePart, Part, Path, Seg};
use crate::shape::{Type, snap};
use crate::theme::{Ink, Tone};

/// Draws the badge of the persona that stands at `order` on the map, with its side and upper left corner.
pub(crate) fn badge(kit: &Kit<'_>, sheet: &mut Sheet, (order, persona): (usize, &Persona), x: f32, y: f32, side: f32) {
    if let Some(photo) = persona
        .photo
        .as_ref()
        .filter(|photo| kit.doc.shared.assets.contains_key(*photo))
    {
        let (x, y) = (snap(x), snap(y));
        let image = ImagePart {
            x,
            y,
            w: side,
            h: side,
            radius: side / 2.0,
            asset: photo.clone(),
            alt: persona.name.clone(),
        };
        return sheet.0.push(Part::Image(image));
    }
    let strong = match &persona.color {
        Some(color) => Ink::Tone(hue(Some(color), "stone"), Tone::Strong),
        None => Ink::Token("badge"),
    };
    let open = order % 2 == 1;
    let shape = shape(persona, order);
    let path = outline(&shape, x, y, side);
    if open {
        let line = dashed(strong.clone(), side / 14.0, &[side / 7.0, side / 10.0]);
        sheet.path(path, Some(Ink::Token("paper")), Some(line));
    } else {
        sheet.path(path, Some(strong.clone()), Some(stroke(Ink::Token("paper"), 1.0)));
    }
    // On readable paper the initial still has 7 pt.
    let size = snap(side * 0.62);
    let kind = Type::new(size, side, 600);
    let initial = kit.fonts.line(&initial(&persona.name), kind);
    let drop = if shape == PersonaShape::Triangle {
        side * 0.15
    } else {
        0.0
    };
    let ink = if open { strong } else { Ink::Token("badge-ink") };
    sheet.text(&initial, x + (side - initial.width) / 2.0, y + drop, &ink);
}

/// The shape a person chose, or the one that follows from the order on the map.
#[must_use]
pub fn shape(persona: &Persona, order: usize) -> PersonaShape {
    match &persona.shape {
        Some(PersonaShape::Other(_)) | None => PersonaShape::ALL[order % PersonaShape::ALL.len()].clone(),
        Some(shape) => shape.clone(),
    }
}

/// The letter on the badge of a persona with this name.
#[must_use]
pub fn initial(name: &str) -> String {
    name.trim()
        .chars()
        .next()
        .map(|letter| letter.to_uppercase().collect())
        .unwrap_or_default()
}

/// The outline of a badge with its upper left corner and its side.
#[must_use]
pub fn outline(shape: &PersonaShape, x: f32, y: f32, side: f32) -> Path {
    let at = |corners: &[(f32, f32)]| {
        polygon(
            &corners
                .iter()
                .map(|(a, b)| (x + a * side, y + b * side))
                .collect::<Vec<_>>(),
        )
    };
    match shape {
        PersonaShape::Square => rounded(x, y, side, side * 0.22),
        PersonaShape::Diamond => at(&[(0.5, -0.04), (1.04, 0.5), (0.5, 1.04), (-0.04, 0.5)]),
        PersonaShape::Hexagon => at(&[
            (0.25, 0.04),
            (0.75, 0.04),
            (1.02, 0.5),
            (0.75, 0.96),
            (0.25, 0.96),
            (-0.02, 0.5),
        ]),
        PersonaShape::Triangle => at(&[(0.5, -0.02), (1.04, 0.96), (-0.04, 0.96)]),
        PersonaShape::Circle | PersonaShape::Other(_) => circle(snap(x + side / 2.0), snap(y + side / 2.0), side / 2.0),
    }
}

/// A square with round corners.
fn rounded(x: f32, y: f32, side: f32, r: f32) -> Path {
    let (x1, y1) = (x + side, y + side);
    let k = r * 0.447_715_2;
    Path(vec![
        Seg::Move(x + r, y),
        Seg::Line(x1 - r, y),
        Seg::Cubic(x1 - k, y, x1, y + k, x1, y + r),
        Seg::Line(x1, y1 - r),
        Seg::Cubic(x1, y1 - k, x1 - k, y1, x1 - r, y1),
        Seg::Line(x + r, y1),
        Seg::Cubic(x + k, y1, x, y1 - k, x, y1 - r),
        Seg::Line(x, y + r),
        Seg::Cubic(x, y + k, x + k, y, x + r, y),
        Seg::Close,
    ])
}
