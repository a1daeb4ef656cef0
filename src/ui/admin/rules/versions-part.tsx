import {
  Box,
  Button,
  ButtonGroup,
  DynamicTable,
  Inline,
  LoadingButton,
  Lozenge,
  Stack,
  Text,
  User,
} from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../../contract/operation.ts';
import { versionList, versionRollback } from '../../../contract/versions.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { inCell } from '../../shared/in-cell.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { RunProgress } from '../../shared/run-progress.tsx';
import { complain, tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { CompareVersions } from './compare-versions.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { ShownVersion } from './shown-version.tsx';

type Listed = AnswerOf<typeof versionList>['versions'][number];

/** What was published, with who did it and what it changed; an earlier one becomes the draft. */
export function VersionsPart(props: RulesPartProps) {
  const { versions: words } = useTexts().texts;
  const { connection, draft } = props;
  // The number in force is asked for again once something was published.
  const request = { connection: connection.id, before: draft.inForce + 1 };
  const { answer, reload, show } = useAnswer(versionList, request);
  const [isRunning, setRunning] = useState(false);
  const more = async (versions: readonly Listed[]): Promise<void> => {
    setRunning(true);
    const before = versions.at(-1)?.number ?? 1;
    const outcome = await ask(versionList, { connection: connection.id, before });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    show({ ...outcome.data, versions: [...versions, ...outcome.data.versions] });
  };
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(page) => (
        <Stack space="space.200">
          <RunProgress connection={connection.id} kind="bring-up" />
          <Text>{words.text}</Text>
          <VersionTable {...props} versions={page.versions} />
          {page.more && (
            <Box>
              <LoadingButton isLoading={isRunning} onClick={() => void more(page.versions)}>
                {words.older}
              </LoadingButton>
            </Box>
          )}
          <CompareVersions {...props} numbers={page.versions.map(({ number }) => number)} />
        </Stack>
      )}
    </Loaded>
  );
}

function VersionTable({ versions, ...props }: RulesPartProps & { readonly versions: readonly Listed[] }) {
  const { texts, when } = useTexts();
  const words = texts.versions;
  const [asked, setAsked] = useState<number>();
  const [shown, setShown] = useState<number>();
  return (
    <>
      <DynamicTable
        label={words.heading}
        emptyView={<Text>{words.empty}</Text>}
        head={{
          cells: [
            { key: 'number', content: words.number, width: 17 },
            { key: 'when', content: words.when, width: 17 },
            { key: 'who', content: words.who, width: 14 },
            { key: 'changes', content: words.changes, width: 31 },
            { key: 'act', content: '', width: 21 },
          ],
        }}
        rows={versions.map((version) => ({
          key: String(version.number),
          cells: [
            { key: version.number, content: inCell(<Name version={version} />) },
            {
              key: version.at ?? 0,
              content: <Text>{version.at === undefined ? '' : when(version.at)}</Text>,
            },
            { key: version.by ?? '', content: inCell(<Who version={version} />) },
            { key: 'changes', content: <Text>{version.text}</Text> },
            {
              key: 'act',
              content: (
                <ButtonGroup>
                  <Button spacing="compact" appearance="subtle" onClick={() => setShown(version.number)}>
                    {words.show(version.number)}
                  </Button>
                  {!version.inForce && version.mode !== 'unreadable' && (
                    <Button spacing="compact" onClick={() => setAsked(version.number)}>
                      {words.rollBack(version.number)}
                    </Button>
                  )}
                </ButtonGroup>
              ),
            },
          ],
        }))}
      />
      <ShownVersion connection={props.connection.id} number={shown} onClose={() => setShown(undefined)} />
      <RollBack {...props} number={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

interface OfVersion {
  readonly version: Listed;
}

function Name({ version: { number, inForce } }: OfVersion) {
  const { versions: words } = useTexts().texts;
  return (
    <Inline space="space.100" alignBlock="center">
      <Text>{words.version(number)}</Text>
      {inForce && <Lozenge appearance="success">{words.inForce}</Lozenge>}
    </Inline>
  );
}

/** The first rules came with the connection; of later ones without a name the account was erased, or nobody is known. */
function Who({ version: { by } }: OfVersion) {
  const { versions: words } = useTexts().texts;
  return by === undefined ? <Text>{words.nobody}</Text> : <User accountId={by} />;
}

interface RollBackProps extends RulesPartProps {
  /** Undefined: nobody is asked. */
  readonly number: number | undefined;
  readonly onClose: () => void;
}

function RollBack({ connection, draft, onDraft, number, onClose }: RollBackProps) {
  const { versions: words } = useTexts().texts;
  const rollBack = async (): Promise<Failure | undefined> => {
    if (number === undefined) return undefined;
    const request = { connection: connection.id, number, revision: draft.revision };
    const outcome = await ask(versionRollback, request);
    if (!outcome.ok) return outcome.error;
    tell(words.rolledBack(number));
    onDraft(outcome.data);
    return undefined;
  };
  return (
    <ConfirmModal
      isOpen={number !== undefined}
      title={words.rollBackHeading(number ?? 0)}
      text={draft.saved === undefined ? words.rollBackText : words.rollBackReplaces}
      action={words.rollBackAction}
      appearance="warning"
      onConfirm={rollBack}
      onClose={onClose}
    />
  );
}
