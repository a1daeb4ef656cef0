import Tile from '@atlaskit/tile';
import type { ElementType, ReactNode } from 'react';
import { drawChildren } from '../forge-node.tsx';
import { IconByName } from '../icon-by-name.tsx';
import { webAddress } from '../navigation.ts';
import { type Drawing, pick, textOf } from '../node-props.ts';

const AnyTile: ElementType = Tile;

/** A design token as UI Kit names it (`color.icon.danger`) -> its CSS variable. */
function colorOf(token: string | undefined): string {
  if (token === undefined) return 'currentColor';
  return `var(--ds-${token.replace(/^color\./, '').replaceAll('.', '-')}, currentColor)`;
}

/** Colours of Atlassian's object icons, by their names in UI Kit. */
const objectColors: Readonly<Record<string, string>> = {
  bug: 'danger',
  incident: 'danger',
  story: 'success',
  'new-feature': 'success',
  improvement: 'success',
  epic: 'discovery',
  problem: 'warning',
};
const objectGlyphs: Readonly<Record<string, string>> = {
  idea: 'lightbulb',
  improvement: 'arrow-up',
  'new-feature': 'add',
  'page-live-doc': 'page',
  blog: 'quotation-mark',
  question: 'question-circle',
  subtask: 'subtasks',
  'work-item': 'work-item',
  code: 'angle-brackets',
};

function ObjectPicture({ glyph, label, side }: { glyph: string; label: string; side: number }): ReactNode {
  const color = objectColors[glyph] ?? 'brand';
  return (
    <span
      {...(label === '' ? {} : { role: 'img', 'aria-label': label })}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: side,
        height: side,
        borderRadius: 3,
        color: 'var(--ds-icon-inverse)',
        background: `var(--ds-background-${color}-bold)`,
      }}
    >
      <IconByName glyph={objectGlyphs[glyph] ?? glyph} label="" size="small" />
    </span>
  );
}

const tileSides: Readonly<Record<string, number>> = {
  xxsmall: 16,
  xsmall: 20,
  small: 24,
  medium: 32,
  large: 40,
  xlarge: 48,
};

/** Pictures: icons, tiles, images. */
export const pictureComponents = {
  Icon: ({ node }) => (
    <span
      data-testid={textOf(node.props, 'testId')}
      style={{ display: 'inline-flex', verticalAlign: 'text-bottom' }}
    >
      <IconByName
        glyph={textOf(node.props, 'glyph') ?? ''}
        label={textOf(node.props, 'label') ?? ''}
        color={colorOf(textOf(node.props, 'color') ?? textOf(node.props, 'primaryColor'))}
        size={textOf(node.props, 'size') === 'small' ? 'small' : 'medium'}
      />
    </span>
  ),
  Tile: ({ node }) => (
    <AnyTile {...pick(node.props, 'backgroundColor', 'hasBorder', 'isInset', 'label', 'size')}>
      {drawChildren(node)}
    </AnyTile>
  ),
  AtlassianIcon: ({ node }) => (
    <ObjectPicture
      glyph={textOf(node.props, 'glyph') ?? ''}
      label={textOf(node.props, 'label') ?? ''}
      side={textOf(node.props, 'size') === 'small' ? 12 : 16}
    />
  ),
  AtlassianTile: ({ node }) => (
    <ObjectPicture
      glyph={textOf(node.props, 'glyph') ?? ''}
      label={textOf(node.props, 'label') ?? ''}
      side={tileSides[textOf(node.props, 'size') ?? 'medium'] ?? 32}
    />
  ),
  Image: ({ node }) => {
    const src = textOf(node.props, 'src') ?? '';
    return (
      <img
        data-testid={textOf(node.props, 'testId')}
        src={src.startsWith('data:image/') ? src : webAddress(src).href}
        alt={textOf(node.props, 'alt') ?? ''}
        style={{ maxWidth: '100%' }}
        {...pick(node.props, 'width', 'height')}
      />
    );
  },
} satisfies Record<string, Drawing>;
