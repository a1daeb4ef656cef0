import ForgeReconciler, { Box, Heading, Stack } from '@forge/react';
import { Editing } from './editing.tsx';
import { Figures } from './figures.tsx';
import { Listing } from './listing.tsx';
import { Overlays } from './overlays.tsx';
import { Showing } from './showing.tsx';

/** Every component of UI Kit on one page; the browser tests drive it. */
function Zoo() {
  return (
    <Stack space="space.400">
      <Section title="Showing">
        <Showing />
      </Section>
      <Section title="Listing">
        <Listing />
      </Section>
      <Section title="Editing">
        <Editing />
      </Section>
      <Section title="Overlays">
        <Overlays />
      </Section>
      <Section title="Figures">
        <Figures />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box padding="space.100">
      <Stack space="space.200">
        <Heading as="h2">{title}</Heading>
        {children}
      </Stack>
    </Box>
  );
}

ForgeReconciler.render(<Zoo />);
