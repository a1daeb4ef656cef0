import { Lozenge } from '@forge/react';
import type { ConnectionSummary } from '../../contract/connections.ts';
import type { TwinState } from '../../contract/sync.ts';
import { useTexts } from './texts/use-texts.ts';

type Look = 'default' | 'success' | 'removed' | 'inprogress' | 'new' | 'moved';

const connectionLooks: Readonly<Record<ConnectionSummary['state'], Look>> = {
  'awaiting-approval': 'new',
  pending: 'new',
  accepted: 'inprogress',
  active: 'success',
  paused: 'moved',
  suspended: 'removed',
  restored: 'moved',
  disconnected: 'default',
  expired: 'default',
  refused: 'removed',
};

const twinLooks: Readonly<Record<TwinState, Look>> = {
  starting: 'inprogress',
  'in-step': 'success',
  'changes-waiting': 'inprogress',
  paused: 'moved',
  'left-scope': 'default',
  unlinked: 'default',
  deleted: 'removed',
  failed: 'removed',
};

export function ConnectionStateLozenge({ state }: { readonly state: ConnectionSummary['state'] }) {
  const { texts } = useTexts();
  return <Lozenge appearance={connectionLooks[state]}>{texts.states[state]}</Lozenge>;
}

export function TwinStateLozenge({ state }: { readonly state: TwinState }) {
  const { texts } = useTexts();
  return <Lozenge appearance={twinLooks[state]}>{texts.twins[state]}</Lozenge>;
}
