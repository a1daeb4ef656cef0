import Flag, { AutoDismissFlag, FlagGroup } from '@atlaskit/flag';
import type { ElementType, ReactNode } from 'react';
import { IconByName } from './icon-by-name.tsx';
import type { PageFlag, PageStore } from './page-store.ts';

const AnyFlag: ElementType = Flag;
const AnyAutoDismissFlag: ElementType = AutoDismissFlag;

const looks = {
  info: { glyph: 'status-information', color: 'var(--ds-icon-information)' },
  success: { glyph: 'status-success', color: 'var(--ds-icon-success)' },
  warning: { glyph: 'status-warning', color: 'var(--ds-icon-warning)' },
  error: { glyph: 'status-error', color: 'var(--ds-icon-danger)' },
} as const;

/** The flags that the page has raised, the newest on top. */
export function PageFlags({ flags, store }: { flags: readonly PageFlag[]; store: PageStore }): ReactNode {
  const dismiss = (id: string | number): void =>
    store.change({ flags: store.read().flags.filter((flag) => flag.id !== String(id)) });
  return (
    <FlagGroup id="page-flags" onDismissed={dismiss}>
      {flags.map((flag) => {
        const Kind = flag.isAutoDismiss ? AnyAutoDismissFlag : AnyFlag;
        const look = looks[flag.kind];
        return (
          <Kind
            key={flag.id}
            id={flag.id}
            title={flag.title}
            description={flag.description}
            icon={<IconByName glyph={look.glyph} label={flag.kind} color={look.color} />}
            actions={flag.actions.map(({ text, onClick }) => ({
              content: text,
              onClick: () =>
                void onClick?.().catch((error: unknown) => console.error('A flag action failed:', error)),
            }))}
          />
        );
      })}
    </FlagGroup>
  );
}
