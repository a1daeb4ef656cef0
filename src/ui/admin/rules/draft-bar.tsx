import { Box, Button, ButtonGroup, Inline, Lozenge, SectionMessage, Stack, Text, xcss } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { versionDiscard } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { AskedNotice } from './asked-notice.tsx';
import { PublishModal } from './publish-modal.tsx';
import type { RulesPartProps } from './rules-part.ts';

const bar = xcss({
  backgroundColor: 'elevation.surface.sunken',
  borderRadius: 'radius.small',
  padding: 'space.150',
});

interface DraftBarProps extends RulesPartProps {
  readonly onStale: () => void;
}

/** Whether there is a draft and what it changes, with what ends it: publishing and discarding. */
export function DraftBar(props: DraftBarProps) {
  const { texts, when } = useTexts();
  const words = texts.rulesTab;
  const { draft } = props;
  const [isOpen, setOpen] = useState(false);
  const { saved, changes, problems, basedOn, inForce } = draft;
  if (saved === undefined)
    return (
      <Box xcss={bar}>
        <Text>{words.noDraft(inForce)}</Text>
      </Box>
    );
  const counts = [
    words.saved(when(saved.at)),
    changes.length === 0 ? words.same : words.changes(changes.length),
    ...(problems.length === 0 ? [] : [words.problems(problems.length)]),
  ];
  return (
    <Box xcss={bar}>
      <Stack space="space.150">
        <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.100">
          <Inline space="space.100" alignBlock="center">
            <Lozenge appearance={problems.length === 0 ? 'inprogress' : 'removed'}>{words.draft}</Lozenge>
            <Text>{counts.join(' ')}</Text>
            {changes.length + problems.length > 0 && (
              <Button appearance="subtle" spacing="compact" onClick={() => setOpen(!isOpen)}>
                {isOpen ? words.hide : words.show}
              </Button>
            )}
          </Inline>
          <Ends {...props} />
        </Inline>
        {basedOn < inForce && (
          <SectionMessage appearance="warning">
            <Text>{words.behind(basedOn, inForce)}</Text>
          </SectionMessage>
        )}
        {draft.asked !== undefined && <AskedNotice asked={draft.asked} />}
        {isOpen && <Matters {...props} />}
      </Stack>
    </Box>
  );
}

/** The sentences of difference to the rules in force, and what stands in the way. */
function Matters({ draft }: RulesPartProps) {
  const { rulesTab: words } = useTexts().texts;
  const problems = draft.problems.map(({ message, next }) => [message, next].filter(Boolean).join(' '));
  return (
    <Stack space="space.150">
      {problems.length > 0 && <Sentences heading={words.problemsHeading} lines={problems} />}
      {draft.changes.length > 0 && (
        <Sentences heading={words.changesHeading} lines={draft.changes.map(({ text }) => text)} />
      )}
    </Stack>
  );
}

function Ends({ connection, draft, onDraft, onStale }: DraftBarProps) {
  const { rulesTab: words } = useTexts().texts;
  const [asked, setAsked] = useState<'discard' | 'publish'>();
  const discard = async (): Promise<Failure | undefined> => {
    const outcome = await ask(versionDiscard, { connection: connection.id });
    if (!outcome.ok) return outcome.error;
    tell(words.discarded);
    onDraft(outcome.data);
    return undefined;
  };
  const isReady = draft.problems.length === 0 && draft.changes.length > 0;
  return (
    <>
      <ButtonGroup>
        <Button appearance="primary" isDisabled={!isReady} onClick={() => setAsked('publish')}>
          {words.publish}
        </Button>
        <Button appearance="subtle" onClick={() => setAsked('discard')}>
          {words.discard}
        </Button>
      </ButtonGroup>
      <ConfirmModal
        isOpen={asked === 'discard'}
        title={words.discardHeading}
        text={words.discardText}
        action={words.discard}
        onConfirm={discard}
        onClose={() => setAsked(undefined)}
      />
      <PublishModal
        connection={connection}
        draft={draft}
        isOpen={asked === 'publish'}
        onClose={() => setAsked(undefined)}
        onPublished={onStale}
      />
    </>
  );
}
