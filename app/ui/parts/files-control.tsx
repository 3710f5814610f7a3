import { Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { usePlace } from './panel.ts';

interface FilesControlProps {
  /** Data URLs, one a line. */
  readonly typed: string;
  onType(typed: string): void;
}

/** What carriers take: pictures and PDFs. */
const ACCEPTED = 'image/png,image/jpeg,image/gif,image/webp,application/pdf';
/** Together, in bytes; the helpdesk's proxy takes requests of a few megabytes, and a file grows by a third on the way. */
const FILES_BYTES_MAX = 2_900_000;
/** EasyPost is sent no more with a claim. */
const FILES_MAX = 6;

/** Files from the agent's own machine; they go into the call and nowhere else. */
export function FilesControl({ typed, onType }: FilesControlProps) {
  const { phrase } = usePlace();
  const [problem, setProblem] = useState('');
  const count = typed === '' ? 0 : typed.split('\n').length;
  const choose = (files: readonly File[]): void => {
    const wrong = problemWith(files, phrase);
    setProblem(wrong);
    if (wrong !== '') return;
    Promise.all(files.map(readAsUrl)).then(
      (urls) => onType(urls.join('\n')),
      () => setProblem(phrase('ui.field.files_unreadable')),
    );
  };
  return (
    <div className="sw-files">
      <Input
        isCompact
        type="file"
        multiple
        accept={ACCEPTED}
        onChange={(event) => choose([...(event.currentTarget.files ?? [])])}
      />
      <span className="sw-small">
        {phrase('ui.field.files_limit', { count: FILES_MAX, limit: MEGABYTES })}
      </span>
      {count > 0 && <span className="sw-unit">{phrase('ui.field.files', { count })}</span>}
      {problem !== '' && <span role="alert">{problem}</span>}
    </div>
  );
}

const MEGABYTES = FILES_BYTES_MAX / 1_000_000;

function problemWith(
  files: readonly File[],
  phrase: (key: string, values?: Record<string, number>) => string,
): string {
  if (files.length > FILES_MAX) return phrase('ui.field.files_too_many', { count: FILES_MAX });
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return bytes > FILES_BYTES_MAX ? phrase('ui.field.files_too_large', { limit: MEGABYTES }) : '';
}

function readAsUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('no text'));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}
