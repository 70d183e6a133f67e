//! PNG files: what is drawn, how large it may be, how it is stopped.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

mod common;

use std::cell::{Cell, RefCell};

use common::{photo, scene};
use image::imageops::FilterType;
use image::{DynamicImage, Rgb, RgbImage};
use lajur_render::{PngOptions, RenderError, Watch, png};

fn picture(file: &[u8]) -> RgbImage {
    image::load_from_memory(file).unwrap().into_rgb8()
}

fn painted(scale: f32) -> RgbImage {
    picture(
        &png(
            &scene(),
            &PngOptions {
                scale,
                images: &photo,
                ..PngOptions::default()
            },
        )
        .unwrap(),
    )
}

#[test]
fn the_small_drawing_looks_as_it_always_did() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/small.png");
    let small = DynamicImage::from(painted(2.0))
        .resize_exact(170, 150, FilterType::Triangle)
        .into_rgb8();
    if std::env::var_os("LAJUR_RENEW").is_some() {
        small.save(path).unwrap();
    }
    let golden = image::open(path).unwrap().into_rgb8();
    assert_eq!(small.dimensions(), golden.dimensions(), "the same size");
    // Processors add in different orders: one step per channel in the full picture, two after reducing it.
    let far = small
        .pixels()
        .zip(golden.pixels())
        .filter(|(a, b)| (0..3).any(|c| a[c].abs_diff(b[c]) > 2))
        .count();
    assert_eq!(far, 0, "renew with `cargo xtask golden` if the change is meant");
}

#[test]
fn the_size_follows_the_scale() {
    assert_eq!(painted(1.0).dimensions(), (340, 300), "one pixel per CSS pixel");
    assert_eq!(painted(1.5).dimensions(), (510, 450), "half as many again");
}

#[test]
fn a_pixel_that_the_drawing_covers_in_part_is_paper() {
    let picture = painted(0.33);
    assert_eq!(picture.dimensions(), (113, 99), "340 × 300 at 0.33, rounded up");
    let edges = (0..113).map(|x| (x, 98)).chain((0..99).map(|y| (112, y)));
    for (x, y) in edges {
        assert_eq!(picture.get_pixel(x, y), picture.get_pixel(112, 98), "at {x}, {y}");
    }
    assert_eq!(picture.get_pixel(112, 98), &Rgb([255, 255, 255]));
}

#[test]
fn letters_too_small_to_be_read_leave_the_tone_they_have_from_far_away() {
    let far = painted(0.1);
    let seen = DynamicImage::from(painted(1.0)).resize_exact(34, 30, FilterType::Triangle);
    let tone = |picture: &RgbImage| {
        let all: u64 = picture.pixels().flat_map(|pixel| pixel.0).map(u64::from).sum();
        all as f64 / f64::from(3 * picture.width() * picture.height())
    };
    let (far, seen) = (tone(&far), tone(&seen.into_rgb8()));
    assert!((far - seen).abs() < 3.0, "{far} of 255 beside {seen}");
}

#[test]
fn photos_fill_their_round_box() {
    let picture = painted(2.0);
    let at = |x: f32, y: f32| *picture.get_pixel((x * 2.0) as u32, (y * 2.0) as u32);
    let red = |p: Rgb<u8>| p[0] > 150 && p[2] < 90;
    let blue = |p: Rgb<u8>| p[2] > 150 && p[0] < 90;
    assert!(red(at(248.0, 18.0)), "left half of the cut photo");
    assert!(blue(at(260.0, 18.0)), "right half");
    assert!(!red(at(244.5, 8.5)), "the corner is cut off");
}

#[test]
fn a_tall_drawing_is_painted_in_bands_without_a_seam() {
    let mut tall = scene();
    tall.height = 2600.0;
    let mut moved = tall.groups.clone();
    for group in &mut moved {
        // 124 rows above the seam begins the drawing, so that it crosses the seam between two bands.
        group.y += 900.0;
    }
    tall.groups = moved;
    let picture = picture(
        &png(
            &tall,
            &PngOptions {
                images: &photo,
                ..PngOptions::default()
            },
        )
        .unwrap(),
    );
    let whole = painted(1.0);
    let differ = (0..300)
        .flat_map(|y| (0..340).map(move |x| (x, y)))
        .filter(|&(x, y)| {
            let (a, b) = (picture.get_pixel(x, y + 900), whole.get_pixel(x, y));
            (0..3).any(|c| a[c].abs_diff(b[c]) > 8)
        })
        .count();
    assert!(differ < 20, "{differ} pixels differ from the drawing in one band");
}

#[test]
fn too_many_pixels_are_refused_before_any_memory_is_taken() {
    let mut huge = scene();
    (huge.width, huge.height) = (1.0e9, 1.0e9);
    let error = png(&huge, &PngOptions::default()).unwrap_err();
    assert!(matches!(error, RenderError::PictureTooLarge { .. }), "not {error}");
    assert_eq!(error.code(), "picture_too_large", "the catalogue's key");
    let options = PngOptions {
        max_pixels: 340 * 300 - 1,
        ..PngOptions::default()
    };
    assert!(png(&scene(), &options).is_err(), "one pixel too many is too many");
    let long = PngOptions {
        scale: 200.0,
        max_pixels: u64::MAX,
        ..PngOptions::default()
    };
    assert!(png(&scene(), &long).is_err(), "wider than a row can be");
    let odd = PngOptions {
        scale: f32::NAN,
        ..PngOptions::default()
    };
    assert!(png(&scene(), &odd).is_ok(), "a scale that is no number gives one pixel");
}

#[test]
fn it_can_be_followed_and_stopped() {
    let mut tall = scene();
    tall.height = 5000.0;
    let (asked, told) = (Cell::new(0), RefCell::new(Vec::new()));
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 4
    };
    let tell = |done, total| told.borrow_mut().push((done, total));
    let watch = Watch {
        cancelled: &stop,
        progress: &tell,
    };
    let error = png(
        &tall,
        &PngOptions {
            watch,
            ..PngOptions::default()
        },
    )
    .unwrap_err();
    assert_eq!(error, RenderError::Cancelled, "the caller asked to stop");
    assert_eq!(told.borrow().first(), Some(&(0, 5)), "five bands of 1,024 rows");
}

#[test]
fn a_damaged_photo_leaves_its_place_empty() {
    let broken = |id: &_| {
        photo(id).map(|image| lajur_render::ImageBytes {
            bytes: image.bytes[..40].into(),
            ..image
        })
    };
    assert!(
        png(
            &scene(),
            &PngOptions {
                images: &broken,
                ..PngOptions::default()
            }
        )
        .is_ok(),
        "the rest is painted"
    );
}
