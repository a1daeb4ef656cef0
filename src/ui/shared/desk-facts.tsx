import { Heading, Stack, Text } from '@forge/react';
import type { DeskFacets } from '../../contract/desk-facets.ts';
import { FactLines } from './facts.tsx';
import { useTexts } from './texts/use-texts.ts';

type Clock = DeskFacets['clocks'][number];

interface DeskFactsProps {
  readonly desk: DeskFacets;
  readonly peerName: string;
}

/** SLA clocks of both sides, and approvals and rating of the partner's request, for reading. */
export function DeskFacts({ desk, peerName }: DeskFactsProps) {
  const { texts, when } = useTexts();
  const words = texts.desk;
  const { clocks, approvals, rating, at } = desk;
  return (
    <Stack space="space.075">
      <Heading as="h5">{words.heading}</Heading>
      <FactLines
        facts={[
          ...clocks.map((clock) => {
            const whose = clock.whose === 'here' ? words.here : peerName;
            return [words.clock(clock.name, whose), clockText(clock, words, when)] as const;
          }),
          ...approvals.flatMap(({ name, decision, decided, approvers }, index) => {
            const said = words.decisions[decision];
            return [
              [
                approvals.length === 1 ? name : `${index + 1}. ${name}`,
                [
                  decided === undefined ? said : words.decidedAt(said, when(decided)),
                  ...approvers.map((one) => words.approver(one.name, words.decisions[one.decision])),
                ].join('; '),
              ] as const,
            ];
          }),
          ...(rating === undefined ? [] : [[words.rating, words.stars(rating)] as const]),
        ]}
      />
      {approvals.some(({ decision }) => decision === 'pending') && <Text size="small">{words.readOnly}</Text>}
      {at !== undefined && <Text size="small">{words.asOf(peerName, when(at))}</Text>}
    </Stack>
  );
}

type Words = ReturnType<typeof useTexts>['texts']['desk'];

function clockText(clock: Clock, words: Words, when: (at: number) => string): string {
  const { state, breached, goal, due, ended, left } = clock;
  const word = state === 'ended' ? (breached ? 'missed' : 'met') : breached ? 'breached' : state;
  // What was left of the partner's clock is as old as its last word; the time at which it is due is not.
  const stands = left !== undefined && (clock.whose === 'here' || state !== 'running');
  return [
    words.states[word],
    words.goal(spanText(goal)),
    ...(stands ? [left < 0 ? words.over(spanText(-left)) : words.left(spanText(left))] : []),
    ...(due === undefined ? [] : [words.due(when(due))]),
    ...(ended === undefined ? [] : [words.ended(when(ended))]),
  ].join(', ');
}

/** `26h 30m` */
function spanText(millis: number): string {
  const minutes = Math.floor(millis / 60_000);
  const hours = Math.floor(minutes / 60);
  return [
    ...(hours > 0 ? [`${hours}h`] : []),
    ...(minutes % 60 > 0 || hours === 0 ? [`${minutes % 60}m`] : []),
  ].join(' ');
}
