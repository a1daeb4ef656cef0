import { type ReactNode, useState } from 'react';

interface Props {
  readonly name: string;
  readonly value: unknown;
  /** Levels that are open at first. */
  readonly open: number;
}

/** A value of JSON as a tree whose branches open and close. */
export function ValueTree({ name, value, open }: Props): ReactNode {
  const [isOpen, setOpen] = useState(open > 0);
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="leaf">
        <span className="name">{name}</span>{' '}
        <span className="scalar">{JSON.stringify(value) ?? 'nothing'}</span>
      </div>
    );
  }
  const entries = Object.entries(value);
  const size = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="name">{name}</span> <span className="hint">{size}</span>
      </summary>
      <div className="branch">
        {isOpen
          ? entries.map(([key, inner]) => <ValueTree key={key} name={key} value={inner} open={open - 1} />)
          : null}
      </div>
    </details>
  );
}
