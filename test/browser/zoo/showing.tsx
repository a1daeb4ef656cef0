import { router, showFlag } from '@forge/bridge';
import {
  AtlassianIcon,
  AtlassianTile,
  Badge,
  Bleed,
  Box,
  Breadcrumbs,
  BreadcrumbsItem,
  Button,
  ButtonGroup,
  Code,
  CodeBlock,
  Comment,
  Em,
  EmptyState,
  Icon,
  Image,
  Inline,
  Link,
  LinkButton,
  List,
  ListItem,
  LoadingButton,
  Lozenge,
  ProgressBar,
  ProgressTracker,
  SectionMessage,
  SectionMessageAction,
  Spinner,
  Stack,
  Strike,
  Strong,
  Tag,
  TagGroup,
  Text,
  Tile,
  Tooltip,
  User,
  UserGroup,
  xcss,
} from '@forge/react';
import { useState } from 'react';

const framed = xcss({
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderColor: 'color.border',
  padding: 'space.100',
});
const dot =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="16" height="16"%3E%3Ccircle cx="8" cy="8" r="8"/%3E%3C/svg%3E';

/** Components that show something. */
export function Showing() {
  return (
    <Stack space="space.200">
      <Words />
      <Marks />
      <Presses />
      <States />
      <Blocks />
    </Stack>
  );
}

function Words() {
  return (
    <Stack space="space.200">
      <Breadcrumbs>
        <BreadcrumbsItem text="Zoo" href="/jira/apps/zoo" />
        <BreadcrumbsItem text="Showing" />
      </Breadcrumbs>
      <Text>
        <Strong>strong</Strong> <Em>em</Em> <Strike>strike</Strike> <Code>code</Code>{' '}
        <Link href="/browse/ZOO-1">ZOO-1</Link> and{' '}
        <Text as="em" weight="bold" color="color.text.danger">
          danger
        </Text>
      </Text>
    </Stack>
  );
}

function Marks() {
  return (
    <Stack space="space.200">
      <Inline space="space.100" alignBlock="center">
        <Badge appearance="primary">{7}</Badge>
        <Lozenge appearance="success">In step</Lozenge>
        <Lozenge appearance="removed" isBold>
          Failed
        </Lozenge>
        <Spinner size="small" label="Working" />
        <Icon glyph="check-circle" label="Done" color="color.icon.success" />
        <Icon glyph="warning" label="Careful" color="color.icon.warning" />
        <AtlassianIcon glyph="bug" label="Bug" />
        <AtlassianTile glyph="story" label="Story" size="small" />
        <Tile label="Tile" size="small" backgroundColor="color.background.accent.teal.subtler">
          T
        </Tile>
        <Image src={dot} alt="A dot" />
        <User accountId="u-1" />
        <UserGroup>
          <User accountId="u-1" hideDisplayName />
          <User accountId="u-2" hideDisplayName />
        </UserGroup>
      </Inline>
    </Stack>
  );
}

function Presses() {
  const [pressed, setPressed] = useState(0);
  const flag = () =>
    showFlag({
      id: 'zoo',
      title: 'Saved',
      description: 'All animals are fed.',
      type: 'success',
      isAutoDismiss: true,
      actions: [],
    });
  return (
    <Stack space="space.200">
      <ButtonGroup label="Actions">
        <Button appearance="primary" testId="press" onClick={() => setPressed(pressed + 1)}>
          Pressed {pressed}
        </Button>
        <Button iconBefore="add" onClick={() => void flag()}>
          Raise a flag
        </Button>
        <LinkButton href="https://example.com/" target="_blank">
          Elsewhere
        </LinkButton>
        <LoadingButton isLoading>Loading</LoadingButton>
        <Button appearance="danger" isDisabled>
          Disabled
        </Button>
        <Button onClick={() => void router.navigate('/browse/ZOO-2')}>Go</Button>
      </ButtonGroup>
      <SectionMessage
        appearance="warning"
        title="The partner has not answered"
        actions={[
          <SectionMessageAction key="again" onClick={() => setPressed(100)}>
            Try again
          </SectionMessageAction>,
        ]}
      >
        <Text>It was last heard an hour ago.</Text>
      </SectionMessage>
    </Stack>
  );
}

function States() {
  return (
    <Stack space="space.200">
      <TagGroup>
        <Tag text="one" />
        <Tag text="two" color="blue" isRemovable={false} />
      </TagGroup>
      <Tooltip content="More about it">
        <Button>Hover me</Button>
      </Tooltip>
      <ProgressBar value={0.4} ariaLabel="Fourty percent" />
      <ProgressTracker
        items={[
          { id: 'a', label: 'Invite', percentageComplete: 100, status: 'visited' },
          { id: 'b', label: 'Accept', percentageComplete: 0, status: 'current' },
          { id: 'c', label: 'Confirm', percentageComplete: 0, status: 'unvisited' },
        ]}
      />
    </Stack>
  );
}

function Blocks() {
  return (
    <Stack space="space.200">
      <List type="unordered">
        <ListItem>first</ListItem>
        <ListItem>second</ListItem>
      </List>
      <CodeBlock language="javascript" text={'const replica = issue;\nsend(replica);'} />
      <Box xcss={framed}>
        <Bleed inline="space.050">
          <Text>boxed</Text>
        </Bleed>
      </Box>
      <Comment
        author={{ text: 'Ann' }}
        time={{ text: 'Yesterday' }}
        avatar={<User accountId="u-1" hideDisplayName />}
        content={<Text>A comment from the other side.</Text>}
        actions={[{ text: 'Reply', onClick: () => undefined }]}
      />
      <EmptyState
        header="Nothing here yet"
        description="Connect your first partner."
        primaryAction={<Button appearance="primary">Connect</Button>}
      />
    </Stack>
  );
}
