/**
 * Checks a Zendesk package offline by the rules of Zendesk's own validator, as far as they can be known without an account;
 * what it would only warn of is a problem here.
 * @see https://github.com/zendesk/zendesk_apps_support, version 4.52.0, read 2026-08
 */
import { isObject } from '../app/lib/json.ts';
import { fileProblems } from './zendesk-check/files.ts';
import { manifestProblems } from './zendesk-check/manifest.ts';
import { requirementsProblems } from './zendesk-check/requirements.ts';
import { translationProblems } from './zendesk-check/translations.ts';

/** Files of a package by their paths, with `/` between folders. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** What is wrong with a package, one phrase with its place each; empty where Zendesk takes it. */
export function packageProblems(files: PackageFiles): string[] {
  const manifest = jsonIn(files, 'manifest.json');
  if (!isObject(manifest)) return ['manifest.json is missing or is no JSON object'];
  return [
    ...manifestProblems(manifest, files),
    ...translationProblems(manifest, files),
    ...(files.has('requirements.json') ? requirementsProblems(jsonIn(files, 'requirements.json')) : []),
    ...fileProblems(manifest, files),
  ];
}

/** The JSON of a file; `undefined` where there is no such file or it is not JSON. */
export function jsonIn(files: PackageFiles, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(files.get(path)));
  } catch {
    return undefined;
  }
}
