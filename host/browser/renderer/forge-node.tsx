import { Component, type ReactNode, useContext } from 'react';
import { DrawingsContext } from './drawings.ts';
import { docsFromProp } from './element-in-prop.ts';
import type { ForgeDoc } from './wire/forge-doc.ts';

/** Draws one node. An error stays inside it, named; an unknown type is shown in red, never left out. */
export function ForgeNode({ node }: { readonly node: ForgeDoc }): ReactNode {
  const drawings = useContext(DrawingsContext);
  const Drawing = Object.hasOwn(drawings, node.type) ? drawings[node.type] : undefined;
  if (Drawing === undefined) return <Broken text={`"${node.type}" is not a component of UI Kit.`} />;
  return (
    <NodeBoundary type={node.type}>
      <Drawing node={node} />
    </NodeBoundary>
  );
}

export function drawAll(nodes: readonly ForgeDoc[]): ReactNode {
  return nodes.map((child) => <ForgeNode key={child.key} node={child} />);
}

export function drawChildren(node: ForgeDoc): ReactNode {
  return drawAll(node.children);
}

/** Undefined where the prop is absent, so that Atlaskit leaves its place out. */
export function drawProp(value: unknown): ReactNode {
  const docs = docsFromProp(value);
  return docs.length === 0 ? undefined : drawAll(docs);
}

/** Children of the `ContentWrapper` that stands for the prop `name`. */
export function wrapped(node: ForgeDoc, name: string): readonly ForgeDoc[] {
  return (
    node.children.find((child) => child.type === 'ContentWrapper' && child.props['name'] === name)
      ?.children ?? []
  );
}

/** The text of all String nodes below, in order. */
export function textBelow(node: ForgeDoc): string {
  if (node.type === 'String') return String(node.props['text'] ?? '');
  return node.children.map(textBelow).join('');
}

class NodeBoundary extends Component<{ type: string; children: ReactNode }, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown): void {
    console.error(`The component "${this.props.type}" could not be drawn:`, error);
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return <Broken text={`"${this.props.type}" could not be drawn: ${message}`} />;
  }
}

function Broken({ text }: { readonly text: string }): ReactNode {
  console.error(text);
  return (
    <div
      role="alert"
      data-testid="broken-node"
      style={{ border: '2px solid #c9372c', padding: 8, color: '#c9372c' }}
    >
      {text}
    </div>
  );
}
