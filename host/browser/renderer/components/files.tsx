import Button, { IconButton } from '@atlaskit/button/new';
import ProgressBar from '@atlaskit/progress-bar';
import { type ChangeEvent, type ReactNode, useId } from 'react';
import { IconByName } from '../icon-by-name.tsx';
import { type Drawing, fire, flagOf, handlerOf, numberOf, textOf } from '../node-props.ts';

const frame = {
  border: '1px solid var(--ds-border)',
  borderRadius: 6,
  padding: 12,
  display: 'flex',
  gap: 12,
  alignItems: 'center',
  maxWidth: 480,
};

function sizeText(bytes: number | undefined): string {
  if (bytes === undefined) return '';
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Saves what the page made; the page itself, in its sandbox, could not. */
function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const DrawFileCard: Drawing = ({ node }) => {
  const name = textOf(node.props, 'fileName') ?? '';
  const error = textOf(node.props, 'error');
  const download = async (): Promise<void> => {
    const made = await fire(node.props, 'onDownload');
    if (made instanceof Blob) save(made, name);
  };
  return (
    <div style={frame} data-testid={textOf(node.props, 'testId')}>
      <IconByName glyph="file" label="" />
      <div style={{ flex: 1, minWidth: 0 }}>
        <div style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</div>
        <small style={{ color: 'var(--ds-text-subtlest)' }}>
          {sizeText(numberOf(node.props, 'fileSize'))}
        </small>
        {error !== undefined && <div style={{ color: 'var(--ds-text-danger)' }}>{error}</div>}
        {flagOf(node.props, 'isUploading') === true && (
          <ProgressBar value={numberOf(node.props, 'uploadProgress') ?? 0} ariaLabel={name} />
        )}
      </div>
      {handlerOf(node.props, 'onDownload') !== undefined && (
        <IconButton label={`Download ${name}`} icon={DownloadIcon} onClick={() => void download()} />
      )}
      {handlerOf(node.props, 'onDelete') !== undefined && (
        <IconButton
          label={`Delete ${name}`}
          icon={DeleteIcon}
          onClick={() => void fire(node.props, 'onDelete')}
        />
      )}
    </div>
  );
};

const DownloadIcon = (): ReactNode => <IconByName glyph="download" label="" />;
const DeleteIcon = (): ReactNode => <IconByName glyph="delete" label="" />;

interface SerialisedFile {
  readonly data: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

function serialise(file: File): Promise<SerialisedFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error(`The file "${file.name}" could not be read.`));
    reader.onload = () => {
      const text = String(reader.result);
      resolve({ data: text.slice(text.indexOf(',') + 1), name: file.name, size: file.size, type: file.type });
    };
    reader.readAsDataURL(file);
  });
}

const DrawFilePicker: Drawing = ({ node }) => {
  const id = useId();
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = await Promise.all([...(event.target.files ?? [])].map(serialise));
    await fire(node.props, 'onChange', files);
  };
  return (
    <div style={{ ...frame, borderStyle: 'dashed' }} data-testid={textOf(node.props, 'testId')}>
      <div style={{ flex: 1 }}>
        <label htmlFor={id}>{textOf(node.props, 'label') ?? 'Drop files here'}</label>
        <div style={{ color: 'var(--ds-text-subtlest)' }}>{textOf(node.props, 'description')}</div>
      </div>
      <input id={id} type="file" multiple hidden onChange={(event) => void take(event)} />
      <Button onClick={() => document.getElementById(id)?.click()}>Choose files</Button>
    </div>
  );
};

/** Files that a page shows, offers and takes. */
export const fileComponents = {
  FileCard: DrawFileCard,
  FilePicker: DrawFilePicker,
} satisfies Record<string, Drawing>;
