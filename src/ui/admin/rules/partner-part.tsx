import { Stack } from '@forge/react';
import { fieldList } from '../../../contract/fields.ts';
import { spacesOf } from '../../../core/rules/spaces-of.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { OfferedThere } from './offered-there.tsx';
import { ProposalList } from './proposal-list.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { ShownHere } from './shown-here.tsx';

/** What each side shows the other, and what both agree on. */
export function PartnerPart(props: RulesPartProps) {
  const { connection, draft } = props;
  const request = { connection: connection.id, spaces: spacesOf(draft.version), fresh: false };
  const { answer, reload } = useAnswer(fieldList, request);
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(catalogue) => (
        <Stack space="space.400">
          <ProposalList {...props} catalogue={catalogue} />
          <OfferedThere {...props} />
          <ShownHere connection={connection} catalogue={catalogue} />
        </Stack>
      )}
    </Loaded>
  );
}
