import { Box, Button } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useTexts } from '../shared/texts/use-texts.ts';

/** The way back to the list: breadcrumbs of UI Kit take addresses only, not places inside a page. */
export function Trail() {
  const { texts } = useTexts();
  const navigate = useNavigate();
  return (
    <Box>
      <Button appearance="subtle" spacing="compact" iconBefore="arrow-left" onClick={() => navigate('/')}>
        {texts.list.heading}
      </Button>
    </Box>
  );
}
