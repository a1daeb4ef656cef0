import { Inline } from '@forge/react';
import type { AuditEntry } from '../../contract/connection-watch.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { auditActs } from '../../core/connection/audit-record.ts';
import { ChoiceField } from '../shared/choice-field.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';

export interface ActivityWish {
  readonly act: AuditEntry['act'] | 'any';
  readonly side: AuditEntry['side'] | 'any';
}

export const allActs: ActivityWish = { act: 'any', side: 'any' };

/** As the operation takes it. */
export const narrowed = ({ act, side }: ActivityWish) => ({
  ...(act === 'any' ? {} : { act }),
  ...(side === 'any' ? {} : { side }),
});

interface ActivityFilterProps {
  readonly connection: Pick<ConnectionDetail, 'local' | 'peer'>;
  readonly wish: ActivityWish;
  readonly onChange: (wish: ActivityWish) => void;
}

/** Narrows what was done to one act, and to the admins of one side. */
export function ActivityFilter({ connection, wish, onChange }: ActivityFilterProps) {
  const { lists, activity } = useTexts().texts;
  return (
    <Inline space="space.200" shouldWrap>
      <ChoiceField
        id="act"
        label={lists.act}
        options={[
          { label: lists.anyAct, value: 'any' as const },
          ...auditActs.map((value) => ({ label: activity.acts[value], value })),
        ]}
        value={wish.act}
        onChange={(act) => onChange({ ...wish, act })}
      />
      <ChoiceField
        id="side"
        label={lists.side}
        options={[
          { label: lists.anySide, value: 'any' as const },
          { label: connection.local.name, value: 'here' as const },
          { label: connection.peer.name, value: 'there' as const },
        ]}
        value={wish.side}
        onChange={(side) => onChange({ ...wish, side })}
      />
    </Inline>
  );
}
