import Comment, { CommentAction, CommentAuthor, CommentEdited, CommentTime } from '@atlaskit/comment';
import { AsyncSelect } from '@atlaskit/select';
import { type ElementType, type ReactNode, useEffect, useState } from 'react';
import { drawAll, drawChildren, wrapped } from '../forge-node.tsx';
import { type Drawing, fire, flagOf, handlerOf, listOf, type Props, pick, textOf } from '../node-props.ts';
import { usePageHost } from '../use-page-host.ts';
import { isRecord } from '../wire/forge-doc.ts';

const AnyComment: ElementType = Comment;
const AnyAsyncSelect: ElementType = AsyncSelect;

function useName(accountId: string): string {
  const { product } = usePageHost();
  const [name, setName] = useState('');
  useEffect(() => {
    let shown = true;
    product(`/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`).then(
      (user) => shown && isRecord(user) && setName(String(user['displayName'] ?? '')),
      () => shown && setName('Former user'),
    );
    return () => {
      shown = false;
    };
  }, [accountId, product]);
  return name;
}

function Avatar({ name }: { readonly name: string }): ReactNode {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
  return <span style={avatarLook}>{initials.toUpperCase()}</span>;
}

const avatarLook = {
  display: 'inline-flex',
  width: 24,
  height: 24,
  borderRadius: '50%',
  alignItems: 'center',
  justifyContent: 'center',
  fontSize: 11,
  color: 'var(--ds-text-inverse)',
  background: 'var(--ds-background-accent-blue-bolder)',
};

const DrawUser: Drawing = ({ node }) => {
  const name = useName(textOf(node.props, 'accountId') ?? '');
  return (
    <span
      data-testid={textOf(node.props, 'testId')}
      style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}
    >
      <Avatar name={name} />
      {flagOf(node.props, 'hideDisplayName') !== true && <span>{name}</span>}
    </span>
  );
};

/** A small action, author or time of a comment; clickable where the page listens. */
function spot(Kind: ElementType, value: unknown, key?: number): ReactNode {
  if (!isRecord(value)) return undefined;
  const onClick =
    handlerOf(value, 'onClick') === undefined ? {} : { onClick: () => void fire(value, 'onClick') };
  return (
    <Kind key={key} {...onClick}>
      {textOf(value, 'text')}
    </Kind>
  );
}

const DrawComment: Drawing = ({ node }) => {
  const { props } = node;
  const actions = (name: string) => listOf(props, name).map((action, at) => spot(CommentAction, action, at));
  return (
    <AnyComment
      {...pick(
        props,
        'errorIconLabel',
        'highlighted',
        'id',
        'isError',
        'isSaving',
        'restrictedTo',
        'savingText',
        'type',
      )}
      avatar={drawAll(wrapped(node, 'avatar'))}
      author={spot(CommentAuthor, props['author'])}
      time={spot(CommentTime, props['time'])}
      edited={
        textOf(props, 'edited') === undefined ? undefined : (
          <CommentEdited>{textOf(props, 'edited')}</CommentEdited>
        )
      }
      content={drawAll(wrapped(node, 'content'))}
      actions={actions('actions')}
      errorActions={actions('errorActions')}
    >
      {drawAll(node.children.filter((child) => child.type !== 'ContentWrapper'))}
    </AnyComment>
  );
};

function option(user: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const name = String(user['displayName'] ?? '');
  return { value: user['accountId'], label: name, user: { id: user['accountId'], type: 'user', name } };
}

function chosen(next: unknown): unknown {
  if (Array.isArray(next)) return next.map(chosen);
  return isRecord(next) ? next['user'] : null;
}

function pickerText(props: Props, name: string): ReactNode {
  return <div style={{ fontSize: 12, color: 'var(--ds-text-subtle)' }}>{textOf(props, name)}</div>;
}

const DrawUserPicker: Drawing = ({ node }) => {
  const { product } = usePageHost();
  const search = async (query: string): Promise<unknown[]> => {
    const found = await product(`/rest/api/3/user/search?query=${encodeURIComponent(query)}`);
    return Array.isArray(found) ? found.filter(isRecord).map(option) : [];
  };
  return (
    <div>
      {pickerText(node.props, 'label')}
      <AnyAsyncSelect
        {...pick(node.props, 'isMulti', 'isRequired', 'isDisabled', 'name', 'placeholder')}
        aria-label={textOf(node.props, 'label')}
        menuPosition="fixed"
        defaultOptions
        loadOptions={search}
        onChange={(next: unknown) => void fire(node.props, 'onChange', chosen(next))}
      />
      {pickerText(node.props, 'description')}
    </div>
  );
};

/** Who: users, their comments, and choosing one. */
export const peopleComponents = {
  User: DrawUser,
  UserGroup: ({ node }) => (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>{drawChildren(node)}</span>
  ),
  UserPicker: DrawUserPicker,
  Comment: DrawComment,
} satisfies Record<string, Drawing>;
