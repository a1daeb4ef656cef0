import { Code, CodeBlock } from '@atlaskit/code';
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives';
import type { ElementType } from 'react';
import { drawChildren, textBelow } from '../forge-node.tsx';
import { type Drawing, pick, textOf } from '../node-props.ts';

const AnyText: ElementType = Text;
const AnyHeading: ElementType = Heading;
const AnyCodeBlock: ElementType = CodeBlock;

/** Words, headings, lists and code. */
export const textComponents = {
  Text: ({ node }) => {
    const props = pick(node.props, 'align', 'as', 'color', 'maxLines', 'size', 'weight');
    if (props['as'] !== 'strike') return <AnyText {...props}>{drawChildren(node)}</AnyText>;
    return (
      <AnyText {...props} as="span">
        <s>{drawChildren(node)}</s>
      </AnyText>
    );
  },
  Heading: ({ node }) => {
    const size = textOf(node.props, 'size');
    const as = textOf(node.props, 'as');
    const shape =
      size === undefined && as === undefined ? { size: 'medium' } : { size: size ?? sizeOf[as ?? ''] };
    return (
      <AnyHeading {...pick(node.props, 'as', 'color', 'id')} {...shape}>
        {drawChildren(node)}
      </AnyHeading>
    );
  },
  Strong: ({ node }) => <strong>{drawChildren(node)}</strong>,
  Em: ({ node }) => <em>{drawChildren(node)}</em>,
  Strike: ({ node }) => <s>{drawChildren(node)}</s>,
  Code: ({ node }) => <Code {...pick(node.props)}>{drawChildren(node)}</Code>,
  CodeBlock: ({ node }) => (
    <AnyCodeBlock
      {...pick(
        node.props,
        'language',
        'showLineNumbers',
        'highlight',
        'highlightedStartText',
        'shouldWrapLongLines',
      )}
      text={textOf(node.props, 'text') ?? textBelow(node)}
    />
  ),
  List: ({ node }) => {
    const Kind = textOf(node.props, 'type') === 'ordered' ? 'ol' : 'ul';
    return <Kind data-testid={textOf(node.props, 'testId')}>{drawChildren(node)}</Kind>;
  },
  ListItem: ({ node }) => <li>{drawChildren(node)}</li>,
  String: ({ node }) => <>{textOf(node.props, 'text') ?? ''}</>,
} satisfies Record<string, Drawing>;

const sizeOf: Readonly<Record<string, string>> = {
  h1: 'xlarge',
  h2: 'large',
  h3: 'medium',
  h4: 'small',
  h5: 'xsmall',
  h6: 'xxsmall',
};
