import { Box, Heading, Inline, Stack, Text, xcss } from '@forge/react';

type Fact = readonly [label: string, value: string];

interface FactsProps {
  readonly heading: string;
  readonly facts: readonly Fact[];
}

const card = xcss({
  borderColor: 'color.border',
  borderRadius: 'radius.small',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  minWidth: '280px',
  padding: 'space.200',
});
const label = xcss({ minWidth: '150px', width: '150px' });

/** A card of named values. */
export function Facts({ heading, facts }: FactsProps) {
  return (
    <Box xcss={card}>
      <Stack space="space.100">
        <Heading as="h4">{heading}</Heading>
        <FactLines facts={facts} />
      </Stack>
    </Box>
  );
}

/** Named values below each other. */
export function FactLines({ facts }: Pick<FactsProps, 'facts'>) {
  return (
    <Stack space="space.075">
      {facts.map(([name, value]) => (
        <Inline key={name} space="space.100">
          <Box xcss={label}>
            <Text color="color.text.subtle">{name}</Text>
          </Box>
          <Text>{value}</Text>
        </Inline>
      ))}
    </Stack>
  );
}
