/** Works on pictures in a browser's page: puts them beside each other, and tells whether two show the same. */
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** PNGs beside each other, from left to right, as one small PNG. */
export async function compose(page: Page, pictures: readonly Buffer[]): Promise<Buffer> {
  const { width, height, pixels } = await page.evaluate(async (all) => {
    const images = await Promise.all(
      all.map(async (one) => createImageBitmap(await (await fetch(`data:image/png;base64,${one}`)).blob())),
    );
    const canvas = document.createElement('canvas');
    canvas.width = images.reduce((sum, image) => sum + image.width, 0);
    canvas.height = Math.max(...images.map((image) => image.height));
    const context = canvas.getContext('2d');
    let left = 0;
    for (const image of images) {
      context?.drawImage(image, left, 0);
      left += image.width;
    }
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const parts: string[] = [];
    for (let at = 0; at < data.length; at += 30_000)
      parts.push(String.fromCharCode(...data.slice(at, at + 30_000)));
    return { width: canvas.width, height: canvas.height, pixels: btoa(parts.join('')) };
  }, pictures.map(base64));
  return encode(width, height, Buffer.from(pixels, 'base64'));
}

/** A PNG of red, green and blue in steps of eight, which `pictureProblem` does not mind and which halves the file. */
function encode(width: number, height: number, rgba: Buffer): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < 3; c += 1)
        rows[y * (1 + width * 3) + 1 + x * 3 + c] = (rgba[(y * width + x) * 4 + c] ?? 0) & 0xf8;
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', size),
    part('IDAT', deflateSync(rows, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function part(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** What differs beyond what another version of a browser may draw otherwise; empty where nothing does. */
export async function pictureProblem(page: Page, now: Buffer, kept: Buffer): Promise<string> {
  const { heights, share } = await page.evaluate(
    async ({ one, other, near }) => {
      const read = async (text: string) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context?.drawImage(image, 0, 0);
        const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        return { width: image.width, height: image.height, data };
      };
      const [a, b] = await Promise.all([read(one), read(other)]);
      type Picture = typeof a;
      const isNear = (p: Picture, i: number, q: Picture, j: number): boolean =>
        [0, 1, 2].every((c) => Math.abs((p.data[i + c] ?? 0) - (q.data[j + c] ?? 0)) <= near);
      /** Whether the pixel, or one beside it, is of that colour. */
      const isThere = (p: Picture, i: number, q: Picture, x: number, y: number): boolean => {
        for (let dy = -1; dy <= 1; dy += 1)
          for (let dx = -1; dx <= 1; dx += 1) {
            const [qx, qy] = [x + dx, y + dy];
            if (qx < 0 || qy < 0 || qx >= q.width || qy >= q.height) continue;
            if (isNear(p, i, q, (qy * q.width + qx) * 4)) return true;
          }
        return false;
      };
      const missing = (p: Picture, q: Picture): number => {
        let count = 0;
        for (let y = 0; y < Math.min(p.height, q.height); y += 1)
          for (let x = 0; x < Math.min(p.width, q.width); x += 1) {
            const i = (y * p.width + x) * 4;
            const j = (y * q.width + x) * 4;
            if (!isNear(p, i, q, j) && !isThere(p, i, q, x, y)) count += 1;
          }
        return count;
      };
      const pixels = a.width * a.height;
      return {
        heights: [a.height, b.height] as const,
        share: pixels === 0 ? 1 : Math.max(missing(a, b), missing(b, a)) / pixels,
      };
    },
    { one: base64(now), other: base64(kept), near: NEAR },
  );
  if (Math.abs(heights[0] - heights[1]) > HEIGHT_MAX)
    return `is ${heights[0]} px high and was ${heights[1]} px`;
  return share > SHARE_MAX ? `differs in ${(share * 100).toFixed(3)} % of its pixels` : '';
}

/** Of 255, in each of red, green and blue. */
const NEAR = 20;
/** A pixel may lie beside its place; so many of all may be nowhere near. */
const SHARE_MAX = 0.0003;
const HEIGHT_MAX = 2;

const base64 = (picture: Buffer): string => picture.toString('base64');
