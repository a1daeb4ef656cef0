import ButtonGroup from '@atlaskit/button/button-group';
import Button, { LinkButton } from '@atlaskit/button/new';
import Link from '@atlaskit/link';
import type { ElementType, MouseEvent } from 'react';
import { drawChildren } from '../forge-node.tsx';
import { IconByName } from '../icon-by-name.tsx';
import { follow, webAddress } from '../navigation.ts';
import { type Drawing, fire, handlerOf, type Props, pick, silentHandlers, textOf } from '../node-props.ts';

const AnyButton: ElementType = Button;
const AnyLinkButton: ElementType = LinkButton;
const AnyButtonGroup: ElementType = ButtonGroup;
const AnyLink: ElementType = Link;

const buttonProps = [
  'autoFocus',
  'isDisabled',
  'isSelected',
  'shouldFitContainer',
  'spacing',
  'type',
  'isLoading',
];

/** Buttons of older pages may still be called `link` and the like. */
function appearanceOf(props: Props): Record<string, string> {
  const appearance = textOf(props, 'appearance');
  if (appearance === undefined) return {};
  return { appearance: appearance === 'link' || appearance === 'subtle-link' ? 'subtle' : appearance };
}

function iconsOf(props: Props): Record<string, unknown> {
  const before = textOf(props, 'iconBefore');
  const after = textOf(props, 'iconAfter');
  return {
    ...(before === undefined ? {} : { iconBefore: () => <IconByName glyph={before} label="" /> }),
    ...(after === undefined ? {} : { iconAfter: () => <IconByName glyph={after} label="" /> }),
  };
}

const drawButton: Drawing = ({ node }) => (
  <AnyButton
    {...pick(node.props, ...buttonProps)}
    {...appearanceOf(node.props)}
    {...iconsOf(node.props)}
    {...silentHandlers(node.props, 'onClick', 'onFocus', 'onBlur')}
  >
    {drawChildren(node)}
  </AnyButton>
);

/** An address that a click follows in the host's way; the browser's own way would leave the frame behind. */
function linkProps(props: Props): Record<string, unknown> {
  const href = textOf(props, 'href') ?? '';
  const blank = textOf(props, 'target') === '_blank' || props['openNewTab'] === true;
  return {
    href: webAddress(href).href,
    ...(blank ? { target: '_blank' } : {}),
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      if (handlerOf(props, 'onClick') !== undefined) void fire(props, 'onClick');
      else follow(href, blank || event.metaKey || event.ctrlKey ? 'new-tab' : 'same-tab');
    },
  };
}

/** What a person presses. */
export const buttonComponents = {
  Button: drawButton,
  LoadingButton: drawButton,
  LinkButton: ({ node }) => (
    <AnyLinkButton
      {...pick(node.props, ...buttonProps)}
      {...appearanceOf(node.props)}
      {...iconsOf(node.props)}
      {...linkProps(node.props)}
    >
      {drawChildren(node)}
    </AnyLinkButton>
  ),
  ButtonGroup: ({ node }) => (
    <AnyButtonGroup {...pick(node.props, 'label', 'titleId')}>{drawChildren(node)}</AnyButtonGroup>
  ),
  Link: ({ node }) => (
    <AnyLink {...pick(node.props, 'appearance')} {...linkProps(node.props)}>
      {drawChildren(node)}
    </AnyLink>
  ),
} satisfies Record<string, Drawing>;
