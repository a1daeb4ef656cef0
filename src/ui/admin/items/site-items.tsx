import { Heading, Stack } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Trail } from '../trail.tsx';
import { ErrorList } from './error-list.tsx';
import { ItemList } from './item-list.tsx';

/** The work items of all connections. */
export function SiteItems() {
  const { items: words } = useTexts().texts;
  return (
    <Stack space="space.200">
      <Trail />
      <Heading as="h2">{words.heading}</Heading>
      <ItemList />
    </Stack>
  );
}

/** What is wrong on the site; the work items of a group are listed on the page of its connection. */
export function SiteErrors() {
  const { errors: words } = useTexts().texts;
  const navigate = useNavigate();
  return (
    <Stack space="space.200">
      <Trail />
      <Heading as="h2">{words.heading}</Heading>
      <ErrorList onItems={({ connection }) => navigate(`/connection/${connection}/errors`)} />
    </Stack>
  );
}
