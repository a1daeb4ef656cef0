import Badge from '@atlaskit/badge';
import EmptyState from '@atlaskit/empty-state';
import Lozenge from '@atlaskit/lozenge';
import ProgressBar from '@atlaskit/progress-bar';
import { ProgressTracker, type Stages } from '@atlaskit/progress-tracker';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import Tag, { SimpleTag } from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import Tooltip from '@atlaskit/tooltip';
import type { ElementType } from 'react';
import { docsFromProp } from '../element-in-prop.ts';
import { drawAll, drawChildren, drawProp, textBelow } from '../forge-node.tsx';
import { follow } from '../navigation.ts';
import {
  type Drawing,
  fire,
  flagOf,
  handlerOf,
  listOf,
  pick,
  silentHandlers,
  textOf,
} from '../node-props.ts';
import { isRecord } from '../wire/forge-doc.ts';

const AnyBadge: ElementType = Badge;
const AnyEmptyState: ElementType = EmptyState;
const AnyLozenge: ElementType = Lozenge;
const AnyProgressBar: ElementType = ProgressBar;
const AnyMessage: ElementType = SectionMessage;
const AnyMessageAction: ElementType = SectionMessageAction;
const AnySpinner: ElementType = Spinner;
const AnyTag: ElementType = Tag;
const AnySimpleTag: ElementType = SimpleTag;
const AnyTagGroup: ElementType = TagGroup;

/** What tells a state: labels, counts, progress, messages. */
export const statusComponents = {
  Badge: ({ node }) => <AnyBadge {...pick(node.props, 'appearance', 'max')}>{textBelow(node)}</AnyBadge>,
  Lozenge: ({ node }) => (
    <AnyLozenge {...pick(node.props, 'appearance', 'isBold', 'maxWidth')}>{drawChildren(node)}</AnyLozenge>
  ),
  Spinner: ({ node }) => <AnySpinner {...pick(node.props, 'size', 'label', 'appearance', 'delay')} />,
  ProgressBar: ({ node }) => (
    <AnyProgressBar {...pick(node.props, 'value', 'isIndeterminate', 'appearance', 'ariaLabel')} />
  ),
  ProgressTracker: ({ node }) => (
    <ProgressTracker
      {...pick(node.props, 'label', 'spacing', 'animated')}
      items={listOf(node.props, 'items').filter(isRecord).map(stageOf)}
    />
  ),
  SectionMessage: ({ node }) => (
    <AnyMessage
      {...pick(node.props, 'appearance', 'title')}
      actions={docsFromProp(node.props['actions']).map((doc) => drawAll([doc]))}
    >
      {drawChildren(node)}
    </AnyMessage>
  ),
  SectionMessageAction: ({ node }) => (
    <AnyMessageAction
      {...pick(node.props)}
      onClick={() => {
        const href = textOf(node.props, 'href');
        if (handlerOf(node.props, 'onClick') !== undefined) void fire(node.props, 'onClick');
        else if (href !== undefined) follow(href, 'same-tab');
      }}
    >
      {drawChildren(node)}
    </AnyMessageAction>
  ),
  EmptyState: ({ node }) => (
    <AnyEmptyState
      {...pick(node.props, 'header', 'headingLevel', 'isLoading', 'width', 'buttonGroupLabel')}
      description={drawProp(node.props['description'])}
      primaryAction={drawProp(node.props['primaryAction'])}
      secondaryAction={drawProp(node.props['secondaryAction'])}
      tertiaryAction={drawProp(node.props['tertiaryAction'])}
    />
  ),
  Tag: ({ node }) => {
    const props = pick(node.props, 'text', 'appearance', 'color', 'removeButtonLabel');
    if (flagOf(node.props, 'isRemovable') === false) return <AnySimpleTag {...props} />;
    return <AnyTag {...props} {...silentHandlers(node.props, 'onAfterRemoveAction')} />;
  },
  TagGroup: ({ node }) => <AnyTagGroup {...pick(node.props, 'alignment')}>{drawChildren(node)}</AnyTagGroup>,
  Tooltip: ({ node }) => (
    <Tooltip
      {...pick(node.props, 'position', 'delay', 'truncate')}
      tag="span"
      content={textOf(node.props, 'content') ?? ''}
    >
      {drawChildren(node)}
    </Tooltip>
  ),
} satisfies Record<string, Drawing>;

const stageStates = ['unvisited', 'visited', 'current', 'disabled'] as const;

function stageOf(item: Readonly<Record<string, unknown>>): Stages[number] {
  return {
    id: textOf(item, 'id') ?? '',
    label: textOf(item, 'label') ?? '',
    percentageComplete: typeof item['percentageComplete'] === 'number' ? item['percentageComplete'] : 0,
    status: stageStates.find((state) => state === item['status']) ?? 'unvisited',
    noLink: true,
    ...(handlerOf(item, 'onClick') === undefined
      ? {}
      : { noLink: false, onClick: () => void fire(item, 'onClick') }),
  };
}
