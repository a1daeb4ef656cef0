import { Box, Button, Heading, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { type ReactNode, useState } from 'react';
import { connectionRotate } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { ask } from '../shared/ask.ts';
import { FactLines } from '../shared/facts.tsx';
import { Narrow } from '../shared/narrow.tsx';
import { complain, tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import type { ConnectionStep } from './connection-dialogs.tsx';
import { ReadConnectionFile, SaveConnectionFile } from './connection-file.tsx';
import { ConnectionNames, ConnectionScope } from './connection-form.tsx';
import { PairsFile } from './pairs-file.tsx';
import { ReviewMode } from './review-mode.tsx';
import { ConnectionTemplate } from './templates/connection-template.tsx';
import { SaveAsTemplate } from './templates/save-as-template.tsx';

interface ConnectionSettingsProps {
  readonly connection: ConnectionDetail;
  readonly onStep: (step: ConnectionStep) => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onStale: () => void;
}

/** The review of changes, keys, the list of pairs, and the end of a connection. */
export function ConnectionSettings(props: ConnectionSettingsProps) {
  const { texts } = useTexts();
  const { settings } = texts;
  const { connection, onStep } = props;
  const isRunning = ['active', 'paused'].includes(connection.state);
  const hasEnded = ['disconnected', 'refused', 'expired'].includes(connection.state);
  return (
    <Narrow>
      <Stack space="space.400">
        {isRunning && <Changing {...props} />}
        {!hasEnded && (
          <Section heading={texts.terms.review} text={texts.terms.reviewText}>
            <ReviewMode connection={connection} onChanged={props.onChanged} />
          </Section>
        )}
        {isRunning && (
          <Section heading={texts.connectionTemplate.heading} text={texts.connectionTemplate.text}>
            <ConnectionTemplate connection={connection.id} onStale={props.onStale} />
            <SaveAsTemplate connection={connection.id} />
          </Section>
        )}
        {['active', 'paused', 'suspended'].includes(connection.state) && (
          <Section heading={texts.connectionFile.heading} text={texts.connectionFile.text}>
            <SaveConnectionFile connection={connection.id} />
            <ReadConnectionFile connection={connection.id} />
          </Section>
        )}
        {!hasEnded && <Keys {...props} />}
        {connection.state !== 'refused' && connection.state !== 'expired' && (
          <Section heading={settings.pairs} text={settings.pairsText}>
            <PairsFile connection={connection} />
          </Section>
        )}
        {hasEnded ? (
          <Section heading={settings.remove} text={settings.removeText}>
            <Ended connection={connection} />
            <Box>
              <Button appearance="danger" onClick={() => onStep('delete')}>
                {settings.remove}
              </Button>
            </Box>
          </Section>
        ) : (
          <Section heading={settings.end} text={settings.disconnectHint}>
            <Box>
              <Button appearance="danger" onClick={() => onStep('disconnect')}>
                {settings.disconnect}
              </Button>
            </Box>
          </Section>
        )}
      </Stack>
    </Narrow>
  );
}

function Changing({ connection, onChanged }: ConnectionSettingsProps) {
  const { connectionForm: words } = useTexts().texts;
  return (
    <>
      <Section heading={words.names} text={words.namesText}>
        <ConnectionNames connection={connection} onChanged={onChanged} />
      </Section>
      <Section heading={words.scope} text={words.scopeText}>
        <ConnectionScope connection={connection} onChanged={onChanged} />
      </Section>
    </>
  );
}

function Keys({ connection, onStep, onChanged }: ConnectionSettingsProps) {
  const { texts } = useTexts();
  const { settings } = texts;
  const [isChanging, setChanging] = useState(false);
  const { id, state, keys, rest } = connection;
  const change = async (): Promise<void> => {
    setChanging(true);
    const outcome = await ask(connectionRotate, { connection: id });
    setChanging(false);
    if (!outcome.ok) return complain(outcome.error);
    tell(settings.changed, settings.changedText);
    onChanged(outcome.data);
  };
  const there = keys.there === undefined ? [] : [[texts.check.keyThere, keys.there] as const];
  return (
    <>
      <Section heading={settings.keys} text={settings.keysText}>
        <FactLines facts={[[texts.check.keyHere, keys.here], ...there]} />
        {keys.rotating && (
          <SectionMessage appearance="information">
            <Text>{settings.rotating}</Text>
          </SectionMessage>
        )}
        <Box>
          <LoadingButton
            isLoading={isChanging}
            isDisabled={state !== 'active' && state !== 'paused'}
            onClick={change}
          >
            {settings.change}
          </LoadingButton>
        </Box>
      </Section>
      {rest === undefined && (
        <Section heading={settings.revoke} text={settings.revokeText}>
          <Box>
            <Button appearance="danger" onClick={() => onStep('revoke')}>
              {settings.revoke}
            </Button>
          </Box>
        </Section>
      )}
    </>
  );
}

function Ended({ connection }: { readonly connection: ConnectionDetail }) {
  const { texts, when } = useTexts();
  const { settings } = texts;
  const { ending } = connection;
  if (ending === undefined) return null;
  const by = ending.by === 'here' ? settings.endedHere : settings.endedThere;
  return (
    <Stack>
      <Text>{settings.ended(by, when(ending.at))}</Text>
      <Text>{ending.erased === undefined ? settings.erasing : settings.erased(when(ending.erased))}</Text>
    </Stack>
  );
}

interface SectionProps {
  readonly heading: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Section({ heading, text, children }: SectionProps) {
  return (
    <Stack space="space.100">
      <Heading as="h3">{heading}</Heading>
      <Text>{text}</Text>
      {children}
    </Stack>
  );
}
