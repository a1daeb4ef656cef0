import type { ReactNode } from 'react';
import { type Drawing, handlerOf, type Props, textOf } from '../node-props.ts';
import { ResourceFrame } from './resource-frame.tsx';

function length(props: Props, name: string): string | undefined {
  const given = props[name];
  return typeof given === 'number' ? `${given}px` : textOf(props, name);
}

/** Exported by @forge/react, but drawn by packages of Atlassian that are not published for use elsewhere. */
export const unsupportedTypes = ['AdfRenderer', 'ChromelessEditor', 'CommentEditor'] as const;

function Unsupported({ type }: { readonly type: string }): ReactNode {
  console.error(`"${type}" is part of UI Kit, but this host cannot draw it.`);
  return <div role="note">{`${type} is not drawn by the local host.`}</div>;
}

/** Custom UI inside a UI Kit page, and what this host cannot draw. */
export const embeddedComponents: Readonly<Record<string, Drawing>> = {
  Frame: ({ node }) => (
    <ResourceFrame
      resource={textOf(node.props, 'resource') ?? ''}
      title={textOf(node.props, 'resource') ?? ''}
      height={length(node.props, 'height')}
      width={length(node.props, 'width')}
      dispatch={handlerOf(node.props, 'dispatch')}
      frameId={textOf(node.props, 'frameId')}
    />
  ),
  ...Object.fromEntries(
    unsupportedTypes.map((type): [string, Drawing] => [type, () => <Unsupported type={type} />]),
  ),
};
