/** Rules for the files of a package: what has to be there, what may not. */
import { isObject } from '../../app/lib/json.ts';
import type { PackageFiles } from '../zendesk-check.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with the files. */
export const fileProblems = (manifest: Json, files: PackageFiles): string[] => [
  ...strangers(files),
  ...forbidden(files),
  ...pictureProblems(files),
  ...iconProblems(manifest, files),
  ...[...files].flatMap(([path, body]) => textProblems(path, body).map((problem) => `${path}: ${problem}`)),
];

// Where a file may stand: `manifest.json`, `assets/zendesk.js`, `translations/pt-BR.json`.
const PLACE = /^(?:manifest\.json|requirements\.json|assets\/[\w.-]+|translations\/[\w-]+\.json)$/;

const strangers = (files: PackageFiles): string[] =>
  [...files.keys()]
    .filter((path) => !PLACE.test(path))
    .map((path) => `${path} does not belong in the package`);

// Endings that Zendesk refuses: `run.sh`, `all.ZIP`.
const ENDING = /\.(?:rar|zip|gzip|pdf|doc|docx|avi|bin|bz|bz2|csh|sh|jar|mp3|mpeg|odt|pptx?|xlsx?|7z)$/i;
/** Beginnings by which Zendesk knows the same kinds of file under any name. */
const BEGINNINGS = [
  'PK\u0003\u0004',
  '%PDF',
  'Rar!',
  '\u001f\u008b',
  'BZh',
  '7z\u00bc\u00af',
  '#!/',
  '\u00d0\u00cf\u0011\u00e0',
  'ID3',
];

const forbidden = (files: PackageFiles): string[] =>
  [...files]
    .filter(
      ([path, body]) => ENDING.test(path) || BEGINNINGS.some((start) => beginOf(body).startsWith(start)),
    )
    .map(([path]) => `${path} is of a kind that Zendesk refuses`);

const beginOf = (body: Uint8Array): string => String.fromCharCode(...body.subarray(0, 8));

/** Pictures by path and the sizes they may have; the first two have to be there. */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'assets/logo.png': ['320×320'],
  'assets/logo-small.png': ['128×128'],
  'assets/banner.png': ['830×200', '1660×400'],
};

function pictureProblems(files: PackageFiles): string[] {
  const missing = ['assets/logo.png', 'assets/logo-small.png', 'assets/logo.svg'].filter(
    (path) => !files.has(path),
  );
  const wrong = Object.entries(PICTURES).filter(([path, sizes]) => {
    const body = files.get(path);
    return body !== undefined && !sizes.includes(sizeOfPng(body));
  });
  return [
    ...missing.map((path) => `${path} is missing`),
    ...wrong.map(([path, sizes]) => `${path} is not a PNG of ${sizes.join(' or ')}`),
  ];
}

/** `320×320`; empty for what is no PNG. */
function sizeOfPng(body: Uint8Array): string {
  if (!beginOf(body).startsWith('\u0089PNG')) return '';
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return `${view.getUint32(16)}×${view.getUint32(20)}`;
}

/** Places that show an icon of their own; sidebars show the small logo. */
const WITH_ICON = ['top_bar', 'nav_bar', 'system_top_bar', 'ticket_editor'];

function iconProblems({ location }: Json, files: PackageFiles): string[] {
  const places = isObject(location) && isObject(location['support']) ? Object.keys(location['support']) : [];
  return WITH_ICON.filter((place) => places.includes(place) && !files.has(`assets/icon_${place}.svg`)).map(
    (place) => `assets/icon_${place}.svg is missing`,
  );
}

/** Shapes that Zendesk leaves as they are. */
const SHAPES = new Set([
  'svg',
  'g',
  'path',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'rect',
  'title',
  'defs',
]);

function textProblems(path: string, body: Uint8Array): string[] {
  if (/\.(?:js|html)$/.test(path)) {
    const text = new TextDecoder().decode(body);
    return text.includes('http://')
      ? ['holds an `http://`, which Zendesk takes for an insecure request']
      : [];
  }
  if (!path.endsWith('.svg')) return [];
  // `<path`, `<svg`
  const names = [...new TextDecoder().decode(body).matchAll(/<([a-zA-Z][\w:-]*)/g)].map(
    (match) => match[1] ?? '',
  );
  const strange = names.filter((name) => !SHAPES.has(name));
  return strange.map((name) => `<${name}> is not a plain shape`);
}
