//! The colors themselves: one table per theme. Columns of a hue: strong, text, line, fill, tint, wash, edge.
//!
//! The tones were mixed from one strong color per hue and the theme's paper; tests in [`super`] hold their contrast.

use super::Mode;

/// A color by its name.
type Named = (&'static str, u32);
/// The tones of a hue by its name.
type Hues = (&'static str, [u32; 7]);

const LIGHT: [Named; 34] = [
    ("ink", 0x22211f),
    ("ink-soft", 0x5c5a55),
    ("ink-faint", 0x6b6862),
    ("ground", 0xf5f4ef),
    ("paper", 0xfffefb),
    ("panel", 0xfffefb),
    ("field", 0xffffff),
    ("hairline", 0xe6e3da),
    ("rule", 0xd8d4c9),
    ("edge", 0xb9b5aa),
    ("accent", 0x0f766e),
    ("accent-ink", 0xffffff),
    ("accent-soft", 0xdff0ec),
    ("selection", 0x0f766e),
    ("danger", 0xb91c1c),
    ("danger-soft", 0xfbe9e7),
    ("success", 0x15803d),
    ("warning", 0x8e580e),
    ("star", 0x8a5a00),
    ("star-fill", 0xffefbf),
    ("link", 0x0d6b8a),
    ("badge", 0x37352f),
    ("badge-ink", 0xffffff),
    ("figure", 0x4a4843),
    ("mood-1", 0xb91c1c),
    ("mood-2", 0xc2560c),
    ("mood-3", 0x96700c),
    ("mood-4", 0x4f7d14),
    ("mood-5", 0x15803d),
    ("mood-1-fill", 0xfbdcda),
    ("mood-2-fill", 0xfde5d3),
    ("mood-3-fill", 0xfdf0c6),
    ("mood-4-fill", 0xe8f3d0),
    ("mood-5-fill", 0xd3f2dc),
];

const DARK: [Named; 34] = [
    ("ink", 0xeceae4),
    ("ink-soft", 0xb9b6ad),
    ("ink-faint", 0xa19e95),
    ("ground", 0x1a1a18),
    ("paper", 0x232321),
    ("panel", 0x272725),
    ("field", 0x1f1f1d),
    ("hairline", 0x383734),
    ("rule", 0x45443f),
    ("edge", 0x66645d),
    ("accent", 0x4cc4b4),
    ("accent-ink", 0x0c2521),
    ("accent-soft", 0x23403b),
    ("selection", 0x4cc4b4),
    ("danger", 0xf2817f),
    ("danger-soft", 0x46302f),
    ("success", 0x6fce8e),
    ("warning", 0xe7be5c),
    ("star", 0xf2cf6b),
    ("star-fill", 0x4a3f1f),
    ("link", 0x6cc9dd),
    ("badge", 0xe2dfd7),
    ("badge-ink", 0x232321),
    ("figure", 0xc9c6bd),
    ("mood-1", 0xf2817f),
    ("mood-2", 0xf29a5c),
    ("mood-3", 0xe0b94f),
    ("mood-4", 0xa9cf5b),
    ("mood-5", 0x6fce8e),
    ("mood-1-fill", 0x532f2f),
    ("mood-2-fill", 0x543a2a),
    ("mood-3-fill", 0x4d4326),
    ("mood-4-fill", 0x3d4a28),
    ("mood-5-fill", 0x2b4a35),
];

const PAPER: [Named; 34] = [
    ("ink", 0x1b1a18),
    ("ink-soft", 0x55534e),
    ("ink-faint", 0x66635d),
    ("ground", 0xffffff),
    ("paper", 0xffffff),
    ("panel", 0xffffff),
    ("field", 0xffffff),
    ("hairline", 0xdedbd3),
    ("rule", 0xc9c5bb),
    ("edge", 0x9a968c),
    ("accent", 0x0f766e),
    ("accent-ink", 0xffffff),
    ("accent-soft", 0xdff0ec),
    ("selection", 0x0f766e),
    ("danger", 0xb91c1c),
    ("danger-soft", 0xfbe9e7),
    ("success", 0x15803d),
    ("warning", 0x8e580e),
    ("star", 0x855600),
    ("star-fill", 0xffefbf),
    ("link", 0x0d6b8a),
    ("badge", 0x2f2d29),
    ("badge-ink", 0xffffff),
    ("figure", 0x4a4843),
    ("mood-1", 0xb01818),
    ("mood-2", 0xbd520a),
    ("mood-3", 0x8c680a),
    ("mood-4", 0x4b7812),
    ("mood-5", 0x13783a),
    ("mood-1-fill", 0xfbdcda),
    ("mood-2-fill", 0xfde5d3),
    ("mood-3-fill", 0xfdf0c6),
    ("mood-4-fill", 0xe8f3d0),
    ("mood-5-fill", 0xd3f2dc),
];

const PROJECTOR: [Named; 34] = [
    ("ink", 0x0f0e0d),
    ("ink-soft", 0x3b3935),
    ("ink-faint", 0x4a4843),
    ("ground", 0xf3f1eb),
    ("paper", 0xffffff),
    ("panel", 0xffffff),
    ("field", 0xffffff),
    ("hairline", 0xa4a19a),
    ("rule", 0x98958d),
    ("edge", 0x807d76),
    ("accent", 0x0b5c55),
    ("accent-ink", 0xffffff),
    ("accent-soft", 0xcfe9e3),
    ("selection", 0x0b5c55),
    ("danger", 0x9f1515),
    ("danger-soft", 0xf7d9d6),
    ("success", 0x116631),
    ("warning", 0x774809),
    ("star", 0x6f4700),
    ("star-fill", 0xffe59a),
    ("link", 0x0a5670),
    ("badge", 0x1f1e1a),
    ("badge-ink", 0xffffff),
    ("figure", 0x33312d),
    ("mood-1", 0xa31515),
    ("mood-2", 0xa34607),
    ("mood-3", 0x7a5a08),
    ("mood-4", 0x3f640f),
    ("mood-5", 0x106730),
    ("mood-1-fill", 0xf7c6c3),
    ("mood-2-fill", 0xfad3b3),
    ("mood-3-fill", 0xf9e39b),
    ("mood-4-fill", 0xd5e8ad),
    ("mood-5-fill", 0xb3e6c1),
];

const LIGHT_HUES: [Hues; 12] = [
    (
        "slate",
        [0x3b4c7a, 0x38476f, 0xb6bccb, 0xf2f3f6, 0xe4e7f0, 0xf3f3f3, 0x545e7c],
    ),
    (
        "teal",
        [0x0f766e, 0x116c65, 0x9ac5c0, 0xe7f0ed, 0xdbeae6, 0xf1f6f3, 0x357c73],
    ),
    (
        "blue",
        [0x1d4ed8, 0x1e49c2, 0xabbdee, 0xe8ecf8, 0xdde4f6, 0xf1f3f9, 0x3f60be],
    ),
    (
        "indigo",
        [0x4338ca, 0x3f35b5, 0xbbb7e9, 0xeceaf6, 0xe3e0f4, 0xf4f2f8, 0x5950b4],
    ),
    (
        "violet",
        [0x6d28d9, 0x6427c3, 0xcab1ef, 0xf0e9f8, 0xe9def6, 0xf6f1f9, 0x7745be],
    ),
    (
        "rose",
        [0xad2560, 0x9c2558, 0xe1b0c3, 0xf7e8ec, 0xf3dde4, 0xfaf1f2, 0xa3436a],
    ),
    (
        "red",
        [0xb91c1c, 0xa71d1c, 0xe7afad, 0xf8e7e5, 0xf5dcda, 0xfbf0ee, 0xac3d3a],
    ),
    (
        "orange",
        [0xc2410c, 0xad3d0e, 0xe7b29b, 0xf9ebe3, 0xf6e2d7, 0xfbf3ed, 0xb2572f],
    ),
    (
        "amber",
        [0xa1620b, 0x8e580e, 0xd6b991, 0xf6eee3, 0xf1e7d7, 0xf9f5ed, 0x9b6e2e],
    ),
    (
        "green",
        [0x15803d, 0x177239, 0x9ac8a9, 0xe8f1e8, 0xdcebdf, 0xf1f6f0, 0x398351],
    ),
    (
        "cyan",
        [0x0e7490, 0x106a82, 0x9ac4ce, 0xe7f0f0, 0xdbe9eb, 0xf1f6f5, 0x347a8b],
    ),
    (
        "stone",
        [0x57534e, 0x514d48, 0xbfbdb9, 0xeeedea, 0xe6e4e1, 0xf5f4f1, 0x67635d],
    ),
];

const DARK_HUES: [Hues; 12] = [
    (
        "slate",
        [0xa3b1c6, 0xacb8ca, 0x4b4f54, 0x313333, 0x3a3d3f, 0x2f3030, 0x969fab],
    ),
    (
        "teal",
        [0x4cc4b4, 0x5fc9ba, 0x30554f, 0x293a36, 0x2a403b, 0x27312e, 0x59ac9f],
    ),
    (
        "blue",
        [0x79aef5, 0x87b5f3, 0x3f5167, 0x2f363f, 0x323c47, 0x2b3034, 0x789dcc],
    ),
    (
        "indigo",
        [0x98a0f5, 0xa2a9f3, 0x4b4e69, 0x33353f, 0x383a47, 0x2e2e34, 0x8e93cc],
    ),
    (
        "violet",
        [0xb79cf7, 0xbda5f5, 0x544b68, 0x38343f, 0x3e3948, 0x302e34, 0xa490ce],
    ),
    (
        "rose",
        [0xec86b5, 0xec92bb, 0x674553, 0x3f3136, 0x47353c, 0x352c2e, 0xc9819f],
    ),
    (
        "red",
        [0xf2817f, 0xf18e8b, 0x6e4543, 0x40302e, 0x483432, 0x362b29, 0xcd7d7a],
    ),
    (
        "orange",
        [0xf29a5c, 0xf1a46c, 0x654934, 0x403429, 0x48382c, 0x362e26, 0xcd8f61],
    ),
    (
        "amber",
        [0xe6b84a, 0xe7be5c, 0x5c4e2d, 0x3e3827, 0x463e28, 0x353025, 0xc5a455],
    ),
    (
        "green",
        [0x6fce8e, 0x7ed198, 0x395541, 0x2e3b30, 0x314235, 0x2a322b, 0x71b384],
    ),
    (
        "cyan",
        [0x5bc5dc, 0x6cc9dd, 0x345459, 0x2b3a3b, 0x2d4043, 0x283232, 0x63adbb],
    ),
    (
        "stone",
        [0xb5afa8, 0xbcb6af, 0x52504c, 0x373734, 0x3d3c39, 0x30302d, 0xa29d96],
    ),
];

const PAPER_HUES: [Hues; 12] = [
    (
        "slate",
        [0x3b4c7a, 0x37466e, 0x99a2ba, 0xf4f6fa, 0xe6e9f4, 0xf3f4f7, 0x545e7c],
    ),
    (
        "teal",
        [0x0f766e, 0x106b64, 0x6fada8, 0xe9f3f2, 0xddeceb, 0xf1f7f6, 0x357c73],
    ),
    (
        "blue",
        [0x1d4ed8, 0x1d48c1, 0x859fea, 0xebeffb, 0xdfe6fa, 0xf1f4fd, 0x3f60be],
    ),
    (
        "indigo",
        [0x4338ca, 0x3e34b5, 0x9f9ae4, 0xeeedfa, 0xe5e3f8, 0xf4f3fc, 0x5950b4],
    ),
    (
        "violet",
        [0x6d28d9, 0x6326c2, 0xb591ec, 0xf2ecfc, 0xebe1fa, 0xf6f2fd, 0x7745be],
    ),
    (
        "rose",
        [0xad2560, 0x9b2457, 0xd48bab, 0xf8ebf1, 0xf4e0e9, 0xfaf2f5, 0xa3436a],
    ),
    (
        "red",
        [0xb91c1c, 0xa61c1c, 0xdb8b8b, 0xf9ebeb, 0xf5dfdf, 0xfbf1f1, 0xac3d3a],
    ),
    (
        "orange",
        [0xc2410c, 0xae3c0d, 0xdb8f70, 0xfaeee9, 0xf6e4dd, 0xfbf4f0, 0xb2572f],
    ),
    (
        "amber",
        [0xa1620b, 0x91590d, 0xc39b63, 0xf7f1e9, 0xf2e9dd, 0xf9f6f0, 0x9b6e2e],
    ),
    (
        "green",
        [0x15803d, 0x167439, 0x6eb087, 0xeaf4ee, 0xdeede4, 0xf1f7f3, 0x398351],
    ),
    (
        "cyan",
        [0x0e7490, 0x106982, 0x6caabb, 0xe9f2f5, 0xddecef, 0xf1f7f8, 0x347a8b],
    ),
    (
        "stone",
        [0x57534e, 0x504c48, 0xa3a09e, 0xf0f0ef, 0xe7e7e6, 0xf5f5f4, 0x67635d],
    ),
];

const PROJECTOR_HUES: [Hues; 12] = [
    (
        "slate",
        [0x3b4c7a, 0x38476f, 0x7782a1, 0xe4e6ec, 0xd4d8e2, 0xeff1f4, 0x545e7c],
    ),
    (
        "teal",
        [0x0e6f68, 0x0e5853, 0x3e9089, 0xddeceb, 0xcae1df, 0xecf4f3, 0x31726a],
    ),
    (
        "blue",
        [0x1d4ed8, 0x1c44b6, 0x5c7fe2, 0xdfe6fa, 0xcdd8f6, 0xedf1fc, 0x3f60be],
    ),
    (
        "indigo",
        [0x4338ca, 0x3f35b5, 0x7e77d9, 0xe5e3f8, 0xd6d3f3, 0xf0effb, 0x5950b4],
    ),
    (
        "violet",
        [0x6d28d9, 0x6226c0, 0x9969e4, 0xebe1fa, 0xdfd0f7, 0xf3eefc, 0x7745be],
    ),
    (
        "rose",
        [0xad2560, 0x912252, 0xc5648d, 0xf4e0e9, 0xedcfdc, 0xf8eef2, 0xa3436a],
    ),
    (
        "red",
        [0xb91c1c, 0x9a1b1a, 0xcf6160, 0xf5dfdf, 0xf0cdcd, 0xf9eded, 0xac3d3a],
    ),
    (
        "orange",
        [0xb13b0b, 0x8c310b, 0xce663b, 0xf6e4dd, 0xf2d5ca, 0xfaf0ec, 0xa3502b],
    ),
    (
        "amber",
        [0x8e560a, 0x70450b, 0xaf792f, 0xf2e9dd, 0xeadcc9, 0xf7f2eb, 0x876028],
    ),
    (
        "green",
        [0x137237, 0x125b2d, 0x3b945c, 0xdeede4, 0xcce3d4, 0xecf5ef, 0x337448],
    ),
    (
        "cyan",
        [0x0d6b85, 0x0d566a, 0x3b8da4, 0xddecef, 0xcae0e7, 0xecf4f6, 0x30707f],
    ),
    (
        "stone",
        [0x57534e, 0x514d48, 0x87837f, 0xe7e7e6, 0xdad9d8, 0xf2f1f1, 0x67635d],
    ),
];

/// The tokens of a theme.
pub(super) fn tokens(mode: Mode) -> &'static [Named] {
    match mode {
        Mode::Light => &LIGHT,
        Mode::Dark => &DARK,
        Mode::Paper => &PAPER,
        Mode::Projector => &PROJECTOR,
    }
}

/// The hues of a theme.
pub(super) fn hues(mode: Mode) -> &'static [Hues] {
    match mode {
        Mode::Light => &LIGHT_HUES,
        Mode::Dark => &DARK_HUES,
        Mode::Paper => &PAPER_HUES,
        Mode::Projector => &PROJECTOR_HUES,
    }
}
