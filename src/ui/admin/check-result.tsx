import { SectionMessage, Stack, Text } from '@forge/react';
import { FactLines } from '../shared/facts.tsx';
import { FailureMessage } from '../shared/failure-message.tsx';
import type { Texts } from '../shared/texts/en.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import type { Check, CheckFigures } from './use-check.ts';

interface CheckResultProps {
  readonly check: Check;
  readonly peerName: string;
}

/** What the last check found: the figures where the partner answers, else why not and what to do. */
export function CheckResult({ check, peerName }: CheckResultProps) {
  const { texts } = useTexts();
  const { figures, error } = check;
  if (error !== undefined) return <FailureMessage error={error} onRetry={() => void check.run()} />;
  if (figures === undefined) return null;
  if (figures.problem !== undefined)
    return (
      <SectionMessage appearance="error" title={figures.problem.message}>
        <Text>{figures.problem.next}</Text>
      </SectionMessage>
    );
  const isFar = Math.abs(figures.clockSkew ?? 0) >= farApart;
  const isWarning = isFar || figures.regions !== undefined;
  return (
    <SectionMessage appearance={isWarning ? 'warning' : 'success'} title={texts.check.answers(peerName)}>
      <Stack space="space.100">
        <Text>{texts.check.answersText}</Text>
        <FactLines facts={linesOf(figures, texts)} />
        {isFar && <Text>{texts.check.clocksFar}</Text>}
        {figures.regions !== undefined && <Text>{figures.regions}</Text>}
      </Stack>
    </SectionMessage>
  );
}

/** Seconds between two clocks from which a person should know of it. */
const farApart = 30;

function linesOf(figures: CheckFigures, { check, states }: Texts): (readonly [string, string])[] {
  const { milliseconds, clockSkew, protocol, versions, keys, peerState } = figures;
  return [
    ...(milliseconds === undefined
      ? []
      : [[check.roundTrip, check.milliseconds(Math.round(milliseconds))] as const]),
    ...(clockSkew === undefined ? [] : [[check.clocks, skewOf(clockSkew, check)] as const]),
    ...(peerState === undefined ? [] : [[check.stateThere, states[peerState]] as const]),
    ...(protocol === undefined ? [] : [[check.protocol, check.protocolText(protocol)] as const]),
    ...(versions === undefined
      ? []
      : [
          [check.servesHere, check.serves(versions.here.min, versions.here.max)] as const,
          [check.servesThere, check.serves(versions.there.min, versions.there.max)] as const,
        ]),
    ...(keys === undefined
      ? []
      : [[check.keyHere, keys.here] as const, [check.keyThere, keys.there] as const]),
  ];
}

function skewOf(seconds: number, words: Texts['check']): string {
  if (Math.abs(seconds) < 2) return words.clocksAgree;
  return seconds > 0 ? words.clocksAhead(seconds) : words.clocksBehind(-seconds);
}
