/**
 * A font in which every letter is the same box and every space is empty, so that a picture of a page is the same on every machine whatever
 * fonts it has. Made here, a few hundred bytes.
 * @see https://learn.microsoft.com/en-us/typography/opentype/spec/, read 2026-08
 */

/** The font as a TrueType file. */
export function boxFont(): Uint8Array {
  const tables: readonly (readonly [string, number[]])[] = [
    ['OS/2', os2()],
    ['cmap', cmap()],
    ['glyf', BOX],
    ['head', head()],
    ['hhea', hhea()],
    ['hmtx', [...u16(ADVANCE, 0, SPACE, 0, ADVANCE, 0)]],
    ['loca', u16(0, 0, 0, BOX.length / 2)],
    ['maxp', [...u32(0x00010000), ...u16(GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]],
    ['name', u16(0, 0, 6)],
    ['post', [...u32(0x00030000, 0), ...u16(0xffff - 99, 50), ...u32(0, 0, 0, 0, 0)]],
  ];
  return assemble(tables);
}

const EM = 1000;
const ASCENT = 800;
const DESCENT = 200;
const ADVANCE = 530;
const SPACE = 300;
/** None, space, box. */
const GLYPHS = 3;
const TOP = 560;
const [LEFT, RIGHT] = [50, 480];

const u16 = (...values: number[]): number[] => values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const u32 = (...values: number[]): number[] =>
  values.flatMap((value) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

/** One contour of four corners, every one on the curve; deltas of two bytes. */
const BOX: number[] = [
  ...u16(1, LEFT, 0, RIGHT, TOP, 3, 0),
  1,
  1,
  1,
  1,
  ...u16(LEFT, 0, RIGHT - LEFT, 0),
  ...u16(0, TOP, 0, 0x10000 - TOP),
];

const head = (): number[] => [
  ...u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
  ...u16(3, EM),
  ...u32(0, 0, 0, 0),
  ...u16(0, 0, RIGHT, TOP, 0, 8, 2, 0, 0),
];

const hhea = (): number[] => [
  ...u32(0x00010000),
  ...u16(ASCENT, 0x10000 - DESCENT, 0, ADVANCE, 0, 0, RIGHT, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS),
];

const os2 = (): number[] => [
  ...u16(4, ADVANCE, 400, 5, 0),
  ...u16(650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
  ...Array.from({ length: 10 }, () => 0),
  ...u32(1, 0, 0, 0, 0x424f5820),
  ...u16(0x40, 0x20, 0xffff, ASCENT, 0x10000 - DESCENT, 0, ASCENT, DESCENT),
  ...u32(1, 0),
  ...u16(TOP, TOP, 0, 32, 0),
];

/** Every sign from `!` on is the box; spaces are empty. Format 13 maps a range to one glyph. */
function cmap(): number[] {
  const groups = [
    [0x20, 0x20, 1],
    [0x21, 0x9f, 2],
    [0xa0, 0xa0, 1],
    [0xa1, 0x1fff, 2],
    [0x2000, 0x200b, 1],
    [0x2010, 0x2fff, 2],
    [0x3000, 0x3000, 1],
    [0x3001, 0xd7ff, 2],
    [0xe000, 0xfdff, 2],
    [0xfe10, 0xfffd, 2],
    [0x10000, 0x1ffff, 2],
  ];
  const length = 16 + groups.length * 12;
  return [
    ...u16(0, 1, 3, 10),
    ...u32(12),
    ...u16(13, 0),
    ...u32(length, 0, groups.length),
    ...groups.flatMap((group) => u32(...group)),
  ];
}

function assemble(tables: readonly (readonly [string, readonly number[]])[]): Uint8Array {
  const start = 12 + tables.length * 16;
  const directory: number[] = [];
  const body: number[] = [];
  for (const [tag, bytes] of tables) {
    const padded = [...bytes, ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0)];
    const name = [...tag].map((sign) => sign.charCodeAt(0));
    directory.push(...name, ...u32(checksum(padded), start + body.length, bytes.length));
    body.push(...padded);
  }
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const search = u16(tables.length, power * 16, Math.log2(power), (tables.length - power) * 16);
  return Uint8Array.from([...u32(0x00010000), ...search, ...directory, ...body]);
}

function checksum(bytes: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4)
    sum =
      (sum +
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0))) >>>
      0;
  return sum;
}
