/** Reads and compiles policy files from disk, for the command line. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** A policy file with its text. */
export interface PolicyFile {
  /** As named on the command line. */
  readonly file: string;
  /** The stem of its name. */
  readonly name: string;
  readonly text: string;
}

/** A file, or why it could not be read. */
export type FileRead =
  | { readonly status: 'read'; readonly file: PolicyFile }
  | { readonly status: 'bad'; readonly reason: string };

/** Reads one policy file as text; a folder, a missing file and a file that is no text are named. */
export function readPolicyFile(path: string): FileRead {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { status: 'read', file: { file: path, name: basename(path, extname(path)), text } };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : 'it is not UTF-8 text; save it as UTF-8';
    return { status: 'bad', reason: `${path}: ${why}` };
  }
}

/** Paths of a folder's policies (`.md` and `.txt`), by name; undefined where there is no such folder. */
export function policyPaths(folder: string): string[] | undefined {
  try {
    if (!statSync(folder).isDirectory()) return undefined;
    const names = readdirSync(folder).filter((name) =>
      ['.md', '.txt', '.markdown'].includes(extname(name).toLowerCase()),
    );
    return names.sort().map((name) => join(folder, name));
  } catch {
    return undefined;
  }
}
