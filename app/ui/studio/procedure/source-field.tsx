import { type DragEvent, useId, useRef, useState } from 'react';
import { ActionButton } from '../../parts/action-button.tsx';
import type { FromProcedureProps, Procedure } from './props.ts';
import { type Taken, takeFile, takePaste } from './take-over.ts';

interface SourceFieldProps extends Pick<FromProcedureProps, 'words'> {
  readonly field: React.RefObject<HTMLTextAreaElement>;
  readonly source: Procedure;
  setText(text: string): void;
  take(taken: Taken): void;
  readonly refused: Extract<Taken, { status: 'refused' }> | null;
}

/** The field for a procedure: typed, pasted, dropped or chosen. */
export function SourceField({ words, field, source, setText, take, refused }: SourceFieldProps) {
  const { phrase } = words;
  const id = useId();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const takeFirst = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file) take(await takeFile(file));
  };
  const drop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void takeFirst(event.dataTransfer.files);
    else {
      const text = takePaste(event.dataTransfer);
      if (text !== null) take({ status: 'text', text, name: '' });
    }
  };
  return (
    <section
      className="swp-source"
      data-over={isOver || undefined}
      aria-label={phrase('studio.procedure.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className="sw-title">
        {phrase('studio.procedure.label')}
      </label>
      <p id={`${id}-help`} className="sw-subtle">
        {phrase('studio.procedure.help')}
      </p>
      <textarea
        id={id}
        ref={field}
        className="swp-text"
        aria-describedby={`${id}-help`}
        rows={12}
        value={source.text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const text = takePaste(event.clipboardData);
          if (text === null || text === event.clipboardData.getData('text/plain')) return;
          event.preventDefault();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          setText(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
        }}
      />
      <div className="sw-row">
        <ActionButton name="choose-file" onPress={() => chooser.current?.click()}>
          {phrase('studio.procedure.choose-file')}
        </ActionButton>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".md,.markdown,.txt,.html,.htm,text/plain,text/markdown,text/html"
          onChange={(event) => {
            const { currentTarget } = event;
            void takeFirst(currentTarget.files).then(() => {
              currentTarget.value = '';
            });
          }}
        />
      </div>
      {refused && (
        <p role="alert" className="sw-danger">
          {phrase(`studio.procedure.refused.${refused.because}`, { file: refused.file })}
        </p>
      )}
    </section>
  );
}
