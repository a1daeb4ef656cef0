import { EmptyState, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { type ErrorGroup, errorList, errorMute, errorResolve, errorRetry } from '../../../contract/errors.ts';
import type { Failure, Outcome } from '../../../contract/operation.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { CsvFile } from '../../shared/csv-file.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { complain, tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import { ErrorCard, type ErrorStep } from './error-card.tsx';

interface ErrorListProps {
  /** Of all connections where it is left out. */
  readonly connection?: { readonly id: string };
  /** The work items of a group are to be listed. */
  readonly onItems: (group: ErrorGroup) => void;
}

/** What is wrong, by cause, with what can be done about all of a cause at once. */
export function ErrorList({ connection, onItems }: ErrorListProps) {
  const { errors: words } = useTexts().texts;
  const { answer, reload } = useAnswer(
    errorList,
    connection === undefined ? {} : { connection: connection.id },
  );
  const [settled, setSettled] = useState<ErrorGroup>();
  const [running, setRunning] = useState<string>();

  const press = useOneAtATime(async (step: ErrorStep, group: ErrorGroup): Promise<void> => {
    if (step === 'items') return onItems(group);
    if (step === 'resolve') return setSettled(group);
    setRunning(keyOf(group));
    const error = await (step === 'retry' ? retryAll : mute)(group, words);
    setRunning(undefined);
    return error === undefined ? reload() : complain(error);
  });
  const resolve = async (): Promise<Failure | undefined> => {
    if (settled === undefined) return undefined;
    const outcome = await onAll(errorResolve, settled);
    if (!outcome.ok) return outcome.error;
    tell(words.resolved);
    return void (await reload());
  };
  return (
    <Stack space="space.200">
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ groups, more }) =>
          groups.length === 0 ? (
            <EmptyState header={words.empty} description={words.emptyText} />
          ) : (
            <Stack space="space.200">
              <Text>{words.text}</Text>
              {more && <AtLeast />}
              {groups.map((group) => (
                <ErrorCard
                  key={keyOf(group)}
                  group={group}
                  namesConnection={connection === undefined}
                  isRunning={running === keyOf(group)}
                  onStep={(step) => void press(step, group)}
                />
              ))}
              <SavedErrors groups={groups} />
            </Stack>
          )
        }
      </Loaded>
      <ConfirmModal
        isOpen={settled !== undefined}
        title={words.resolveHeading}
        text={words.resolveText}
        action={words.resolve}
        appearance="warning"
        onConfirm={resolve}
        onClose={() => setSettled(undefined)}
      />
    </Stack>
  );
}

function AtLeast() {
  const { errors: words } = useTexts().texts;
  return (
    <SectionMessage appearance="information">
      <Text>{words.more}</Text>
    </SectionMessage>
  );
}

type Words = ReturnType<typeof useTexts>['texts']['errors'];

const keyOf = ({ connection, cause, path = '' }: ErrorGroup): string => `${connection} ${cause} ${path}`;

const nameOf = ({ connection, cause, path }: ErrorGroup) => ({
  connection,
  cause,
  ...(path === undefined ? {} : { path }),
});

/** The whole group, page by page. */
async function onAll(
  operation: typeof errorRetry,
  group: ErrorGroup,
): Promise<Outcome<{ count: number; skipped: number }>> {
  const sum = { count: 0, skipped: 0 };
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const outcome = await ask(operation, { ...nameOf(group), ...from });
    if (!outcome.ok) return outcome;
    sum.count += outcome.data.count;
    sum.skipped += outcome.data.skipped;
    cursor = outcome.data.cursor;
  } while (cursor !== undefined);
  return { ok: true, data: sum };
}

async function retryAll(group: ErrorGroup, words: Words): Promise<Failure | undefined> {
  const outcome = await onAll(errorRetry, group);
  if (!outcome.ok) return outcome.error;
  const { count, skipped } = outcome.data;
  tell(words.retried(count), skipped === 0 ? '' : words.skipped(skipped));
  return undefined;
}

async function mute(group: ErrorGroup, words: Words): Promise<Failure | undefined> {
  const outcome = await ask(errorMute, { ...nameOf(group), on: !group.muted });
  if (!outcome.ok) return outcome.error;
  tell(outcome.data.muted ? words.nowMuted : words.nowTold);
  return undefined;
}

function SavedErrors({ groups }: { readonly groups: readonly ErrorGroup[] }) {
  const { texts } = useTexts();
  const { errors: words, items } = texts;
  const rows = groups.map((group) => [
    group.connectionName,
    group.cause,
    group.message,
    group.path ?? '',
    String(group.count),
    group.samples.map(({ key, issue }) => key ?? issue).join(' '),
    group.detail ?? group.samples[0]?.detail ?? '',
    group.next,
    new Date(group.oldest).toISOString(),
    new Date(group.newest).toISOString(),
  ]);
  return (
    <CsvFile
      fileName={words.file}
      head={[
        items.connection,
        words.cause,
        items.trouble,
        words.field(''),
        words.count,
        words.samples,
        items.message,
        items.next,
        words.since(''),
        words.newest(''),
      ]}
      readPage={async () => ({ ok: true, data: { rows } })}
    />
  );
}
