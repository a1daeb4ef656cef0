import { Box, Button, ButtonGroup, Heading, Link, List, ListItem, Stack, Text } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { Narrow } from '../shared/narrow.tsx';
import { useTexts } from '../shared/texts/use-texts.ts';
import { Trail } from './trail.tsx';

/** The way from an installed app to the first synced work item, on one page. */
export function GettingStarted() {
  const { texts } = useTexts();
  const { guide, list } = texts;
  const navigate = useNavigate();
  return (
    <Stack space="space.200">
      <Trail />
      <Heading as="h2">{guide.start}</Heading>
      <Narrow>
        <Stack space="space.200">
          <Text>{guide.startText}</Text>
          <List type="ordered">
            {guide.steps.map((step) => (
              <ListItem key={step}>{step}</ListItem>
            ))}
          </List>
          <Text>{guide.afterwards}</Text>
          <Box>
            <ButtonGroup>
              <Button appearance="primary" onClick={() => navigate('/new')}>
                {list.initiate}
              </Button>
              <Button onClick={() => navigate('/accept')}>{list.accept}</Button>
            </ButtonGroup>
          </Box>
          <Link href={guide.jqlUrl} openNewTab>
            {guide.jql}
          </Link>
        </Stack>
      </Narrow>
    </Stack>
  );
}
