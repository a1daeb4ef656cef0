import { Bleed, Box, Inline, Pressable, Stack, xcss } from '@atlaskit/primitives';
import type { ElementType } from 'react';
import { drawChildren } from '../forge-node.tsx';
import { type Drawing, type Props, pick, silentHandlers } from '../node-props.ts';
import { isRecord } from '../wire/forge-doc.ts';

const AnyBox: ElementType = Box;
const AnyPressable: ElementType = Pressable;
const AnyBleed: ElementType = Bleed;
const AnyInline: ElementType = Inline;
const AnyStack: ElementType = Stack;

const boxProps = [
  'as',
  'backgroundColor',
  'padding',
  'paddingBlock',
  'paddingBlockEnd',
  'paddingBlockStart',
  'paddingInline',
  'paddingInlineEnd',
  'paddingInlineStart',
  'role',
  'id',
  'aria-label',
  'aria-labelledby',
];

/** `xcss` comes as the plain object that the page wrote; Atlaskit turns it into its own form and checks the keys. */
function styleOf(props: Props): Record<string, unknown> {
  const style = props['xcss'];
  if (!isRecord(style)) return {};
  const { position, display } = style;
  if (position !== undefined && position !== 'relative' && position !== 'static') {
    throw new Error(`xcss.position "${String(position)}" is not allowed: only relative and static are.`);
  }
  if (display !== undefined && !['block', 'inline-block', 'inline', 'none'].includes(String(display))) {
    throw new Error(
      `xcss.display "${String(display)}" is not allowed: use Stack and Inline for rows and columns.`,
    );
  }
  // The object came over the wire, so its type says nothing; Atlaskit turns token names into values.
  return { xcss: Reflect.apply(xcss, undefined, [style]) };
}

/** Boxes, rows and columns. */
export const layoutComponents = {
  Box: ({ node }) => (
    <AnyBox {...pick(node.props, ...boxProps)} {...styleOf(node.props)}>
      {drawChildren(node)}
    </AnyBox>
  ),
  Pressable: ({ node }) => (
    <AnyPressable
      {...pick(node.props, ...boxProps, 'isDisabled', 'type', 'name')}
      {...silentHandlers(node.props, 'onClick', 'onFocus', 'onBlur')}
      {...styleOf(node.props)}
    >
      {drawChildren(node)}
    </AnyPressable>
  ),
  Bleed: ({ node }) => (
    <AnyBleed {...pick(node.props, 'all', 'block', 'inline')}>{drawChildren(node)}</AnyBleed>
  ),
  Inline: ({ node }) => (
    <AnyInline
      {...pick(
        node.props,
        'alignBlock',
        'alignInline',
        'spread',
        'grow',
        'space',
        'shouldWrap',
        'separator',
        'rowSpace',
      )}
    >
      {drawChildren(node)}
    </AnyInline>
  ),
  Stack: ({ node }) => (
    <AnyStack {...pick(node.props, 'alignBlock', 'alignInline', 'grow', 'space', 'spread')}>
      {drawChildren(node)}
    </AnyStack>
  ),
  Root: ({ node }) => <>{drawChildren(node)}</>,
  MacroConfig: () => null,
  ContentWrapper: ({ node }) => <>{drawChildren(node)}</>,
} satisfies Record<string, Drawing>;
