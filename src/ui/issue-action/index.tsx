import { view } from '@forge/bridge';
import ForgeReconciler, { Box, Button, Stack } from '@forge/react';
import { Counterparts } from '../shared/counterparts.tsx';
import { Page } from '../shared/page.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';

/** The action in a work item's menu: sync now, and see how it goes. */
function IssueAction() {
  const { texts } = useTexts();
  return (
    <Stack space="space.200">
      <Counterparts />
      <Box>
        <Button appearance="subtle" onClick={() => void view.close()}>
          {texts.common.close}
        </Button>
      </Box>
    </Stack>
  );
}

ForgeReconciler.render(
  <Page>
    <IssueAction />
  </Page>,
);
